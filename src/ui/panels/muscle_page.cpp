#include "ui/panels/muscle_page.h"

#include "app/palette.h"
#include "core/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace knotlas::ui
{
namespace
{

core::Side sideOf(const app::AppState& state)
{
    return state.doc.side == app::SideChoice::Left ? core::Side::Left : core::Side::Right;
}

std::size_t slotOf(const Frame& frame, const std::string& id)
{
    const auto& selected = frame.state.doc.selected;
    return static_cast<std::size_t>(std::ranges::find(selected, id) - selected.begin());
}

glm::vec3 colourOf(const Frame& frame, const std::string& id)
{
    const auto& colours = app::paletteById(frame.state.view.palette).patternsSrgb;
    return colours[std::min(slotOf(frame, id), colours.size() - 1)];
}

void drawBadge(const Frame& frame, const ImVec2& centre, const glm::vec3& colour,
               std::string_view number)
{
    const float radius = frame.px(11.0f);
    ImGui::GetWindowDrawList()->AddCircleFilled(centre, radius, packed(colour), 32);
    textCentred(frame.fonts.strong,
                {{centre.x - radius, centre.y - radius}, {centre.x + radius, centre.y + radius}},
                readableOn(colour), number);
}

std::string numberOf(const std::string& label)
{
    const std::size_t digit = label.find_first_of("0123456789");
    return digit == std::string::npos ? label : label.substr(digit);
}

void drawSource(Frame& frame, const std::string& id)
{
    const anatomy::Source* source = frame.state.content.atlas->findSource(id);
    if (source == nullptr)
    {
        return;
    }
    const std::string& copy = source->url.empty() ? source->text : source->url;
    const bool justCopied = frame.memory.copied == id && frame.now - frame.memory.copiedAt < 3.0;
    const std::string help =
        source->text + "\n\n" +
        (justCopied ? "Copied to the clipboard"
                    : source->url.empty() ? "Click to copy the citation" : "Click to copy the link");
    if (link(frame, id, help))
    {
        ImGui::SetClipboardText(copy.c_str());
        frame.memory.copied = id;
        frame.memory.copiedAt = frame.now;
    }
}

void drawSources(Frame& frame, const std::vector<std::string>& ids)
{
    if (ids.empty())
    {
        return;
    }
    const Scope scope(frame, "Sources");
    paragraph(frame.fonts.small, frame.theme.muted, "Sources");
    for (const std::string& id : ids)
    {
        flow(frame, textSize(frame.fonts.small, id).x);
        drawSource(frame, id);
    }
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
        const std::string help = "Covers " + percent(reach.shareOfRegion) + " of this region; " +
                                 percent(reach.shareOfZone) + " of the zone lies here.";
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
    const std::string_view state = chosen ? "shown alone"
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

void drawPoint(Frame& frame, const app::PointDetails& details, const glm::vec3& colour)
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
    drawSources(frame, point.sources);
}

void drawChip(Frame& frame, const std::string& id, bool current)
{
    const Scope scope(frame, "Compare");
    const std::string name = app::displayName(frame.state, id);
    const float cross = frame.px(24.0f);
    const float most = ImGui::GetContentRegionAvail().x;
    const float width =
        std::min(textSize(frame.fonts.body, name).x + frame.px(34.0f) + cross, most);
    const float height = frame.px(30.0f);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const Box box{origin, {origin.x + width, origin.y + height}};
    fillBox(box, current ? frame.theme.accentSoft : frame.theme.field, height / 2);
    const Press press = pressable(frame, name, {width - cross, height});
    drawFocusRing(frame, press, height / 2);
    ImGui::GetWindowDrawList()->AddCircleFilled({origin.x + frame.px(16.0f), box.centre().y},
                                                frame.px(6.0f), packed(colourOf(frame, id)), 24);
    textAt(frame.fonts.body,
           {origin.x + frame.px(28.0f), box.centre().y - frame.fonts.body->FontSize / 2},
           frame.theme.text,
           elided(frame.fonts.body, name, width - cross - frame.px(30.0f)));
    if (press.pressed)
    {
        frame.memory.pageOf = id;
    }
    ImGui::SameLine(0.0f, 0.0f);
    const Press remove = pressable(frame, "Remove " + name, {cross, height});
    tooltip(frame, "Take out of the comparison");
    const Box icon{{remove.box.min.x + frame.px(5.0f), remove.box.min.y + frame.px(9.0f)},
                   {remove.box.max.x - frame.px(7.0f), remove.box.max.y - frame.px(9.0f)}};
    drawIcon(*ImGui::GetWindowDrawList(), Icon::Close, icon,
             remove.hovered ? frame.theme.text : frame.theme.muted);
    drawFocusRing(frame, remove, frame.px(6.0f));
    if (remove.pressed)
    {
        frame.emit(app::AddMuscle{id, std::nullopt});
    }
}

void drawChips(Frame& frame, const std::string& current)
{
    const std::vector<std::string>& selected = frame.state.doc.selected;
    if (selected.size() < 2)
    {
        return;
    }
    for (std::size_t i = 0; i < selected.size(); ++i)
    {
        drawChip(frame, selected[i], selected[i] == current);
    }
    gap(frame, 4.0f);
}

void drawHead(Frame& frame, const std::string& id, const anatomy::Muscle* muscle)
{
    const std::string& from = frame.memory.cameFromRegion;
    const anatomy::Region* region = frame.state.content.atlas->findRegion(from);
    const std::string title = app::displayName(frame.state, id);
    const PageHead head{.above = {},
                        .title = title,
                        .below = muscle == nullptr ? std::string_view() : muscle->latin,
                        .backTo = region == nullptr ? std::string_view() : region->name};
    if (pageHead(frame, head))
    {
        frame.emit(app::SelectRegion{from});
    }
}

void drawAnatomy(Frame& frame, const anatomy::Muscle& muscle)
{
    sectionTitle(frame, "Anatomy");
    fact(frame, "Origin", muscle.attachments.origin);
    fact(frame, "Insertion", muscle.attachments.insertion);
    fact(frame, "Nerve", muscle.nerve);
    fact(frame, "Action", muscle.action);
    std::string synonyms;
    for (const std::string& synonym : muscle.synonyms)
    {
        synonyms += (synonyms.empty() ? "" : ", ") + synonym;
    }
    fact(frame, "Also called", synonyms);
    fact(frame, "Foundational Model of Anatomy", muscle.fma);
    drawSources(frame, muscle.sources);
}

// A part or a head that the atlas has no entry for: its parts that have one.
void drawUndescribed(Frame& frame, const std::string& id)
{
    const Scope scope(frame, "Parts");
    bool any = false;
    for (const anatomy::Muscle& muscle : frame.state.content.atlas->muscles)
    {
        if (!anatomy::matchesId(muscle.id, id))
        {
            continue;
        }
        if (!any)
        {
            paragraph(frame.fonts.body, frame.theme.muted, "Its parts have patterns of their own:");
        }
        any = true;
        RowLook look;
        look.icon = Icon::Muscle;
        look.trailing = std::to_string(muscle.triggerPoints.size()) + " TrP";
        if (row(frame, muscle.name, look).pressed)
        {
            frame.emit(app::SelectMuscle{muscle.id, std::nullopt});
        }
    }
    if (!any)
    {
        paragraph(frame.fonts.body, frame.theme.muted,
                  "The atlas does not describe this muscle yet.");
    }
}

void drawOpacity(Frame& frame, const std::string& id)
{
    const auto& opacities = frame.state.doc.muscleOpacity;
    const auto found = opacities.find(id);
    sectionTitle(frame, "This muscle");
    const Scope scope(frame, "Muscle");
    if (const auto edit =
            slider(frame, "Opacity", found == opacities.end() ? 1.0f : found->second))
    {
        frame.emit(app::SetMuscleOpacity{id, edit->value}, edit->live);
    }
}

}  // namespace

void drawMusclePage(Frame& frame)
{
    const std::vector<std::string>& selected = frame.state.doc.selected;
    const auto shown = std::ranges::find(selected, frame.memory.pageOf);
    const std::string id = shown == selected.end() ? selected.back() : *shown;
    const anatomy::Muscle* muscle = app::entryOf(frame.state, id);
    const Pane pane(frame, "##muscle page", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    drawHead(frame, id, muscle);
    drawChips(frame, id);
    const Scope scope(frame, "Muscle page");
    if (muscle == nullptr)
    {
        drawUndescribed(frame, id);
    }
    else
    {
        const core::Side side = sideOf(frame.state);
        const app::MuscleDetails& details =
            frame.memory.details.get({frame.state.content, muscle->id, side}, [&] {
                return app::detailsOf(frame.state.content, *muscle, side);
            });
        for (const app::PointDetails& point : details.points)
        {
            drawPoint(frame, point, colourOf(frame, id));
        }
        drawAnatomy(frame, *muscle);
    }
    drawOpacity(frame, id);
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
