#include "sculpt/figure.h"

#include "core/text.h"
#include "sculpt/skin_steps.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

constexpr double kMillimetre = 0.001;

// Column `column` over the height in column 0, as profile.
SmoothProfile profileOf(const std::vector<std::vector<float>>& rows, std::size_t column,
                        double unit)
{
    std::vector<glm::dvec2> points;
    for (const std::vector<float>& row : rows)
    {
        points.emplace_back(kMillimetre * row[0], unit * row[column]);
    }
    return SmoothProfile(std::move(points));
}

// Rows of `columns` numbers that rise in the first; faulty ones are refused and none returned.
std::vector<std::vector<float>> readRows(const TableNode& node, std::size_t columns,
                                         const std::string& meaning)
{
    std::vector<std::vector<float>> rows = node.rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        if (rows[i].size() != columns)
        {
            node.at(i).fail("each row is " + meaning);
            return {};
        }
        if (i > 0 && rows[i][0] <= rows[i - 1][0])
        {
            node.at(i).fail("heights rise from row to row: sort the rows from the floor up");
            return {};
        }
    }
    if (rows.size() < 2)
    {
        node.fail("a profile needs two rows at least, each " + meaning);
        return {};
    }
    return rows;
}

// Rows of factors by height.
std::vector<std::vector<float>> readFactors(const TableNode& node, std::size_t columns,
                                            const std::string& meaning)
{
    constexpr float kLeast = 0.5f;
    constexpr float kMost = 2.0f;
    std::vector<std::vector<float>> rows = readRows(node, columns, meaning);
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        for (std::size_t k = 1; k < columns; ++k)
        {
            if (rows[i][k] < kLeast || rows[i][k] > kMost)
            {
                node.at(i).at(k).fail("a factor lies between 0.5 and 2 (1 is as the neutral body)");
            }
        }
    }
    return rows;
}

void readArm(const TableNode& arm, FigureProfiles& profiles)
{
    const auto axis = readRows(arm["axisMm"], 3, "[height, distance from the midline, z]");
    const auto divide = readRows(arm["divideMm"], 3, "[height, distance from the midline, blend]");
    for (std::size_t i = 0; i < divide.size(); ++i)
    {
        if (divide[i][2] <= 0.0f)
        {
            arm["divideMm"].at(i).at(2).fail("a blend is more than nothing");
        }
    }
    profiles.armAside = profileOf(axis, 1, kMillimetre);
    profiles.armBefore = profileOf(axis, 2, kMillimetre);
    profiles.divide = profileOf(divide, 1, kMillimetre);
    profiles.blend = profileOf(divide, 2, kMillimetre);
    profiles.shoulder = kMillimetre * glm::dvec3(arm["shoulderMm"].vector());
}

FigureWarp readWarp(const TableNode& root, const TableNode& figure, double scale)
{
    FigureProfiles profiles;
    profiles.scale = scale;
    const auto body = readFactors(figure["body"], 3, "[height, breadth, depth]");
    const auto arm = readFactors(figure["arm"], 2, "[height, girth]");
    profiles.width = profileOf(body, 1, 1.0);
    profiles.depth = profileOf(body, 2, 1.0);
    profiles.armGirth = profileOf(arm, 1, 1.0);
    readArm(root["arm"], profiles);
    return FigureWarp(std::move(profiles));
}

// A layer under the skin, thickest at a centre, that thins out smoothly to nothing at its radii.
struct Pad
{
    glm::vec3 centre, radii;
    float thickness = 0.0f;

    [[nodiscard]] float at(const glm::vec3& p) const
    {
        const glm::vec3 q = (p - centre) / radii;
        const float inside = std::max(0.0f, 1.0f - glm::dot(q, q));
        return thickness * inside * inside * inside;
    }
};

// What pads add at a place of the right half; those beside the midline have a twin beyond it.
float thicknessAt(const std::vector<Pad>& pads, const glm::vec3& p)
{
    float sum = 0.0f;
    for (const Pad& pad : pads)
    {
        sum += pad.at(p) + (pad.centre.x == 0.0f ? 0.0f : pad.at({-p.x, p.y, p.z}));
    }
    return sum;
}

std::vector<Pad> readPads(const TableNode& nodes)
{
    constexpr auto kMm = static_cast<float>(kMillimetre);
    constexpr float kThickest = 0.03f;  // metres: distances farther from the surface are not known
    std::vector<Pad> pads;
    for (const TableNode& node : nodes.items())
    {
        const Pad pad{kMm * node["mm"].vector(), kMm * node["radii"].vector(),
                      kMm * node["thick"].number()};
        if (std::min({pad.radii.x, pad.radii.y, pad.radii.z}) <= 0.0f)
        {
            node["radii"].fail("a radius is more than nothing");
            continue;
        }
        if (std::abs(pad.thickness) > kThickest)
        {
            node["thick"].fail("a pad is at most 30 mm thick: model more than that as a step");
        }
        pads.push_back(pad);
    }
    return pads;
}

void addPads(const TableNode& nodes, SkinVolume& skin)
{
    const std::vector<Pad> pads = readPads(nodes);
    skin.change([&](const glm::vec3& p, float d) { return d - thicknessAt(pads, p); });
}

geometry::Aabb readRoom(const TableNode& node)
{
    geometry::Aabb room;
    for (const glm::vec3& corner : node.vectors())
    {
        room.add(static_cast<float>(kMillimetre) * corner);
    }
    return room;
}

core::Error unknownFigure(const std::string& name, const TableNode& figures)
{
    const std::vector<std::string> known = figures.keys();
    std::string list;
    for (std::size_t i = 0; i < known.size(); ++i)
    {
        list += (i == 0 ? "" : i + 1 < known.size() ? ", " : " and ") + known[i];
    }
    return core::Error("unknown figure \"" + name + "\"" + core::didYouMean(name, known) +
                           "; there are " + list,
                       core::ErrorKind::Usage);
}

// Every part of the skin that a figure adds to, after a trial on a few points, so that a fault in
// its steps is met before anything is built.
std::map<std::string, TableNode, std::less<>> readSkin(const TableNode& skin)
{
    constexpr std::array<std::string_view, 4> kParts{"body", "foot", "hand", "head"};
    std::map<std::string, TableNode, std::less<>> parts;
    for (const std::string& part : skin.keys())
    {
        if (std::ranges::find(kParts, part) == kParts.end())
        {
            skin[part].fail("unknown part of the skin; there are body, foot, hand and head");
            continue;
        }
        SkinVolume trial({glm::vec3(-0.01f), glm::vec3(0.0f)}, 0.005f);
        addPads(skin[part]["pads"], trial);
        applySkinSteps(skin[part]["steps"], trial);
        parts.emplace(part, skin[part]);
    }
    return parts;
}

}  // namespace

core::Result<Figure> Figure::read(const std::filesystem::path& file, const std::string& name)
{
    core::Result<Table> table = Table::load(file);
    if (!table)
    {
        return std::move(table).error();
    }
    return from(std::move(*table), name);
}

core::Result<Figure> Figure::from(Table table, const std::string& name)
{
    Figure figure;
    figure.name_ = name;
    const auto kept = std::make_shared<const Table>(std::move(table));
    figure.table_ = kept;
    const TableNode root = kept->root();
    const TableNode figures = root["figures"];
    const double neutral = figures[kNeutral]["stature"].number();
    if (kept->status() && !figures.has(name))
    {
        return unknownFigure(name, figures);
    }
    const TableNode own = figures[name];
    figure.stature_ = own["stature"].number();
    if (!figure.isNeutral() && kept->status())
    {
        constexpr double kLeast = 1.2;  // metres: adults
        constexpr double kMost = 2.2;
        if (std::min(neutral, figure.stature_) < kLeast ||
            std::max(neutral, figure.stature_) > kMost)
        {
            own["stature"].fail("the stature of an adult lies between 1.2 and 2.2 m");
        }
        figure.warp_ = readWarp(root, own, figure.stature_ / neutral);
        for (const std::string& id : own["indices"].keys())
        {
            const TableNode index = own["indices"][id];
            figure.indices_.push_back({id, index["landmark"].text(), index["factor"].number()});
        }
        for (const std::string& id : own["landmarksMm"].keys())
        {
            figure.moved_[id] = static_cast<float>(kMillimetre) * own["landmarksMm"][id].vector();
        }
        figure.skin_ = readSkin(own["skin"]);
        figure.room_ = readRoom(own["roomMm"]);
    }
    const bool readable = !figure.isNeutral() && kept->status();
    if (const auto fold = readable ? figure.warp_.fold() : std::nullopt)
    {
        own["body"].fail("the figure folds the body at " + core::formatFixed(1000.0 * fold->x, 0) +
                         " mm from the midline, height " + core::formatFixed(1000.0 * fold->y, 0) +
                         " mm: bring the factors of body and arm nearer to each other there");
    }
    if (auto status = kept->status(); !status)
    {
        return std::move(status).error();
    }
    return figure;
}

void Figure::shapeSkin(std::string_view part, SkinVolume& skin) const
{
    if (const auto own = skin_.find(part); own != skin_.end())
    {
        addPads(own->second["pads"], skin);
        applySkinSteps(own->second["steps"], skin);
    }
}

SkinExtras Figure::skinExtras() const
{
    return {[this](std::string_view part, SkinVolume& skin) { shapeSkin(part, skin); }, room_};
}

void Figure::moveLandmarks(std::map<std::string, glm::vec3, std::less<>>& landmarks) const
{
    if (isNeutral())
    {
        return;
    }
    for (auto& [id, position] : landmarks)
    {
        const auto moved = moved_.find(id);
        position =
            glm::vec3(warp_.apply(glm::dvec3(moved == moved_.end() ? position : moved->second)));
    }
}

}  // namespace knotlas::sculpt
