#include "ui/panels/compare_chips.h"

#include "app/palette.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/press.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>

namespace knotlas::ui
{
namespace
{

constexpr float kHeight = 30.0f;
constexpr float kBadge = 9.0f;  // radius

glm::vec3 colourAt(const Frame& frame, std::size_t index)
{
    const auto& colours = app::paletteById(frame.state.view.palette).patternsSrgb;
    return colours[std::min(index, colours.size() - 1)];
}

void drawOverviewChip(Frame& frame)
{
    const std::string_view name = frame.text("compare.title");
    const float height = frame.px(kHeight);
    const Press press =
        pressable(frame, name, {textSize(frame.fonts.body, name).x + frame.px(28.0f), height});
    const bool current = showsComparison(frame);
    fillBox(press.box,
            current         ? frame.theme.accentSoft
            : press.hovered ? frame.theme.hover
                            : frame.theme.field,
            height / 2);
    textCentred(current ? frame.fonts.strong : frame.fonts.body, press.box, frame.theme.text, name);
    drawFocusRing(frame, press, height / 2);
    if (press.pressed)
    {
        frame.memory.pageOf.clear();
    }
}

void drawChip(Frame& frame, std::size_t index)
{
    const std::string& id = frame.state.doc.selected[index];
    const bool current = frame.memory.pageOf == id;
    const std::string name = app::displayName(frame.state, id);
    const float cross = frame.px(24.0f);
    const float most = ImGui::GetContentRegionAvail().x;
    const float width =
        std::min(textSize(frame.fonts.body, name).x + frame.px(38.0f) + cross, most);
    const float height = frame.px(kHeight);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const Box box{origin, {origin.x + width, origin.y + height}};
    fillBox(box, current ? frame.theme.accentSoft : frame.theme.field, height / 2);
    const Press press = pressable(frame, name, {width - cross, height});
    drawFocusRing(frame, press, height / 2);
    drawCompareBadge(frame, {origin.x + frame.px(16.0f), box.centre().y}, index);
    textAt(frame.fonts.body,
           {origin.x + frame.px(32.0f), box.centre().y - frame.fonts.body->FontSize / 2},
           frame.theme.text, elided(frame.fonts.body, name, width - cross - frame.px(34.0f)));
    if (press.pressed)
    {
        frame.memory.pageOf = id;
    }
    ImGui::SameLine(0.0f, 0.0f);
    const Press remove = pressable(frame, "Remove " + name, {cross, height});
    tooltip(frame, frame.text("page.take_out"));
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

}  // namespace

core::Side pageSide(const app::AppState& state)
{
    return state.doc.side == app::SideChoice::Left ? core::Side::Left : core::Side::Right;
}

bool showsComparison(const Frame& frame)
{
    const std::vector<std::string>& selected = frame.state.doc.selected;
    return selected.size() > 1 &&
           std::ranges::find(selected, frame.memory.pageOf) == selected.end();
}

glm::vec3 compareColour(const Frame& frame, const std::string& id)
{
    const std::vector<std::string>& selected = frame.state.doc.selected;
    return colourAt(frame,
                    static_cast<std::size_t>(std::ranges::find(selected, id) - selected.begin()));
}

std::string_view compareLetter(std::size_t index)
{
    static constexpr std::array<std::string_view, app::kMaxSelected> letters{"A", "B", "C", "D"};
    return letters[std::min(index, letters.size() - 1)];
}

void drawCompareBadge(const Frame& frame, const ImVec2& centre, std::size_t index)
{
    const glm::vec3 colour = colourAt(frame, index);
    const float radius = frame.px(kBadge);
    ImGui::GetWindowDrawList()->AddCircleFilled(centre, radius, packed(colour), 32);
    const std::string_view letter = compareLetter(index);
    const ImVec2 size = textSize(frame.fonts.small, letter);
    textAt(frame.fonts.small, {centre.x - size.x / 2, centre.y - size.y / 2}, readableOn(colour),
           letter);
}

void drawCompareChips(Frame& frame)
{
    if (frame.state.doc.selected.size() < 2)
    {
        return;
    }
    const Scope scope(frame, "Compare");
    drawOverviewChip(frame);
    for (std::size_t i = 0; i < frame.state.doc.selected.size(); ++i)
    {
        drawChip(frame, i);
    }
    gap(frame, 4.0f);
}

}  // namespace knotlas::ui
