#include "shell/reports.h"

#include "anatomy/red_flags.h"
#include "app/commands.h"
#include "app/details.h"
#include "core/text.h"
#include "shell/report_text.h"
#include "shell/words.h"

#include <algorithm>
#include <vector>

namespace knotlas::shell
{
namespace
{

Json regionIds(const app::PointDetails& point, anatomy::ZoneLevel level)
{
    Json ids = Json::array();
    for (const app::RegionReach& reach : point.regions)
    {
        if (reach.level == level)
        {
            ids.push_back(reach.regionId);
        }
    }
    return ids;
}

// Sources with the place in each.
Json citationsJson(const std::vector<anatomy::Citation>& citations)
{
    Json list = Json::array();
    for (const anatomy::Citation& citation : citations)
    {
        list.push_back({{"id", citation.source}, {"where", citation.where}});
    }
    return list;
}

template <typename Enum> Json wordOrNull(const std::optional<Enum>& value)
{
    return value ? Json(toString(*value)) : Json();
}

Json pointSummary(const app::PointDetails& details)
{
    const anatomy::TriggerPoint& point = *details.point;
    return {{"id", point.id},
            {"label", point.label},
            {"kind", anatomy::toString(point.kind)},
            {"essential", regionIds(details, anatomy::ZoneLevel::Essential)},
            {"spillover", regionIds(details, anatomy::ZoneLevel::Spillover)},
            {"only_side", wordOrNull(point.onlySide)},
            {"sources", sourceIds(point.sources)},
            {"confidence", anatomy::toString(point.confidence)}};
}

// What else the atlas says of a point.
void addPointFacts(Json& entry, const anatomy::TriggerPoint& point)
{
    entry["place"] = point.placeWords;
    entry["depth"] = wordOrNull(point.depth);
    entry["felt"] = point.felt;
    entry["loaded_by"] = point.loadedBy;
    entry["effects"] = point.effects;
    entry["examination"] = Json();
    if (point.examination)
    {
        entry["examination"] = {{"how", toString(point.examination->how)},
                                {"words", point.examination->words}};
    }
    entry["satellites"] = point.satellites;
    entry["felt_deep"] = std::ranges::any_of(point.zones, [](const anatomy::Zone& zone) {
        return zone.feltAt == anatomy::FeltAt::Deep;
    });
    entry["basis"] = wordOrNull(point.basis);
    entry["confidence_note"] = point.confidenceNote;
    entry["citations"] = citationsJson(point.sources);
}

void addMuscleFacts(Json& json, const anatomy::Muscle& muscle)
{
    json["latin"] = muscle.latin;
    json["synonyms"] = muscle.synonyms;
    json["fma"] = muscle.fma;
    json["red_flags"] = Json::array();
    for (const anatomy::MuscleWarning& flag : muscle.redFlags)
    {
        json["red_flags"].push_back({{"text", flag.text}, {"sources", sourceIds(flag.sources)}});
    }
    json["often_absent"] = muscle.oftenAbsent;
    json["attachments"] = {{"origin", muscle.attachments.origin},
                           {"insertion", muscle.attachments.insertion}};
    json["attachments_basis"] = wordOrNull(muscle.attachmentsBasis);
    json["nerve"] = muscle.nerve;
    json["action"] = muscle.action;
    json["synergists"] = muscle.synergists;
    json["antagonists"] = muscle.antagonists;
    json["self_care"] = Json();
    if (muscle.selfCare)
    {
        json["self_care"] = {{"by", toString(muscle.selfCare->by)},
                             {"text", muscle.selfCare->text},
                             {"avoid", muscle.selfCare->avoid},
                             {"sources", sourceIds(muscle.selfCare->sources)}};
    }
    json["sources"] = sourceIds(muscle.sources);
    json["citations"] = citationsJson(muscle.sources);
}

Json muscleSummary(const anatomy::Muscle& muscle)
{
    return {{"id", muscle.id},
            {"muscle", muscle.muscle},
            {"part", muscle.part},
            {"name", muscle.name},
            {"group", muscle.group}};
}

Json muscleJson(const app::MuscleDetails& details)
{
    Json json = muscleSummary(*details.muscle);
    json["trigger_points"] = Json::array();
    for (const app::PointDetails& point : details.points)
    {
        json["trigger_points"].push_back(pointSummary(point));
    }
    return json;
}

Json showJson(const app::MuscleDetails& details, core::Side side)
{
    const anatomy::Muscle& muscle = *details.muscle;
    Json json = muscleSummary(muscle);
    json["side"] = core::toString(side);
    addMuscleFacts(json, muscle);
    json["trigger_points"] = Json::array();
    for (const app::PointDetails& point : details.points)
    {
        Json entry = pointSummary(point);
        addPointFacts(entry, *point.point);
        if (point.pattern != nullptr)
        {
            entry["position"] = pointJson(point.position);
            entry["depth_mm"] = numberJson(static_cast<double>(point.depthMm));
        }
        entry["regions"] = Json::array();
        for (const app::RegionReach& reach : point.regions)
        {
            entry["regions"].push_back(
                {{"id", reach.regionId},
                 {"level", anatomy::toString(reach.level)},
                 {"share_of_region", numberJson(static_cast<double>(reach.shareOfRegion))},
                 {"share_of_zone", numberJson(static_cast<double>(reach.shareOfZone))}});
        }
        json["trigger_points"].push_back(std::move(entry));
    }
    return json;
}

// The text of `knotlas show`: titles in a column, long texts wrapped beside it.
class FactSheet
{
  public:
    explicit FactSheet(const app::Content& content) : content_(content) {}

    void heading(const std::string& text) { text_ += text + "\n"; }

    void gap() { text_ += "\n"; }

    void line(const std::string& title, const std::string& value)
    {
        if (value.empty())
        {
            return;
        }
        constexpr std::size_t kTitle = 14;
        constexpr std::size_t kWidth = 100;
        text_ += padded(title, kTitle);
        std::size_t column = 0;
        for (const std::string_view word : core::split(value, ' '))
        {
            if (column > 0 && column + 1 + word.size() > kWidth)
            {
                text_ += "\n" + std::string(kTitle, ' ');
                column = 0;
            }
            text_ += (column > 0 ? " " : "") + std::string(word);
            column += (column > 0 ? 1 : 0) + word.size();
        }
        text_ += "\n";
    }

    void sources(const std::string& title, const std::vector<anatomy::Citation>& citations)
    {
        for (const anatomy::Citation& citation : citations)
        {
            const anatomy::Source* source = content_.atlas->findSource(citation.source);
            line(title, (source != nullptr ? source->text : citation.source) +
                            (citation.where.empty() ? "" : " " + citation.where));
        }
    }

    // "Upper trapezius TrP1, Masseter".
    void related(const std::string& title, const std::vector<std::string>& ids)
    {
        std::string names;
        for (const std::string& id : ids)
        {
            const anatomy::Muscle* muscle = content_.atlas->findMuscle(id);
            const anatomy::TriggerPoint* point = content_.atlas->findTriggerPoint(id);
            muscle = point != nullptr ? content_.atlas->muscleOfPoint(id) : muscle;
            const std::string name = muscle == nullptr  ? id
                                     : point == nullptr ? muscle->name
                                                        : muscle->name + " " + point->label;
            names += (names.empty() ? "" : ", ") + name;
        }
        line(title, names);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    const app::Content& content_;
    std::string text_;
};

// "to_be_confirmed" -> "to be confirmed".
std::string spoken(std::string_view word)
{
    std::string text(word);
    std::ranges::replace(text, '_', ' ');
    return text;
}

void showPoint(FactSheet& sheet, const app::PointDetails& details)
{
    const anatomy::TriggerPoint& point = *details.point;
    sheet.gap();
    sheet.heading(point.label + "  " + point.placeWords);
    if (point.onlySide)
    {
        sheet.line("  Side", "only the " + std::string(core::toString(*point.onlySide)));
    }
    sheet.line("  Felt", point.felt);
    for (const app::RegionReach& reach : details.regions)
    {
        sheet.line(reach.level == anatomy::ZoneLevel::Essential ? "  Essential" : "  Spillover",
                   reach.regionName + ": " + percent(reach.shareOfRegion) + " of the region");
    }
    sheet.line("  Effects", point.effects);
    sheet.line("  Loaded by", point.loadedBy);
    if (point.examination)
    {
        sheet.line("  Examination",
                   spoken(toString(point.examination->how)) + ": " + point.examination->words);
    }
    sheet.line("  Depth", point.depth ? std::string(toString(*point.depth)) : std::string());
    sheet.related("  Satellites", point.satellites);
    sheet.line("  Confidence",
               std::string(toString(point.confidence)) +
                   (point.basis ? " (" + spoken(toString(*point.basis)) + ")" : "") +
                   (point.confidenceNote.empty() ? "" : ". " + point.confidenceNote));
    sheet.sources("  Source", point.sources);
}

void showSelfCare(FactSheet& sheet, const anatomy::SelfCare& care)
{
    const bool forbidden = care.by == anatomy::SelfCareBy::ClinicianOnly;
    sheet.gap();
    sheet.line(forbidden ? "CLINICIAN ONLY" : "Self-care", care.text);
    sheet.line("  Avoid", care.avoid);
    sheet.sources("  Source", care.sources);
}

std::string showText(const app::Content& content, const app::MuscleDetails& details)
{
    const anatomy::Muscle& muscle = *details.muscle;
    FactSheet sheet(content);
    sheet.heading(muscle.name + "  (" + muscle.latin + ")");
    for (const anatomy::MuscleWarning& flag : muscle.redFlags)
    {
        sheet.line("First", flag.text);
    }
    sheet.line("Absent", muscle.oftenAbsent);
    sheet.line("Origin", muscle.attachments.origin);
    sheet.line("Insertion", muscle.attachments.insertion);
    sheet.line("Nerve", muscle.nerve);
    sheet.line("Action", muscle.action);
    sheet.related("Works with", muscle.synergists);
    sheet.related("Against", muscle.antagonists);
    for (const app::PointDetails& point : details.points)
    {
        showPoint(sheet, point);
    }
    if (muscle.selfCare)
    {
        showSelfCare(sheet, *muscle.selfCare);
    }
    return sheet.take();
}

Json nodeJson(const anatomy::Part& part)
{
    const geometry::TriMesh& mesh = *part.mesh;
    const geometry::Aabb box = geometry::boundsOf(mesh);
    return {{"name", part.nodeName()},
            {"kind", anatomy::toString(part.kind)},
            {"side", core::toString(part.side)},
            {"triangles", mesh.triangles.size()},
            {"centroid", pointJson(geometry::volumeCentroid(mesh))},
            {"volume_ml", numberJson(geometry::signedVolume(mesh) * 1e6)},
            {"bounds", Json::array({pointJson(box.min), pointJson(box.max)})},
            {"closed", geometry::isClosed(mesh)}};
}

// Paired landmarks: the plain name is the right side, ".left" its mirror image.
Json landmarksJson(const anatomy::Landmarks& landmarks)
{
    Json json = Json::object();
    for (const auto& [id, position] : landmarks.all())
    {
        json[id] = pointJson(position);
        if (position.x != 0.0f)
        {
            json[id + ".left"] = pointJson(*landmarks.find(id, core::Side::Left));
        }
    }
    return json;
}

std::size_t triangleCount(const anatomy::Body& body)
{
    std::size_t count = 0;
    for (const anatomy::Part& part : body.parts)
    {
        count += part.mesh->triangles.size();
    }
    return count;
}

// The skin that the query means, and how to call it.
struct Asked
{
    anatomy::SkinField place;
    std::string name;
};

core::Result<Asked> askedPlace(const app::Content& content, const LocateQuery& query)
{
    if (query.point)
    {
        return Asked{anatomy::spotAround(*content.matrix, *query.point), "this point"};
    }
    core::Result<const anatomy::Region*> region = regionNamed(content, query.region);
    if (!region)
    {
        return std::move(region).error();
    }
    const anatomy::RegionRow* row = content.matrix->findRegion(query.region, query.side);
    KNOTLAS_ASSERT(row != nullptr);
    return Asked{row->field, (*region)->name};
}

}  // namespace

std::string listReport(const app::Content& content, bool json)
{
    Json muscles = Json::array();
    std::string text;
    for (const anatomy::Muscle& muscle : content.atlas->muscles)
    {
        const app::MuscleDetails details = app::detailsOf(content, muscle, core::Side::Right);
        if (json)
        {
            muscles.push_back(muscleJson(details));
            continue;
        }
        text += padded(muscle.id, 34) + padded(muscle.name, 38);
        for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            text += " " + point.label;
        }
        text += "\n";
    }
    return json ? dumped({{"muscles", std::move(muscles)}}) : text;
}

std::string showReport(const app::Content& content, const anatomy::Muscle& muscle, core::Side side,
                       bool json)
{
    const app::MuscleDetails details = app::detailsOf(content, muscle, side);
    return json ? dumped(showJson(details, side)) : showText(content, details);
}

std::string regionsReport(const app::Content& content, bool json)
{
    Json regions = Json::array();
    std::string text;
    for (const anatomy::RegionRow& row : content.matrix->regions())
    {
        if (row.side != core::Side::Right)
        {
            continue;
        }
        const anatomy::Region& region = content.atlas->regions[row.region];
        if (json)
        {
            regions.push_back({{"id", region.id},
                               {"name", region.name},
                               {"area_cm2", rounded(row.areaCm2, 0.01)},
                               {"sides", {"left", "right"}}});
            continue;
        }
        text += padded(region.id, 24) + padded(region.name, 40) +
                core::formatFixed(row.areaCm2, 0) + " cm2\n";
    }
    return json ? dumped({{"regions", std::move(regions)}}) : text;
}

std::string infoReport(const app::Content& content, bool json)
{
    const anatomy::Body& body = *content.body;
    const app::LoadTimings& timings = content.timings;
    if (!json)
    {
        return padded("Body", 18) + body.file + "\n" + padded("Nodes", 18) +
               std::to_string(body.parts.size()) + "\n" + padded("Triangles", 18) +
               std::to_string(triangleCount(body)) + "\n" + padded("Landmarks", 18) +
               std::to_string(body.landmarks.all().size()) + "\n" + padded("Muscles", 18) +
               std::to_string(content.atlas->muscles.size()) + "\n" + padded("Read body", 18) +
               core::formatFixed(timings.readBodyMs, 1) + " ms\n" + padded("Read atlas", 18) +
               core::formatFixed(timings.readAtlasMs, 1) + " ms\n" + padded("Referral matrix", 18) +
               core::formatFixed(timings.referralMatrixMs, 1) + " ms\n";
    }
    Json nodes = Json::array();
    for (const anatomy::Part& part : body.parts)
    {
        nodes.push_back(nodeJson(part));
    }
    return dumped({{"body",
                    {{"file", body.file},
                     {"nodes", std::move(nodes)},
                     {"landmarks", landmarksJson(body.landmarks)}}},
                   {"triangles", triangleCount(body)},
                   {"timings_ms",
                    {{"read_body", rounded(timings.readBodyMs, 0.01)},
                     {"read_atlas", rounded(timings.readAtlasMs, 0.01)},
                     {"referral_matrix", rounded(timings.referralMatrixMs, 0.01)}}}});
}

std::string commandsReport()
{
    std::string text;
    std::vector<std::string_view> told;
    for (const app::CommandSpec& spec : app::commandTable())
    {
        if (std::ranges::find(told, spec.name) == told.end())
        {
            told.push_back(spec.name);
            const std::string call = std::string(spec.name) + " " + std::string(spec.arguments);
            text += padded(call, 36) + std::string(spec.help) + "\n";
        }
    }
    return text;
}

core::Result<std::string> locateReport(const app::Content& content, const LocateQuery& query,
                                       bool json)
{
    core::Result<Asked> asked = askedPlace(content, query);
    if (!asked)
    {
        return std::move(asked).error();
    }
    const std::size_t maxCount =
        query.maxCount > 0 ? query.maxCount : content.matrix->patterns().size();
    const std::vector<anatomy::Candidate> candidates =
        anatomy::locate(*content.matrix, *content.atlas, asked->place, asked->name, maxCount);
    const std::vector<const anatomy::RedFlag*> redFlags =
        anatomy::redFlagsFor(*content.matrix, *content.atlas, asked->place);

    std::string text;
    for (const anatomy::RedFlag* flag : redFlags)
    {
        text += "First: " + flag->text + "\n";
    }
    Json list = Json::array();
    for (const anatomy::Candidate& candidate : candidates)
    {
        const anatomy::PatternRow& pattern = content.matrix->patterns()[candidate.pattern];
        const anatomy::Muscle& muscle = content.atlas->muscles[pattern.muscle];
        const anatomy::TriggerPoint& point = muscle.triggerPoints[pattern.triggerPoint];
        list.push_back({{"muscle", muscle.muscle},
                        {"id", muscle.id},
                        {"trigger_point", point.id},
                        {"side", core::toString(pattern.side)},
                        {"level", anatomy::toString(candidate.level)},
                        {"score", numberJson(static_cast<double>(candidate.score))},
                        {"why", candidate.why}});
        text += padded(core::formatFixed(static_cast<double>(candidate.score), 2), 6) +
                candidate.why + "\n";
    }
    if (!json)
    {
        return text.empty() ? std::string("No pattern of the atlas reaches there.\n") : text;
    }
    Json what = Json::object();
    if (query.point)
    {
        what["point"] = pointJson(*query.point);
    }
    else
    {
        what["region"] = query.region;
    }
    what["side"] = core::toString(query.side);
    Json flags = Json::array();
    for (const anatomy::RedFlag* flag : redFlags)
    {
        flags.push_back({{"text", flag->text}, {"sources", sourceIds(flag->sources)}});
    }
    return dumped({{"query", std::move(what)},
                   {"candidates", std::move(list)},
                   {"red_flags", std::move(flags)}});
}

}  // namespace knotlas::shell
