#include "ui/panels/top_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <string>
#include <vector>

namespace knotlas::ui
{
namespace
{

// A command can stand in a menu when it needs no further words.
bool fitsMenu(const app::CommandSpec& spec)
{
    return spec.arguments.empty() || !spec.keyText.empty();
}

std::vector<std::string_view> menuNames()
{
    std::vector<std::string_view> names;
    for (const app::CommandSpec& spec : app::commandTable())
    {
        if (fitsMenu(spec) && (names.empty() || names.back() != spec.group))
        {
            names.push_back(spec.group);
        }
    }
    return names;
}

// Something that can be done only while a lesson plays.
bool needsLesson(const app::CommandSpec& spec)
{
    const auto command = app::parseCommand(spec.keyText.empty() ? spec.name : spec.keyText);
    return command && std::holds_alternative<app::LessonCommand>(*command);
}

bool isEnabled(const Frame& frame, const app::CommandSpec& spec)
{
    if (needsLesson(spec) && !frame.state.session.lessons.play)
    {
        return false;
    }
    if (spec.name == "undo")
    {
        return frame.canUndo;
    }
    if (spec.name == "redo")
    {
        return frame.canRedo;
    }
    return spec.name != "dismiss-hint" || frame.state.session.firstRunHint;
}

void drawMenuItem(Frame& frame, const app::CommandSpec& spec, float width)
{
    const bool enabled = isEnabled(frame, spec);
    const Press press = pressable(frame, spec.help, {width, frame.px(30.0f)});
    if (enabled && (press.hovered || press.held))
    {
        fillBox(press.box, frame.theme.hover, frame.px(6.0f));
    }
    drawFocusRing(frame, press, frame.px(6.0f));
    const Fonts& fonts = frame.fonts;
    const float middle = press.box.centre().y;
    const ImVec2 keys = textSize(fonts.small, spec.keys);
    textAt(fonts.body, {press.box.min.x + frame.px(10.0f), middle - fonts.body->FontSize / 2},
           enabled ? frame.theme.text : frame.theme.muted, frame.said(spec.help));
    textAt(fonts.small, {press.box.max.x - frame.px(10.0f) - keys.x, middle - keys.y / 2},
           frame.theme.muted, spec.keys);
    if (press.pressed && enabled)
    {
        const std::string_view text = spec.keyText.empty() ? spec.name : spec.keyText;
        if (core::Result<app::Command> command = app::parseCommand(text))
        {
            frame.emit(*std::move(command));
        }
        ImGui::CloseCurrentPopup();
    }
}

void drawMenuItems(Frame& frame, std::string_view group)
{
    const Scope scope(frame, group);
    float width = 0.0f;
    for (const app::CommandSpec& spec : app::commandTable())
    {
        if (spec.group == group && fitsMenu(spec))
        {
            width = std::max(width, textSize(frame.fonts.body, frame.said(spec.help)).x +
                                        textSize(frame.fonts.small, spec.keys).x);
        }
    }
    for (const app::CommandSpec& spec : app::commandTable())
    {
        if (spec.group == group && fitsMenu(spec))
        {
            drawMenuItem(frame, spec, width + frame.px(56.0f));
        }
    }
}

// The popup below its heading. While one menu is open, moving to another heading opens that one.
void drawMenu(Frame& frame, std::string_view group)
{
    const std::string name(group);
    const std::string_view shown = frame.said(group);
    const ImVec2 size(textSize(frame.fonts.body, shown).x + frame.px(22.0f), frame.px(30.0f));
    const Press press = pressable(frame, name, size);
    const std::string popup = name + "##menu";
    const bool open = ImGui::IsPopupOpen(popup.c_str());
    const bool another = !open && ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    if (press.hovered || open)
    {
        fillBox(press.box, frame.theme.hover, frame.px(8.0f));
    }
    textCentred(frame.fonts.body, press.box, frame.theme.text, shown);
    drawFocusRing(frame, press, frame.px(8.0f));
    if (press.pressed ||
        (another && ImGui::IsMouseHoveringRect(press.box.min, press.box.max, false)))
    {
        ImGui::OpenPopup(popup.c_str());
    }
    ImGui::SetNextWindowPos({press.box.min.x, press.box.max.y + frame.px(4.0f)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {frame.px(6.0f), frame.px(6.0f)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    if (ImGui::BeginPopup(popup.c_str()))
    {
        drawMenuItems(frame, group);
        if (frame.memory.closePopups)
        {
            ImGui::CloseCurrentPopup();
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

void drawButtons(Frame& frame)
{
    const app::AppState& state = frame.state;
    const bool dark = state.view.theme == scene::Theme::Dark;
    if (iconButton(frame, "Undo", Icon::Undo, frame.canUndo))
    {
        frame.emit(app::Undo{});
    }
    ImGui::SameLine();
    if (iconButton(frame, "Redo", Icon::Redo, frame.canRedo))
    {
        frame.emit(app::Redo{});
    }
    ImGui::SameLine();
    if (iconButton(frame, "Save picture", Icon::Picture, !state.content.empty()))
    {
        frame.emit(app::ShowDialog{app::Dialog::SavePicture});
    }
    ImGui::SameLine();
    if (iconButton(frame, "Light or dark", dark ? Icon::Sun : Icon::Moon))
    {
        frame.emit(app::ToggleTheme{});
    }
    ImGui::SameLine();
    if (iconButton(frame, "Keys and gestures", Icon::Help))
    {
        frame.emit(app::ShowDialog{app::Dialog::CheatSheet});
    }
}

}  // namespace

void drawTopBar(Frame& frame)
{
    constexpr float buttonsWidth = 5 * 30.0f + 4 * 2.0f + 8.0f;
    const Box& box = frame.layout.topBar;
    const Pane pane(frame, "##top", box, PaneLook::Tight, Stop::Menu);
    const Scope scope(frame, "Top");
    const float top = (box.height() - frame.px(30.0f)) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {frame.px(2.0f), 0.0f});
    ImGui::SetCursorPos({frame.px(8.0f), top});
    if (iconButton(frame, "Side panel", Icon::Panel))
    {
        frame.emit(app::TogglePanel{});
    }
    const float name = textSize(frame.fonts.strong, "Knotlas").x;
    float needed = frame.px(60.0f) + name + frame.px(buttonsWidth);
    for (const std::string_view menu : menuNames())
    {
        needed += textSize(frame.fonts.body, frame.said(menu)).x + frame.px(24.0f);
    }
    ImGui::SameLine(0.0f, frame.px(8.0f));
    if (needed <= box.width())
    {
        textAt(frame.fonts.strong,
               {ImGui::GetCursorScreenPos().x, (box.height() - frame.fonts.strong->FontSize) / 2},
               frame.theme.text, "Knotlas");
        ImGui::SetCursorPos({ImGui::GetCursorPosX() + name + frame.px(12.0f), top});
    }
    for (const std::string_view menu : menuNames())
    {
        drawMenu(frame, menu);
        ImGui::SameLine();
    }
    const float right = box.width() - frame.px(buttonsWidth);
    if (right >= ImGui::GetCursorPosX())
    {
        ImGui::SetCursorPos({right, top});
        drawButtons(frame);
    }
    ImGui::PopStyleVar();
    fillBox({{box.min.x, box.max.y - std::max(1.0f, frame.scale)}, box.max}, frame.theme.border,
            0.0f);
}

}  // namespace knotlas::ui
