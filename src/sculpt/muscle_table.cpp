#include "sculpt/muscle_table.h"

#include "sculpt/tables.h"

#include <algorithm>
#include <set>

namespace knotlas::sculpt
{

namespace
{

constexpr float kMm = 0.001f;

// At an end of a sheet: one share for all fibres, or a table over v.
std::vector<glm::vec2> readEdge(const TableNode& node)
{
    return node.isNumber() ? std::vector<glm::vec2>{{0.0f, node.number()}} : node.pairs();
}

SheetRow readRow(const TableNode& node)
{
    SheetRow row;
    row.u = node["u"].number();
    row.cells = node.has("grid");
    row.points = node[row.cells ? "grid" : "line"].vectors();
    if (row.points.size() < 2)
    {
        node.fail("a row needs two points or more");
    }
    return row;
}

void readThickness(const TableNode& node, SheetStrip& strip)
{
    if (node.has("profile"))
    {
        for (const glm::vec2& point : node["profile"].pairs())
        {
            strip.profile.emplace_back(point.x, point.y * kMm);
        }
        return;
    }
    for (std::vector<float> row : node["thickness"].rows())
    {
        for (float& value : row)
        {
            value *= kMm;
        }
        strip.thickness.push_back(std::move(row));
    }
    if (strip.thickness.size() < 2)
    {
        node.fail("\"thickness\" needs two rows or more");
    }
}

std::optional<Measured> readMeasured(const TableNode& node)
{
    if (!node.has("measured"))
    {
        return std::nullopt;
    }
    const TableNode measured = node["measured"];
    return Measured{measured["volume"].number(), measured["centroid"].vector()};
}

SheetStrip readStrip(const TableNode& node, const std::string& id)
{
    SheetStrip strip;
    strip.id = node.text("id", id);
    strip.share = node.number("share", 1.0f);
    for (const TableNode& row : node["rows"].items())
    {
        strip.rows.push_back(readRow(row));
    }
    if (strip.rows.size() < 2 ||
        !std::ranges::is_sorted(strip.rows, std::less_equal<>(), &SheetRow::u))
    {
        node.fail("\"rows\" needs two rows or more with rising u");
    }
    readThickness(node, strip);
    strip.measured = readMeasured(node);
    strip.tendon = {readEdge(node["tendon"].at(0)), readEdge(node["tendon"].at(1))};
    if (node.has("middle_tendon"))
    {
        strip.middleTendon = readEdge(node["middle_tendon"]);
    }
    if (node.has("intersections"))
    {
        strip.intersections = node["intersections"].numbers();
    }
    return strip;
}

SheetShape readSheet(const TableNode& node, const std::string& id)
{
    SheetShape sheet;
    sheet.taut = node.boolean("taut", false);
    sheet.cross = node.number("cross", sheet.cross);
    sheet.hold = node.number("hold", sheet.hold);
    if (node.has("bulge"))
    {
        sheet.bulge = node["bulge"].vector();
    }
    for (const TableNode& strip : node["strips"].items())
    {
        sheet.strips.push_back(readStrip(strip, id));
    }
    if (sheet.strips.empty())
    {
        node.fail("a sheet needs a strip");
    }
    return sheet;
}

SweepShape readSweep(const TableNode& node)
{
    SweepShape sweep{node["stations"].stations(), glm::vec2(0.0f)};
    if (node.has("tendon"))
    {
        sweep.tendon = node["tendon"].pair();
    }
    if (sweep.stations.size() < 3)
    {
        node.fail("a sweep needs three stations or more");
    }
    return sweep;
}

StrandShape readStrand(const TableNode& node)
{
    StrandShape strand{node["points"].vectors(), node["radius"].number() * kMm};
    if (strand.points.size() < 3)
    {
        node.fail("a strand needs three points or more");
    }
    return strand;
}

MuscleEntry readMuscle(const TableNode& node)
{
    MuscleEntry muscle;
    muscle.id = node["id"].text();
    muscle.tendon = node.text("tissue", "muscle") == "tendon";
    muscle.midline = node.boolean("midline", false);
    muscle.layer = node["layer"].number();
    muscle.superficial = node["superficial"].boolean();
    muscle.triangles = node["triangles"].integer();
    muscle.support = node.number("support", muscle.support / kMm) * kMm;
    const std::string kind = node["kind"].text();
    if (kind == "sweep")
    {
        muscle.shape = readSweep(node);
        muscle.measured = readMeasured(node);
    }
    else if (kind == "strand")
    {
        muscle.shape = readStrand(node);
    }
    else if (kind == "sheet")
    {
        muscle.shape = readSheet(node, muscle.id);
    }
    else
    {
        node["kind"].fail("kind is \"sweep\", \"sheet\" or \"strand\"");
    }
    return muscle;
}

Filling readFilling(const TableNode& node)
{
    Filling filling;
    filling.id = node["id"].text();
    filling.layer = node["layer"].number();
    for (const TableNode& section : node["sections"].items())
    {
        filling.sections.push_back({section["centre"].vector(), section["radii"].numbers()});
        std::vector<float>& radii = filling.sections.back().radii;
        std::ranges::for_each(radii, [](float& radius) { radius *= kMm; });
        if (radii.size() != filling.sections.front().radii.size() || radii.size() < 3)
        {
            section.fail("all sections have the same number of radii, three or more");
        }
    }
    if (filling.sections.size() < 2)
    {
        node.fail("a filling needs two sections or more");
    }
    return filling;
}

core::Result<std::vector<std::filesystem::path>> tablesIn(const std::filesystem::path& folder)
{
    std::error_code failure;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure))
    {
        if (entry.path().extension() == ".json")
        {
            files.push_back(entry.path());
        }
    }
    if (failure || files.empty())
    {
        return core::Error(folder.string() + ": there is no table of muscles in this folder");
    }
    std::ranges::sort(files);
    return files;
}

core::Result<void> addTable(const std::filesystem::path& file, std::set<std::string>& ids,
                            MuscleTable& muscles)
{
    core::Result<Table> table = Table::load(file);
    if (!table)
    {
        return std::move(table).error();
    }
    const TableNode root = table->root();
    if (root.has("fillings"))
    {
        std::ranges::transform(root["fillings"].items(), std::back_inserter(muscles.fillings),
                               readFilling);
    }
    if (root.has("bones"))
    {
        for (const TableNode& node : root["bones"].items())
        {
            muscles.bones.push_back({node["id"].text(), node["layer"].number()});
        }
    }
    if (root.has("muscles"))
    {
        for (const TableNode& node : root["muscles"].items())
        {
            muscles.muscles.push_back(readMuscle(node));
            if (!ids.insert(muscles.muscles.back().id).second)
            {
                node["id"].fail("this id is used twice");
            }
        }
    }
    return table->status();
}

}  // namespace

core::Result<MuscleTable> readMuscleTable(const std::filesystem::path& folder)
{
    auto files = tablesIn(folder);
    if (!files)
    {
        return std::move(files).error();
    }
    MuscleTable muscles;
    std::set<std::string> ids;
    for (const std::filesystem::path& file : *files)
    {
        if (auto added = addTable(file, ids, muscles); !added)
        {
            return std::move(added).error();
        }
    }
    // Which file an entry stands in makes no difference.
    std::ranges::sort(muscles.muscles, {}, [](const MuscleEntry& muscle) {
        return std::pair<float, std::string_view>(muscle.layer, muscle.id);
    });
    return muscles;
}

}  // namespace knotlas::sculpt
