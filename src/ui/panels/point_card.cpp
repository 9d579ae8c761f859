#include "ui/panels/point_card.h"

#include "core/text.h"
#include "ui/panels/related_links.h"
#include "ui/panels/source_links.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace knotlas::ui
{
namespace
{

void drawBadge(const Frame& frame, const ImVec2& centre, const glm::vec3& colour,
               std::string_view number)
{
    const float radius = frame.px(11.0f);
    const Box box{{centre.x - radius, centre.y - radius}, {centre.x + radius, centre.y + radius}};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddCircleFilled(centre, radius, packed(colour), 32);
    if (number.empty())
    {
        drawIcon(list, Icon::Close, box, readableOn(colour));
        return;
    }
    textCentred(frame.fonts.strong, box, readableOn(colour), number);
}

std::string numberOf(const std::string& label)
{
    const std::size_t digit = label.find_first_of("0123456789");
    return digit == std::string::npos ? std::string() : label.substr(digit);
}

std::string percent(float share)
{
    return core::formatFixed(std::round(static_cast<double>(share) * 100.0), 0) + " %";
}

// A region that is reached on both sides of the midline stands once, with its larger share.
std::vector<app::RegionReach> reachedAt(const app::PointDetails& details, anatomy::ZoneLevel level)
{
    std::vector<app::RegionReach> reached;
    for (const app::RegionReach& reach : details.regions)
    {
        const bool known = std::ranges::find(reached, reach.regionId,
                                             &app::RegionReach::regionId) != reached.end();
        if (reach.level == level && !known)
        {
            reached.push_back(reach);
        }
    }
    return reached;
}

void drawReach(Frame& frame, const app::PointDetails& details, anatomy::ZoneLevel level,
               const glm::vec3& colour)
{
    const std::vector<app::RegionReach> reached = reachedAt(details, level);
    if (reached.empty())
    {
        return;
    }
    const bool spillover = level == anatomy::ZoneLevel::Spillover;
    paragraph(frame.fonts.small, frame.theme.muted,
              frame.text(spillover ? "point.spillover" : "point.essential"));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(1.0f)});
    for (const app::RegionReach& reach : reached)
    {
        const std::string help = reach.regionName + "\nCovers " + percent(reach.shareOfRegion) +
                                 " of this region; " + percent(reach.shareOfZone) +
                                 " of the zone lies here.";
        shareBar(frame, reach.regionName, reach.shareOfRegion, colour, spillover, help);
    }
    ImGui::PopStyleVar();
    gap(frame, 2.0f);
}

// "Confidence: high (several sources agree)", and why.
void drawConfidence(Frame& frame, const anatomy::TriggerPoint& point)
{
    const auto word = [&](std::string_view key) {
        return std::string(frame.text("point." + std::string(key)));
    };
    std::string text = word("confidence") + ": " + word(toString(point.confidence));
    if (point.basis)
    {
        text += " (" + word(toString(*point.basis)) + ")";
    }
    text += point.confidenceNote.empty() ? "" : ". " + point.confidenceNote;
    paragraph(frame.fonts.small, frame.theme.muted, text);
}

// What the hand needs to know: how deep, and how to feel for it.
void drawExamination(Frame& frame, const anatomy::TriggerPoint& point)
{
    if (!point.examination && !point.depth)
    {
        return;
    }
    const auto word = [&](std::string_view key) {
        return std::string(frame.text("point." + std::string(key)));
    };
    std::string text;
    if (point.examination)
    {
        text = word(toString(point.examination->how));
    }
    if (point.depth)
    {
        text += (text.empty() ? "" : ", ") + word(toString(*point.depth));
    }
    text += ".";
    if (point.examination)
    {
        text += " " + point.examination->words;
    }
    fact(frame, frame.text("point.examination"), text);
}

// What is unusual about where the pattern exists or is felt.
void drawRemarks(Frame& frame, const app::PointDetails& details)
{
    const anatomy::TriggerPoint& point = *details.point;
    const auto remark = [&](std::string_view key) {
        paragraph(frame.fonts.small, frame.theme.accent, frame.text(key));
    };
    if (point.onlySide)
    {
        remark(*point.onlySide == core::Side::Left ? "point.only_left" : "point.only_right");
    }
    else if (details.pattern == nullptr)
    {
        remark("point.not_on_this_body");
    }
    const bool deep = std::ranges::any_of(point.zones, [](const anatomy::Zone& zone) {
        return zone.feltAt == anatomy::FeltAt::Deep;
    });
    if (deep)
    {
        remark("point.felt_deep");
    }
}

// Pressing the head of a point shows its pattern alone, pressing again all patterns.
void drawPointHead(Frame& frame, const anatomy::TriggerPoint& point, const glm::vec3& colour,
                   bool chosen)
{
    const float height = frame.px(26.0f);
    const Press press = pressable(frame, point.label, {ImGui::GetContentRegionAvail().x, height});
    tooltip(frame, frame.text(chosen ? "point.show_all" : "point.show_alone"));
    if (press.hovered || press.held)
    {
        fillBox(press.box, press.held ? frame.theme.pressed : frame.theme.hover, frame.px(7.0f));
    }
    const float middle = press.box.centre().y;
    drawBadge(frame, {press.box.min.x + frame.px(13.0f), middle}, colour, numberOf(point.label));
    textAt(frame.fonts.strong,
           {press.box.min.x + frame.px(32.0f), middle - frame.fonts.strong->FontSize / 2},
           frame.theme.text, point.label);
    const std::string_view state = chosen ? frame.text("point.shown_alone")
                                   : point.kind == anatomy::PointKind::Autonomic
                                       ? frame.text("point.not_pain")
                                       : std::string_view();
    const ImVec2 size = textSize(frame.fonts.small, state);
    textAt(frame.fonts.small, {press.box.max.x - size.x - frame.px(6.0f), middle - size.y / 2},
           chosen ? frame.theme.accent : frame.theme.muted, state);
    drawFocusRing(frame, press, frame.px(7.0f));
    if (press.pressed)
    {
        frame.emit(app::SelectTriggerPoint{chosen ? std::string() : point.id});
    }
}

}  // namespace

void drawPointCard(Frame& frame, const app::PointDetails& details, const glm::vec3& colour)
{
    const anatomy::TriggerPoint& point = *details.point;
    const bool chosen = frame.state.doc.triggerPoint == point.id;
    const Scope scope(frame, point.id);
    const Card card(frame, frame.theme.raised, chosen ? frame.theme.accent : frame.theme.border);
    drawPointHead(frame, point, colour, chosen);
    paragraph(frame.fonts.body, frame.theme.text, point.placeWords);
    gap(frame, 2.0f);
    drawRemarks(frame, details);
    fact(frame, frame.text("point.felt"), point.felt);
    drawReach(frame, details, anatomy::ZoneLevel::Essential, colour);
    drawReach(frame, details, anatomy::ZoneLevel::Spillover, colour);
    fact(frame, frame.text("point.effects"), point.effects);
    fact(frame, frame.text("point.loaded_by"), point.loadedBy);
    drawExamination(frame, point);
    drawRelatedLinks(frame, frame.text("point.satellites"), point.satellites);
    drawConfidence(frame, point);
    drawSourceLinks(frame, point.sources);
}

}  // namespace knotlas::ui
