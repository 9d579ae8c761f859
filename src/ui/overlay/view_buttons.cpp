#include "ui/overlay/view_buttons.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <array>

namespace knotlas::ui
{
namespace
{

struct ViewButton
{
    std::string_view label;
    std::string_view shortLabel;  // where there is no room
    std::string_view view;
    std::string_view help;
};

constexpr std::array<ViewButton, 7> kButtons{{
    {"Front", "F", "front", "Look from the front"},
    {"Back", "B", "back", "Look from the back"},
    {"Left", "L", "left", "Look from the body's left"},
    {"Right", "R", "right", "Look from the body's right"},
    {"Top", "T", "top", "Look from above"},
    {"Fit", "↔", "auto", "Show all of the selection"},
    {"Reset", "↺", "", "Whole body from the front"},
}};

constexpr float kHeight = 34.0f;
constexpr float kMargin = 12.0f;
constexpr float kAir = 18.0f;  // around a label
constexpr float kCubeWidth = 130.0f;

float widthOf(const Frame& frame, bool shortLabels)
{
    float width = frame.px(8.0f);
    for (const ViewButton& button : kButtons)
    {
        const std::string_view label = shortLabels ? button.shortLabel : frame.said(button.label);
        width += textSize(frame.fonts.body, label).x + frame.px(kAir);
    }
    return width;
}

bool needsShort(const Frame& frame)
{
    return widthOf(frame, false) + frame.px(kMargin + kCubeWidth) > frame.layout.body.width();
}

void emitView(Frame& frame, const ViewButton& button)
{
    if (button.view.empty())
    {
        frame.emit(app::ResetView{});
    }
    else
    {
        frame.emit(app::SetView{std::string(button.view)});
    }
}

}  // namespace

Box viewButtonsBox(const Frame& frame)
{
    const ImVec2 min(frame.layout.body.min.x + frame.px(kMargin),
                     frame.layout.body.min.y + frame.px(kMargin));
    return {min, {min.x + widthOf(frame, needsShort(frame)), min.y + frame.px(kHeight)}};
}

void drawViewButtons(Frame& frame)
{
    const Box box = viewButtonsBox(frame);
    const bool shortLabels = needsShort(frame);
    const Pane pane(frame, "##views", box, PaneLook::Floating, Stop::Views);
    const Scope scope(frame, "View");
    ImGui::SetCursorPos({frame.px(4.0f), frame.px(3.0f)});
    for (const ViewButton& button : kButtons)
    {
        const std::string_view text = shortLabels ? button.shortLabel : frame.said(button.label);
        const ImVec2 size(textSize(frame.fonts.body, text).x + frame.px(kAir), frame.px(28.0f));
        const Press press = pressable(frame, button.label, size);
        tooltip(frame, frame.said(button.help));
        if (press.hovered || press.held)
        {
            fillBox(press.box, press.held ? frame.theme.pressed : frame.theme.hover,
                    frame.px(7.0f));
        }
        textCentred(frame.fonts.body, press.box, frame.theme.text, text);
        drawFocusRing(frame, press, frame.px(7.0f));
        if (press.pressed)
        {
            emitView(frame, button);
        }
        ImGui::SameLine(0.0f, 0.0f);
    }
}

}  // namespace knotlas::ui
