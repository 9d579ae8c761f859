#include "ui/panels/pain_page.h"

#include "core/text.h"
#include "ui/panels/warning_card.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr std::size_t kMaxCandidates = 24;

PainAnswer answer(const app::Content& content, const anatomy::Region& region, core::Side side)
{
    PainAnswer found;
    const anatomy::RegionRow* place = content.matrix->findRegion(region.id, side);
    if (place != nullptr)
    {
        found.candidates = anatomy::locate(*content.matrix, *content.atlas, place->field,
                                           region.name, kMaxCandidates);
        found.redFlags = anatomy::redFlagsFor(*content.matrix, *content.atlas, place->field);
    }
    return found;
}

void drawRedFlags(Frame& frame, const PainAnswer& found)
{
    if (found.redFlags.empty())
    {
        return;
    }
    {
        const Card card(frame, frame.theme.warningSoft, frame.theme.warning);
        warningTitle(frame, frame.text("pain.red_flags"));
        for (const anatomy::RedFlag* flag : found.redFlags)
        {
            paragraph(frame.fonts.body, frame.theme.text, flag->text);
        }
    }
    gap(frame, 2.0f);
}

void drawScore(const Frame& frame, const Box& box, float score)
{
    const float rounding = box.height() / 2;
    fillBox(box, frame.theme.field, rounding);
    const float width = std::max(box.width() * std::clamp(score, 0.0f, 1.0f), box.height());
    fillBox({box.min, {box.min.x + width, box.max.y}}, frame.theme.accent, rounding);
}

void openCandidate(Frame& frame, const anatomy::Muscle& muscle, const anatomy::TriggerPoint& point,
                   core::Side side)
{
    frame.memory.cameFromRegion = *frame.state.doc.region;
    const auto choice = side == core::Side::Left ? app::SideChoice::Left : app::SideChoice::Right;
    frame.emit(app::SelectMuscle{muscle.id, choice});
    frame.emit(app::SelectTriggerPoint{point.id});
}

// "Covers 22 % of the temple; felt mainly there; ...": the name of the point stands above it.
std::string reasonOf(const Frame& frame, const anatomy::Candidate& candidate)
{
    const anatomy::Region* region = frame.state.content.atlas->findRegion(*frame.state.doc.region);
    std::string reason =
        anatomy::reasonInWords(candidate, region == nullptr ? std::string_view() : region->name,
                               [&](std::string_view english) { return frame.said(english); });
    const bool small = !reason.empty() && reason.front() >= 'a' && reason.front() <= 'z';
    if (small)
    {
        reason.front() = static_cast<char>(reason.front() - ('a' - 'A'));
    }
    return reason;
}

void drawCandidate(Frame& frame, const anatomy::Candidate& candidate)
{
    const app::Content& content = frame.state.content;
    const anatomy::PatternRow& pattern = content.matrix->patterns()[candidate.pattern];
    const anatomy::Muscle& muscle = content.atlas->muscles[pattern.muscle];
    const anatomy::TriggerPoint& point = muscle.triggerPoints[pattern.triggerPoint];
    const std::string label = app::nameOf(frame.state, muscle, point);
    const std::string why = reasonOf(frame, candidate);
    const std::string_view side = core::toString(pattern.side);

    const Scope scope(frame, side);
    const float textWidth = ImGui::GetContentRegionAvail().x - frame.px(24.0f);
    ImFont* small = frame.fonts.small;
    const float height = frame.px(46.0f) + wrappedSize(small, why, textWidth).y;
    const Press press = pressable(frame, label, {ImGui::GetContentRegionAvail().x, height});
    const glm::vec3 fill = press.held      ? frame.theme.pressed
                           : press.hovered ? frame.theme.hover
                                           : frame.theme.raised;
    fillBox(press.box, fill, frame.px(10.0f));
    outlineBox(press.box, frame.theme.border, frame.px(10.0f));
    const float left = press.box.min.x + frame.px(12.0f);
    const float right = press.box.max.x - frame.px(12.0f);
    const float top = press.box.min.y + frame.px(10.0f);
    const float sideWidth = textSize(small, side).x;
    textAt(frame.fonts.strong, {left, top}, frame.theme.text,
           elided(frame.fonts.strong, label, right - left - sideWidth - frame.px(8.0f)));
    textAt(frame.fonts.small, {right - sideWidth, top + frame.px(2.0f)}, frame.theme.muted, side);
    const float barTop = top + frame.fonts.strong->FontSize + frame.px(6.0f);
    drawScore(frame, {{left, barTop}, {right, barTop + frame.px(5.0f)}}, candidate.score);
    wrappedAt(small, {left, barTop + frame.px(8.0f)}, frame.theme.muted, why, textWidth);
    drawFocusRing(frame, press, frame.px(10.0f));
    if (press.pressed)
    {
        openCandidate(frame, muscle, point, pattern.side);
    }
}

}  // namespace

void drawPainPage(Frame& frame)
{
    const app::AppState& state = frame.state;
    const anatomy::Region* region = state.content.atlas->findRegion(*state.doc.region);
    const Pane pane(frame, "##pain page", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    if (region == nullptr)
    {
        return;
    }
    const core::Side side =
        state.doc.side == app::SideChoice::Left ? core::Side::Left : core::Side::Right;
    const PainAnswer& found = frame.memory.answers.get(
        {state.content, region->id, side}, [&] { return answer(state.content, *region, side); });
    pageHead(frame,
             {.above = frame.text("pain.title"), .title = region->name, .below = {}, .backTo = {}});
    drawRedFlags(frame, found);
    const Scope scope(frame, "Candidates");
    if (found.candidates.empty())
    {
        paragraph(frame.fonts.body, frame.theme.muted, frame.text("pain.none"));
        return;
    }
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.muscles"));
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.order"));
    gap(frame, 4.0f);
    for (std::size_t i = 0; i < found.candidates.size(); ++i)
    {
        ImGui::PushID(static_cast<int>(i));
        drawCandidate(frame, found.candidates[i]);
        ImGui::PopID();
    }
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
