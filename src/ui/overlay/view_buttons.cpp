#include "ui/overlay/view_buttons.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
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

constexpr float kRowHeight = 28.0f;
constexpr float kPadding = 4.0f;
constexpr float kMargin = 12.0f;
constexpr float kAir = 18.0f;  // around a label
constexpr float kCubeWidth = 130.0f;

float buttonWidth(const Frame& frame, const ViewButton& button, bool shortLabel)
{
    const std::string_view label = shortLabel ? button.shortLabel : frame.said(button.label);
    return textSize(frame.fonts.body, label).x + frame.px(kAir);
}

float widthOf(const Frame& frame, bool shortLabels)
{
    float width = frame.px(2 * kPadding);
    for (const ViewButton& button : kButtons)
    {
        width += buttonWidth(frame, button, shortLabels);
    }
    return width;
}

// How the buttons stand: on one line, or on as many as a small body needs.
struct Arrangement
{
    bool shortLabels = false;
    std::array<ImVec2, kButtons.size()> at{};  // from the corner of the box
    ImVec2 size{0.0f, 0.0f};
};

Arrangement arrange(const Frame& frame)
{
    const float body = frame.layout.body.width();
    Arrangement made;
    made.shortLabels = widthOf(frame, false) + frame.px(kMargin + kCubeWidth) > body;
    const float room = std::max(body - frame.px(2 * kMargin), 0.0f) - frame.px(kPadding);
    ImVec2 next(frame.px(kPadding), frame.px(kPadding - 1.0f));
    for (std::size_t i = 0; i < kButtons.size(); ++i)
    {
        const float width = buttonWidth(frame, kButtons[i], made.shortLabels);
        if (i > 0 && next.x + width > room)
        {
            next = {frame.px(kPadding), next.y + frame.px(kRowHeight)};
        }
        made.at[i] = next;
        next.x += width;
        made.size.x = std::max(made.size.x, next.x + frame.px(kPadding));
    }
    made.size.y = next.y + frame.px(kRowHeight + kPadding - 1.0f);
    return made;
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
    const ImVec2 size = arrange(frame).size;
    return {min, {min.x + size.x, min.y + size.y}};
}

void drawViewButtons(Frame& frame)
{
    const Box box = viewButtonsBox(frame);
    const Arrangement arranged = arrange(frame);
    const Pane pane(frame, "##views", box, PaneLook::Floating, Stop::Views);
    const Scope scope(frame, "View");
    for (std::size_t i = 0; i < kButtons.size(); ++i)
    {
        const ViewButton& button = kButtons[i];
        const std::string_view text =
            arranged.shortLabels ? button.shortLabel : frame.said(button.label);
        ImGui::SetCursorPos(arranged.at[i]);
        const ImVec2 size(buttonWidth(frame, button, arranged.shortLabels), frame.px(kRowHeight));
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
    }
}

}  // namespace knotlas::ui
