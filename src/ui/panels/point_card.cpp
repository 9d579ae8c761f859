#include "ui/panels/point_card.h"

#include "core/text.h"
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
              spillover ? "Felt by some" : "Felt by nearly everyone");
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

void drawConfidence(Frame& frame, const anatomy::TriggerPoint& point)
{
    const std::string text = "Confidence: " + std::string(anatomy::toString(point.confidence)) +
                             (point.confidenceNote.empty() ? "" : ". " + point.confidenceNote);
    paragraph(frame.fonts.small, frame.theme.muted, text);
}

// Pressing the head of a point shows its pattern alone, pressing again all patterns.
void drawPointHead(Frame& frame, const anatomy::TriggerPoint& point, const glm::vec3& colour,
                   bool chosen)
{
    const float height = frame.px(26.0f);
    const Press press = pressable(frame, point.label, {ImGui::GetContentRegionAvail().x, height});
    tooltip(frame, chosen ? "Show all points of the muscle" : "Show this point alone");
    if (press.hovered || press.held)
    {
        fillBox(press.box, press.held ? frame.theme.pressed : frame.theme.hover, frame.px(7.0f));
    }
    const float middle = press.box.centre().y;
    drawBadge(frame, {press.box.min.x + frame.px(13.0f), middle}, colour, numberOf(point.label));
    textAt(frame.fonts.strong,
           {press.box.min.x + frame.px(32.0f), middle - frame.fonts.strong->FontSize / 2},
           frame.theme.text, point.label);
    const std::string_view state = chosen                                        ? "shown alone"
                                   : point.kind == anatomy::PointKind::Autonomic ? "not pain"
                                                                                 : "";
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
    fact(frame, "What is felt", point.felt);
    drawReach(frame, details, anatomy::ZoneLevel::Essential, colour);
    drawReach(frame, details, anatomy::ZoneLevel::Spillover, colour);
    drawConfidence(frame, point);
    drawSourceLinks(frame, point.sources);
}

}  // namespace knotlas::ui
