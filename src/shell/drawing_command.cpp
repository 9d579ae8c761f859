#include "shell/drawing_command.h"

#include "anatomy/locate.h"
#include "anatomy/red_flags.h"
#include "io/drawing_io.h"
#include "io/file_bytes.h"
#include "shell/content_loader.h"
#include "shell/report_text.h"

#include <algorithm>
#include <utility>

namespace knotlas::shell
{
namespace
{

using anatomy::DrawingAnswer;
using core::Result;

constexpr const char* kNone =
    "None of the classical patterns explains this drawing well. Pain has many other causes.";

Json regionsJson(const app::Content& content, const anatomy::SkinField& field)
{
    Json regions = Json::array();
    for (const anatomy::TouchedRegion& touched : anatomy::touchedRegions(*content.matrix, field))
    {
        regions.push_back({{"id", content.atlas->regions[touched.region].id},
                           {"side", core::toString(touched.side)},
                           {"area_cm2", rounded(touched.areaCm2, 0.01)},
                           {"share_of_region", numberJson(touched.shareOfRegion)}});
    }
    return regions;
}

Json areaJson(const app::Content& content, const anatomy::PainArea& area,
              const anatomy::SkinField& field)
{
    Json qualities = Json::array();
    for (const anatomy::PainQuality quality : area.qualities)
    {
        qualities.push_back(anatomy::toString(quality));
    }
    return {{"id", area.id},
            {"intensity", area.intensity},
            {"qualities", std::move(qualities)},
            {"depth", anatomy::toString(area.depth)},
            {"area_cm2", rounded(content.matrix->areaCm2(field), 0.01)},
            {"regions", regionsJson(content, field)}};
}

Json documentJson(const app::Content& content, const LoadedDrawing& loaded)
{
    const double area = content.matrix->areaCm2(loaded.painted.all);
    Json areas = Json::array();
    for (std::size_t i = 0; i < loaded.drawing.areas.size(); ++i)
    {
        areas.push_back(areaJson(content, loaded.drawing.areas[i], loaded.painted.areas[i]));
    }
    return {{"drawing", loaded.file},
            {"date", loaded.drawing.date},
            {"area_cm2", rounded(area, 0.01)},
            {"percent_of_body", numberJson(100.0 * area / anatomy::bodyAreaCm2(*content.matrix))},
            {"areas", std::move(areas)}};
}

// Who a pattern is: the members that candidates and sets have in common.
Json patternJson(const app::Content& content, std::uint32_t pattern)
{
    const anatomy::PatternRow& row = content.matrix->patterns()[pattern];
    const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
    return {{"muscle", muscle.muscle},
            {"id", muscle.id},
            {"trigger_point", muscle.triggerPoints[row.triggerPoint].id},
            {"side", core::toString(row.side)}};
}

// "Upper trapezius TrP1 explains 60 % of the drawing; ..."
std::string whyOf(const app::Content& content, const anatomy::DrawingCandidate& candidate)
{
    const anatomy::PatternRow& row = content.matrix->patterns()[candidate.pattern];
    const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
    const anatomy::TriggerPoint& point = muscle.triggerPoints[row.triggerPoint];
    return muscle.name + " " + point.label + " " + anatomy::reasonInWords(candidate, point);
}

Json candidateJson(const app::Content& content, const anatomy::DrawingCandidate& candidate)
{
    const anatomy::PatternRow& row = content.matrix->patterns()[candidate.pattern];
    const anatomy::TriggerPoint& point =
        content.atlas->muscles[row.muscle].triggerPoints[row.triggerPoint];
    Json json = patternJson(content, candidate.pattern);
    json["level"] = anatomy::toString(candidate.level);
    json["score"] = numberJson(static_cast<double>(candidate.score));
    json["rank"] = candidate.rank;
    json["explained"] = numberJson(candidate.match.explained);
    json["zone_painted"] = numberJson(candidate.match.zonePainted);
    json["jaccard"] = numberJson(candidate.match.jaccard);
    json["with_spillover"] = candidate.withSpillover;
    json["prevalence"] = numberJson(static_cast<double>(point.prevalence));
    json["confidence"] = anatomy::toString(point.confidence);
    json["why"] = whyOf(content, candidate);
    return json;
}

Json setJson(const app::Content& content, const DrawingAnswer& answer)
{
    Json set = Json::array();
    for (const anatomy::SetMember& member : answer.bestSet)
    {
        Json json = patternJson(content, member.pattern);
        json["adds"] = numberJson(member.adds);
        json["explained"] = numberJson(member.sofar);
        set.push_back(std::move(json));
    }
    return set;
}

Json flagsJson(const std::vector<const anatomy::RedFlag*>& flags)
{
    Json json = Json::array();
    for (const anatomy::RedFlag* flag : flags)
    {
        json.push_back({{"text", flag->text}, {"sources", sourceIds(flag->sources)}});
    }
    return json;
}

std::string nameOf(const app::Content& content, std::uint32_t pattern)
{
    const anatomy::PatternRow& row = content.matrix->patterns()[pattern];
    const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
    return muscle.name + " " + muscle.triggerPoints[row.triggerPoint].label + ", " +
           std::string(core::toString(row.side));
}

std::string firstLines(const std::vector<const anatomy::RedFlag*>& flags)
{
    std::string text;
    for (const anatomy::RedFlag* flag : flags)
    {
        text += "First: " + flag->text + "\n";
    }
    return text;
}

std::string areaText(double cm2, double shareOfBody)
{
    return core::formatFixed(cm2, 0) + " cm2, " + core::formatFixed(100.0 * shareOfBody, 1) +
           " % of the body";
}

std::string answerText(const app::Content& content, const DrawingAnswer& answer, std::size_t count)
{
    std::string text = "Painted: " + areaText(answer.areaCm2, answer.shareOfBody) + "\n";
    if (answer.unexplained)
    {
        text += std::string(kNone) + "\n";
    }
    for (std::size_t i = 0; i < count; ++i)
    {
        const anatomy::DrawingCandidate& candidate = answer.candidates[i];
        const core::Side side = content.matrix->patterns()[candidate.pattern].side;
        const auto sharesRank = [&](const anatomy::DrawingCandidate& other) {
            return other.rank == candidate.rank;
        };
        const bool tied = std::ranges::count_if(answer.candidates, sharesRank) > 1;
        text += padded((tied ? "=" : " ") + std::to_string(candidate.rank), 5) +
                padded(core::formatFixed(static_cast<double>(candidate.score), 2), 6) +
                padded(std::string(core::toString(side)), 7) + whyOf(content, candidate) + "\n";
    }
    for (std::size_t i = 0; i < answer.bestSet.size(); ++i)
    {
        const anatomy::SetMember& member = answer.bestSet[i];
        text += (i == 0 ? "Together: " : "          ") + nameOf(content, member.pattern) +
                (i == 0 ? " explains " : " brings it to ") + percent(member.sofar) + "\n";
    }
    return text;
}

Result<app::Content> contentOf(const Words& words)
{
    return loadShippedOr(contentOptions(words));
}

}  // namespace

Result<LoadedDrawing> loadDrawing(const app::Content& content, const std::filesystem::path& file)
{
    io::DrawingReading reading = io::readDrawing(file);
    if (!reading.drawing)
    {
        return core::Error(io::format(reading.findings));
    }
    Result<anatomy::PaintedDrawing> painted =
        anatomy::paintDrawing(*content.matrix, *reading.drawing);
    if (!painted)
    {
        return std::move(painted).error().within(io::toUtf8(file));
    }
    if (painted->all.empty())
    {
        return core::Error("nothing is painted on it").within(io::toUtf8(file));
    }
    return LoadedDrawing{io::toUtf8(file), std::move(*reading.drawing), *std::move(painted)};
}

std::string drawingReport(const app::Content& content, const LoadedDrawing& drawing,
                          std::size_t maxCount, bool json)
{
    const DrawingAnswer answer =
        anatomy::explain(*content.matrix, *content.atlas, drawing.painted.all);
    const auto flags = anatomy::redFlagsFor(*content.matrix, *content.atlas, drawing.painted.all,
                                            anatomy::saidIn(drawing.drawing));
    const std::size_t all = answer.candidates.size();
    const std::size_t count = maxCount == 0 ? all : std::min(maxCount, all);
    if (!json)
    {
        return firstLines(flags) + answerText(content, answer, count);
    }
    Json candidates = Json::array();
    for (std::size_t i = 0; i < count; ++i)
    {
        candidates.push_back(candidateJson(content, answer.candidates[i]));
    }
    return dumped({{"query", documentJson(content, drawing)},
                   {"unexplained", answer.unexplained},
                   {"candidates", std::move(candidates)},
                   {"best_set", setJson(content, answer)},
                   {"score_parts",
                    {{"explained", anatomy::kExplainedPart},
                     {"zone_painted", anatomy::kZonePaintedPart},
                     {"jaccard", anatomy::kJaccardPart}}},
                   {"red_flags", flagsJson(flags)}});
}

std::string comparisonReport(const app::Content& content, const LoadedDrawing& before,
                             const LoadedDrawing& after, bool json)
{
    const anatomy::DrawingChange change =
        anatomy::compareDrawings(*content.matrix, before.painted.all, after.painted.all);
    const auto flags = anatomy::redFlagsFor(*content.matrix, *content.atlas, after.painted.all,
                                            anatomy::saidIn(after.drawing));
    Json regions = Json::array();
    std::string table;
    for (const anatomy::RegionChange& region : change.regions)
    {
        const anatomy::Region& named = content.atlas->regions[region.region];
        regions.push_back({{"id", named.id},
                           {"side", core::toString(region.side)},
                           {"before_cm2", rounded(region.beforeCm2, 0.01)},
                           {"after_cm2", rounded(region.afterCm2, 0.01)}});
        table += padded(named.name + ", " + std::string(core::toString(region.side)), 44) +
                 core::formatFixed(region.beforeCm2, 0) + " -> " +
                 core::formatFixed(region.afterCm2, 0) + " cm2\n";
    }
    if (json)
    {
        return dumped({{"before", documentJson(content, before)},
                       {"after", documentJson(content, after)},
                       {"common_cm2", rounded(change.commonCm2, 0.01)},
                       {"went_cm2", rounded(change.wentCm2, 0.01)},
                       {"came_cm2", rounded(change.cameCm2, 0.01)},
                       {"jaccard", numberJson(change.jaccard)},
                       {"regions", std::move(regions)},
                       {"red_flags", flagsJson(flags)}});
    }
    return firstLines(flags) + padded(before.drawing.date, 12) +
           areaText(change.beforeCm2, change.beforeCm2 / change.bodyCm2) + "\n" +
           padded(after.drawing.date, 12) +
           areaText(change.afterCm2, change.afterCm2 / change.bodyCm2) + "\n" + padded("Went", 12) +
           core::formatFixed(change.wentCm2, 0) + " cm2\n" + padded("Came", 12) +
           core::formatFixed(change.cameCm2, 0) + " cm2\n" + padded("Alike", 12) +
           percent(change.jaccard) + " (common area over united area)\n" + table;
}

Result<int> runLocateDrawing(const Words& words)
{
    Result<std::size_t> top = topOf(words);
    if (!top)
    {
        return std::move(top).error();
    }
    Result<app::Content> content = contentOf(words);
    if (!content)
    {
        return std::move(content).error();
    }
    Result<LoadedDrawing> drawing = loadDrawing(*content, words.drawing);
    if (!drawing)
    {
        return std::move(drawing).error();
    }
    print(drawingReport(*content, *drawing, *top, words.json));
    return 0;
}

Result<int> runCompareDrawings(const Words& words)
{
    Result<app::Content> content = contentOf(words);
    if (!content)
    {
        return std::move(content).error();
    }
    Result<LoadedDrawing> before = loadDrawing(*content, words.drawing);
    if (!before)
    {
        return std::move(before).error();
    }
    Result<LoadedDrawing> after = loadDrawing(*content, words.compare);
    if (!after)
    {
        return std::move(after).error();
    }
    print(comparisonReport(*content, *before, *after, words.json));
    return 0;
}

}  // namespace knotlas::shell
