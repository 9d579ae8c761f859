#include "ui/panels/muscle_list.h"

#include "app/palette.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

// Index into the selection of what this entry shows, if it is selected.
std::optional<std::size_t> slotOf(const app::AppState& state, const anatomy::Muscle& muscle)
{
    const auto& selected = state.doc.selected;
    const auto found = std::ranges::find_if(selected, [&](const std::string& id) {
        return id == muscle.id || anatomy::matchesId(muscle.id, id);
    });
    if (found == selected.end())
    {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - selected.begin());
}

// Opens the group of what was selected elsewhere, once.
bool mustShow(Frame& frame, const anatomy::Muscle& muscle)
{
    const auto& selected = frame.state.doc.selected;
    return !selected.empty() && selected.back() == muscle.id &&
           frame.memory.shownInList != muscle.id;
}

// A small plus at the end of the row under the cursor: a way to compare without a modifier key.
void drawAddButton(Frame& frame, const Press& line, const anatomy::Muscle& muscle)
{
    const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                      ImGui::IsMouseHoveringRect(line.box.min, line.box.max);
    if (!over || frame.state.doc.selected.empty())
    {
        return;
    }
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({line.box.max.x - frame.px(30.0f), line.box.min.y});
    const Scope scope(frame, app::nameOf(frame.state, muscle));
    if (iconButton(frame, frame.text("list.compare"), Icon::Plus))
    {
        frame.emit(app::AddMuscle{muscle.id, std::nullopt});
    }
    ImGui::SetCursorScreenPos(after);
}

void drawMuscle(Frame& frame, const anatomy::Muscle& muscle)
{
    const std::optional<std::size_t> slot = slotOf(frame.state, muscle);
    RowLook look;
    look.indent = 14.0f;
    look.chosen = slot.has_value();
    if (slot)
    {
        look.colour = app::patternColours(frame.state.view)[*slot];
    }
    if (const std::size_t points = muscle.triggerPoints.size(); points > 0)
    {
        look.trailing = std::to_string(points) + " TrP";
    }
    if (mustShow(frame, muscle))
    {
        frame.memory.shownInList = muscle.id;
        ImGui::SetScrollHereY(0.4f);
    }
    const Press press = row(frame, app::nameOf(frame.state, muscle), look);
    if (press.pressed)
    {
        frame.memory.shownInList = muscle.id;
        if (ImGui::GetIO().KeyCtrl)
        {
            frame.emit(app::AddMuscle{muscle.id, std::nullopt});
        }
        else
        {
            frame.emit(app::SelectMuscle{muscle.id, std::nullopt});
        }
    }
    drawAddButton(frame, press, muscle);
}

}  // namespace

void drawMuscleList(Frame& frame)
{
    const Scope scope(frame, "Muscles");
    const std::vector<app::MuscleListGroup> groups = app::muscleList(frame.state);
    if (groups.empty())
    {
        note(frame, frame.fonts.body, frame.theme.muted, frame.text("list.no_atlas"));
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(1.0f)});
    for (const app::MuscleListGroup& group : groups)
    {
        std::set<std::string>& closed = frame.memory.closedGroups;
        if (std::ranges::any_of(group.muscles, [&](const auto* m) { return mustShow(frame, *m); }))
        {
            closed.erase(group.name);
        }
        const bool open = !closed.contains(group.name);
        if (groupHeader(frame, group.name, group.muscles.size(), open))
        {
            open ? static_cast<void>(closed.insert(group.name))
                 : static_cast<void>(closed.erase(group.name));
        }
        if (open)
        {
            for (const anatomy::Muscle* muscle : group.muscles)
            {
                drawMuscle(frame, *muscle);
            }
        }
    }
    ImGui::PopStyleVar();
    // So that selecting it again later scrolls to it again.
    if (frame.state.doc.selected.empty())
    {
        frame.memory.shownInList.clear();
    }
}

}  // namespace knotlas::ui
