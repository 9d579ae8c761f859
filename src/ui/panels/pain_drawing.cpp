#include "ui/panels/pain_drawing.h"

#include "core/text.h"
#include "ui/panels/candidate_card.h"
#include "ui/panels/pain_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace knotlas::ui
{
namespace
{

constexpr std::size_t kListed = 12;

constexpr std::size_t kFlagsShown = 3;

using anatomy::DrawingCandidate;

std::string percent(double share)
{
    return core::formatFixed(100.0 * share, 0) + " %";
}

std::string cm2(double area)
{
    return core::formatFixed(area, area < 9.95 ? 1 : 0) + " cm²";
}

std::string capital(std::string text)
{
    const bool small = !text.empty() && text.front() >= 'a' && text.front() <= 'z';
    text.front() = small ? static_cast<char>(text.front() - ('a' - 'A')) : text.front();
    return text;
}

std::string nameOf(const Frame& frame, std::uint32_t pattern)
{
    const app::Content& content = frame.state.content;
    const anatomy::PatternRow& row = content.matrix->patterns()[pattern];
    const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
    return app::nameOf(frame.state, muscle, muscle.triggerPoints[row.triggerPoint]);
}

std::string_view levelOf(const Frame& frame, anatomy::ZoneLevel level)
{
    return level == anatomy::ZoneLevel::Essential ? frame.text("pain.essential")
                                                  : frame.text("pain.spillover");
}

void open(Frame& frame, std::uint32_t pattern)
{
    frame.emit(app::OpenCandidate{app::patternIdOf(frame.state.content, pattern)});
}

void drawMakeUp(Frame& frame, const DrawingCandidate& candidate)
{
    const glm::vec3& colour = frame.theme.accent;
    const anatomy::Match& match = candidate.match;
    shareBar(frame, frame.text("pain.part_explained"), static_cast<float>(match.explained), colour,
             false, {});
    shareBar(frame, frame.text("pain.part_painted"), static_cast<float>(match.zonePainted), colour,
             false, {});
    shareBar(frame, frame.text("pain.part_alike"), static_cast<float>(match.jaccard), colour, false,
             {});
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.drawing_score"));
}

std::string whyOf(const Frame& frame, const DrawingCandidate& candidate)
{
    return core::filled(frame.text("pain.why"),
                        {{"explained", percent(candidate.match.explained)},
                         {"painted", percent(candidate.match.zonePainted)}});
}

std::string rankOf(const anatomy::DrawingAnswer& answer, const DrawingCandidate& candidate)
{
    const auto shares =
        std::ranges::count(answer.candidates, candidate.rank, &DrawingCandidate::rank);
    return (shares > 1 ? "= " : "") + std::to_string(candidate.rank);
}

// Returns the pattern that is pointed at.
std::optional<std::uint32_t> drawDrawingAnswer(Frame& frame, const app::PainPicture& picture)
{
    const anatomy::DrawingAnswer& answer = picture.answer;
    std::optional<std::uint32_t> pointedAt;
    if (answer.unexplained)
    {
        const Card card(frame, frame.theme.field, frame.theme.border);
        paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.unexplained"));
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.other_causes"));
    }
    const std::size_t count = std::min(answer.candidates.size(), kListed);
    std::vector<std::uint32_t> patterns;
    for (std::size_t i = 0; i < count; ++i)
    {
        patterns.push_back(answer.candidates[i].pattern);
    }
    if (count > 0)
    {
        gap(frame, 2.0f);
        paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.muscles"));
    }
    // While the brush moves the questions may wait.
    const bool painting = frame.state.session.pain.brushDown;
    static const std::vector<std::string> none(kListed);
    const std::vector<std::string>& lines = painting ? none : askLines(frame, patterns);
    for (std::size_t i = 0; i < count; ++i)
    {
        const DrawingCandidate& candidate = answer.candidates[i];
        CandidateCard card{
            candidate.pattern,
            candidate.score,
            rankOf(answer, candidate),
            std::string(levelOf(frame, candidate.level)),
            app::crossesOver(frame.state.content, candidate.pattern, picture.painted.all),
            whyOf(frame, candidate),
            lines[i],
            frame.text("pain.drawing_score")};
        ImGui::PushID(static_cast<int>(i));
        const CandidatePress press = drawCandidateCard(frame, card);
        if (press.opened && !press.scorePressed)
        {
            open(frame, candidate.pattern);
        }
        std::optional<std::uint32_t>& shown = frame.memory.openScore;
        if (press.scorePressed)
        {
            shown = shown == candidate.pattern ? std::nullopt : std::optional(candidate.pattern);
        }
        if (shown == candidate.pattern)
        {
            drawMakeUp(frame, candidate);
        }
        pointedAt = press.pointedAt ? std::optional(candidate.pattern) : pointedAt;
        ImGui::PopID();
        if (i == 0 && answer.bestSet.size() > 1)
        {
            const Scope scope(frame, "Together");
            const Card together(frame, frame.theme.accentSoft, frame.theme.border);
            paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.together"));
            for (const anatomy::SetMember& member : answer.bestSet)
            {
                ImGui::PushID(static_cast<int>(member.pattern));
                const std::string line =
                    nameOf(frame, member.pattern) + "   +" + percent(member.adds);
                if (link(frame, line))
                {
                    open(frame, member.pattern);
                }
                pointedAt = ImGui::IsItemHovered() ? std::optional(member.pattern) : pointedAt;
                ImGui::PopID();
            }
            paragraph(frame.fonts.small, frame.theme.muted,
                      core::filled(frame.text("pain.together_share"),
                                   {{"share", percent(answer.bestSet.back().sofar)}}));
        }
    }
    return pointedAt;
}

std::optional<std::uint32_t> drawPointAnswer(Frame& frame, const app::PainPicture& picture)
{
    std::optional<std::uint32_t> pointedAt;
    if (picture.spotAnswer.empty())
    {
        paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.unexplained"));
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.other_causes"));
        return pointedAt;
    }
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.muscles"));
    const std::size_t count = std::min(picture.spotAnswer.size(), kListed);
    std::vector<std::uint32_t> patterns;
    for (std::size_t i = 0; i < count; ++i)
    {
        patterns.push_back(picture.spotAnswer[i].pattern);
    }
    const std::vector<std::string>& lines = askLines(frame, patterns);
    const std::vector<std::string> ranks = ranksOf(picture.spotAnswer, count);
    for (std::size_t i = 0; i < count; ++i)
    {
        const anatomy::Candidate& candidate = picture.spotAnswer[i];
        const std::string why = capital(
            anatomy::reasonInWords(candidate, frame.text("pain.this_point"),
                                   [&](std::string_view english) { return frame.said(english); }));
        const CandidateCard card{
            candidate.pattern,
            candidate.score,
            ranks[i],
            std::string(levelOf(frame, candidate.level)),
            app::crossesOver(frame.state.content, candidate.pattern, picture.spot),
            why,
            lines[i],
            frame.text("pain.place_score")};
        ImGui::PushID(static_cast<int>(i));
        const CandidatePress press = drawCandidateCard(frame, card);
        ImGui::PopID();
        if (press.opened && !press.scorePressed)
        {
            open(frame, candidate.pattern);
        }
        pointedAt = press.pointedAt ? std::optional(candidate.pattern) : pointedAt;
    }
    return pointedAt;
}

void drawChange(Frame& frame, const app::PainPicture& picture)
{
    const auto& compared = frame.state.session.pain.compared;
    if (compared == nullptr || !picture.change)
    {
        return;
    }
    const anatomy::DrawingChange& change = *picture.change;
    const Scope scope(frame, "Comparison");
    const Card card(frame, frame.theme.accentSoft, frame.theme.border);
    paragraph(frame.fonts.strong, frame.theme.text,
              core::filled(frame.text("pain.since"), {{"date", compared->date}}));
    const auto ofBody = [&](double area) {
        return cm2(area) + " (" + core::formatFixed(100.0 * area / change.bodyCm2, 1) + " %)";
    };
    paragraph(frame.fonts.body, frame.theme.text,
              core::filled(frame.text("pain.change"), {{"before", ofBody(change.beforeCm2)},
                                                       {"after", ofBody(change.afterCm2)},
                                                       {"went", cm2(change.wentCm2)},
                                                       {"came", cm2(change.cameCm2)},
                                                       {"alike", percent(change.jaccard)}}));
    constexpr std::size_t kRegions = 5;
    for (std::size_t i = 0; i < std::min(change.regions.size(), kRegions); ++i)
    {
        const anatomy::RegionChange& region = change.regions[i];
        paragraph(frame.fonts.small, frame.theme.muted,
                  frame.state.content.atlas->regions[region.region].name + ", " +
                      std::string(sideWord(frame, region.side)) + ": " + cm2(region.beforeCm2) +
                      " › " + cm2(region.afterCm2));
    }
    if (button(frame, frame.text("pain.end_comparison"), ButtonLook::Ghost))
    {
        frame.emit(app::CompareWith{});
    }
}

// A text of the drawing that is written when the field is left.
void field(Frame& frame, std::string_view label, app::DrawingText which, const std::string& value,
           std::size_t longest, bool tall = false)
{
    std::vector<char>& buffer = frame.memory.fields[std::string(label)];
    const std::string id = "##" + std::string(label);
    if (buffer.empty() || frame.memory.activeField != label)
    {
        buffer.assign(longest + 1, '\0');
        std::copy_n(value.begin(), std::min(value.size(), longest), buffer.begin());
    }
    paragraph(frame.fonts.small, frame.theme.muted, label);
    const float width = ImGui::GetContentRegionAvail().x;
    ImGui::SetNextItemWidth(width);
    if (tall)
    {
        ImGui::InputTextMultiline(id.c_str(), buffer.data(), buffer.size(),
                                  {width, frame.px(54.0f)});
    }
    else
    {
        ImGui::InputText(id.c_str(), buffer.data(), buffer.size());
    }
    const bool done = ImGui::IsItemDeactivatedAfterEdit();
    const Press press = adoptLastItem(frame, label);
    drawFocusRing(frame, press, frame.px(8.0f));
    std::string& active = frame.memory.activeField;
    active = press.held ? std::string(label) : active == label ? std::string() : active;
    if (done && value != buffer.data())
    {
        frame.emit(app::SetDrawingText{which, buffer.data()});
    }
}

void drawLibrary(Frame& frame)
{
    const app::PainTool& tool = frame.state.session.pain;
    using Kind = app::DrawingRequest::Kind;
    if (tool.library.empty())
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.drop"));
        return;
    }
    sectionTitle(frame, frame.text("pain.saved"));
    const Scope scope(frame, "Library");
    for (const app::DrawingFile& file : tool.library)
    {
        ImGui::PushID(file.label.c_str());
        const Scope within(frame, file.label);
        paragraph(frame.fonts.small, frame.theme.text, file.label);
        if (link(frame, frame.text("pain.open")))
        {
            frame.emit(app::DrawingRequest{Kind::Open, file.file});
        }
        ImGui::SameLine(0.0f, frame.px(14.0f));
        if (link(frame, frame.text("pain.compare")))
        {
            frame.emit(app::DrawingRequest{Kind::Compare, file.file});
        }
        ImGui::PopID();
    }
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.drop"));
}

void drawKeeping(Frame& frame)
{
    const app::PainWork& work = frame.state.doc.pain;
    using Kind = app::DrawingRequest::Kind;
    const Scope scope(frame, "Keep");
    if (app::hasDrawing(work))
    {
        sectionTitle(frame, frame.text("pain.keep"));
        field(frame, frame.text("pain.date"), app::DrawingText::Date, work.drawing.date, 10);
        field(frame, frame.text("pain.note"), app::DrawingText::Note, work.drawing.note, 8'000,
              true);
        field(frame, frame.text("pain.name"), app::DrawingText::Name, work.drawing.name, 200);
        gap(frame, 4.0f);
        if (button(frame, frame.text("pain.save"), ButtonLook::Primary))
        {
            frame.emit(app::DrawingRequest{Kind::Save, {}});
        }
        ImGui::SameLine();
        if (button(frame, frame.text("pain.report")))
        {
            frame.emit(app::DrawingRequest{Kind::Report, {}});
        }
        ImGui::SameLine();
        if (button(frame, frame.text("pain.new"), ButtonLook::Ghost))
        {
            frame.emit(app::ClearDrawing{});
        }
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.stays"));
    }
    drawLibrary(frame);
}

void drawTitle(Frame& frame, const app::PainPicture* picture)
{
    const app::PainWork& work = frame.state.doc.pain;
    std::string title(frame.text("pain.title"));
    std::string below;
    if (picture != nullptr && work.point)
    {
        title = picture->spotPlace.empty() ? title : picture->spotPlace;
        below = picture->spotSide ? std::string(core::toString(*picture->spotSide)) : "";
    }
    else if (picture != nullptr && !picture->painted.all.empty())
    {
        title = frame.text("pain.drawing");
        below = core::filled(
            frame.text("pain.painted"),
            {{"area", cm2(picture->answer.areaCm2)},
             {"share", core::formatFixed(100.0 * picture->answer.shareOfBody, 1) + " %"}});
    }
    const bool both = work.point && app::hasDrawing(work);
    const PageHead head{.above = {},
                        .title = title,
                        .below = below,
                        .backTo = both ? frame.text("pain.drawing") : std::string_view()};
    if (pageHead(frame, head))
    {
        frame.emit(app::PainPoint{});
    }
}

}  // namespace

void drawPainDrawing(Frame& frame)
{
    const app::AppState& state = frame.state;
    const Pane pane(frame, "##pain drawing", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    const app::PainPicture* picture = state.session.pain.picture.get();
    // New warnings must be seen, however far down the page is read.
    const auto flags = picture != nullptr ? picture->redFlags : frame.memory.seenFlags;
    if (flags != frame.memory.seenFlags)
    {
        frame.memory.seenFlags = flags;
        ImGui::SetScrollY(0.0f);
    }
    drawTitle(frame, picture);
    std::optional<std::uint32_t> pointedAt;
    const bool painted = picture != nullptr && !picture->painted.all.empty();
    const bool pointed = picture != nullptr && state.doc.pain.point.has_value();
    if (!painted && !pointed)
    {
        paragraph(frame.fonts.body, frame.theme.text, frame.text("pain.how"));
        gap(frame, 6.0f);
    }
    else
    {
        drawRedFlags(frame, picture->redFlags, kFlagsShown);
        const Scope scope(frame, "Candidates");
        if (!pointed)
        {
            drawChange(frame, *picture);
        }
        pointedAt = pointed ? drawPointAnswer(frame, *picture) : drawDrawingAnswer(frame, *picture);
    }
    preview(frame, pointedAt);
    drawKeeping(frame);
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
