#include "ui/panels/cheat_sheet.h"

#include "ui/keyboard.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <string_view>

namespace knotlas::ui
{
namespace
{

// A key or a gesture and what it does.
void drawLine(Frame& frame, std::string_view keys, std::string_view help)
{
    const float left = frame.px(190.0f);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float height = frame.fonts.body->FontSize + frame.px(8.0f);
    textAt(frame.fonts.body, {origin.x + left, origin.y + frame.px(4.0f)}, frame.theme.text, help);
    const std::string shown = elided(frame.fonts.small, keys, left - frame.px(26.0f));
    const ImVec2 size = textSize(frame.fonts.small, shown);
    const Box cap{{origin.x, origin.y + frame.px(1.0f)},
                  {origin.x + size.x + frame.px(14.0f), origin.y + height - frame.px(2.0f)}};
    fillBox(cap, frame.theme.field, frame.px(5.0f));
    textCentred(frame.fonts.small, cap, frame.theme.text, shown);
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, height});
}

void fill(Frame& frame)
{
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(1.0f)});
    sectionTitle(frame, frame.text("keys.mouse"));
    for (const app::GestureSpec& gesture : app::gestureTable())
    {
        drawLine(frame, frame.said(gesture.gesture), frame.said(gesture.help));
    }
    std::string_view group;
    for (const app::CommandSpec& spec : app::commandTable())
    {
        if (spec.keys.empty())
        {
            continue;
        }
        if (spec.group != group)
        {
            group = spec.group;
            sectionTitle(frame, frame.said(group));
        }
        drawLine(frame, spec.keys, frame.said(spec.help));
    }
    sectionTitle(frame, frame.text("keys.panels"));
    for (const app::GestureSpec& key : panelKeys())
    {
        drawLine(frame, frame.said(key.gesture), frame.said(key.help));
    }
    ImGui::PopStyleVar();
}

}  // namespace

void drawCheatSheet(Frame& frame)
{
    dialog(frame, app::Dialog::CheatSheet, "Keys and gestures", {660.0f, 600.0f}, fill);
}

}  // namespace knotlas::ui
