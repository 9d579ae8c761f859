#include "ui/panels/muscle_page.h"

#include "app/palette.h"
#include "ui/panels/point_card.h"
#include "ui/panels/source_links.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text.h"

#include <algorithm>
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
           frame.theme.text, elided(frame.fonts.body, name, width - cross - frame.px(30.0f)));
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
    drawSourceLinks(frame, muscle.sources);
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
    if (const auto edit = slider(frame, "Opacity", found == opacities.end() ? 1.0f : found->second))
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
            drawPointCard(frame, point, colourOf(frame, id));
        }
        drawAnatomy(frame, *muscle);
    }
    drawOpacity(frame, id);
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
