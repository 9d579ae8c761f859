#include "ui/overlay/pen_strip.h"

#include "app/presenting.h"
#include "ui/overlay/ink.h"
#include "ui/overlay/view_buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr float kSide = 24.0f;  // of a button, points at scale 1
constexpr float kPadding = 4.0f;
constexpr float kMargin = 10.0f;
constexpr float kAir = 14.0f;  // around a word

enum class Part
{
    Red,
    Blue,
    Yellow,
    Plain,
    Thinner,
    Thicker,
    Eraser,
    Fades,
    Undo,
    Clear,
    End,
};

struct PenButton
{
    Part part;
    std::string_view label;
    std::string_view word;  // key of the text that it shows; empty: it is drawn
    std::string_view help;  // key of the text
};

constexpr std::array<PenButton, 11> kButtons{{
    {Part::Red, "Red", "", "pen.red"},
    {Part::Blue, "Blue", "", "pen.blue"},
    {Part::Yellow, "Yellow", "", "pen.yellow"},
    {Part::Plain, "Plain", "", "pen.plain"},
    {Part::Thinner, "Thinner", "", "pen.thinner"},
    {Part::Thicker, "Thicker", "", "pen.thicker"},
    {Part::Eraser, "Eraser", "pen.eraser", "pen.eraser_help"},
    {Part::Fades, "Fades", "pen.fades", "pen.fades_help"},
    {Part::Undo, "Undo", "", "pen.undo"},
    {Part::Clear, "Clear", "pen.clear", "pen.clear_help"},
    {Part::End, "End", "", "pen.end"},
}};

app::Command commandOf(Part part)
{
    using app::PresentCommand;
    switch (part)
    {
    case Part::Red:
    case Part::Blue:
    case Part::Yellow:
    case Part::Plain:
        return PresentCommand(app::SetInkColour{static_cast<app::InkColour>(part)});
    case Part::Thinner:
        return PresentCommand(app::StepInkWidth{-1});
    case Part::Thicker:
        return PresentCommand(app::StepInkWidth{1});
    case Part::Eraser:
        return PresentCommand(app::ToggleEraser{});
    case Part::Fades:
        return PresentCommand(app::SetInkFades{});
    case Part::Undo:
        return app::Undo{};
    case Part::Clear:
        return PresentCommand(app::ClearInk{});
    case Part::End:
        break;
    }
    return PresentCommand(app::TogglePen{});
}

bool isChosen(const app::Pen& pen, Part part)
{
    const bool colour = part <= Part::Plain;
    return (colour && !pen.eraser && static_cast<int>(pen.colour) == static_cast<int>(part)) ||
           (part == Part::Eraser && pen.eraser) || (part == Part::Fades && pen.fades);
}

float widthOf(const Frame& frame, const PenButton& button)
{
    return button.word.empty()
               ? frame.px(kSide)
               : textSize(frame.fonts.small, frame.text(button.word)).x + frame.px(kAir);
}

// Where the buttons stand, from the corner of the strip: on as many lines as a narrow picture
// needs.
struct Arrangement
{
    std::array<ImVec2, kButtons.size()> at{};
    ImVec2 size{0.0f, 0.0f};
};

Arrangement arrange(const Frame& frame)
{
    Arrangement made;
    const float room = frame.layout.body.width() - frame.px(2.0f * kMargin + kPadding);
    ImVec2 next(frame.px(kPadding), frame.px(kPadding));
    for (std::size_t i = 0; i < kButtons.size(); ++i)
    {
        const float width = widthOf(frame, kButtons[i]);
        if (i > 0 && next.x + width > room)
        {
            next = {frame.px(kPadding), next.y + frame.px(kSide)};
        }
        made.at[i] = next;
        next.x += width;
        made.size.x = std::max(made.size.x, next.x + frame.px(kPadding));
    }
    made.size.y = next.y + frame.px(kSide + kPadding);
    return made;
}

void drawFace(const Frame& frame, const PenButton& button, const Box& box)
{
    const app::Pen& pen = frame.state.session.present.pen;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 centre = box.centre();
    if (button.part <= Part::Plain)
    {
        const InkLook look =
            inkLook(static_cast<app::InkColour>(button.part), frame.state.view.theme);
        list.AddCircleFilled(centre, frame.px(8.0f), packed(look.rim));
        list.AddCircle(centre, frame.px(8.0f), packed(frame.theme.border), 0, frame.px(1.0f));
        list.AddCircleFilled(centre, frame.px(6.2f), packed(look.colour));
    }
    else if (button.part == Part::Thinner || button.part == Part::Thicker)
    {
        const bool thin = button.part == Part::Thinner;
        const bool most = pen.width == (thin ? app::InkWidth::Thin : app::InkWidth::Thick);
        list.AddLine({centre.x - frame.px(8.0f), centre.y + frame.px(4.0f)},
                     {centre.x + frame.px(8.0f), centre.y - frame.px(4.0f)},
                     packed(most ? frame.theme.border : frame.theme.text),
                     frame.px(thin ? 1.6f : 5.0f));
    }
    else if (button.part == Part::Undo || button.part == Part::End)
    {
        const float inset = frame.px(5.5f);
        drawIcon(list, button.part == Part::Undo ? Icon::Undo : Icon::Close,
                 {{box.min.x + inset, box.min.y + inset}, {box.max.x - inset, box.max.y - inset}},
                 frame.theme.text);
    }
    else
    {
        textCentred(frame.fonts.small, box, frame.theme.text, frame.text(button.word));
    }
}

}  // namespace

void drawPenStrip(Frame& frame)
{
    const Arrangement arranged = arrange(frame);
    const Box& body = frame.layout.body;
    // In the corner, where it covers least of a body that stands in the middle.
    const bool buttons = !frame.state.session.classView;
    const float top = buttons ? viewButtonsBox(frame).max.y : body.min.y;
    const ImVec2 min(body.min.x + frame.px(kMargin), top + frame.px(kMargin));
    const Pane pane(frame, "##pen", {min, {min.x + arranged.size.x, min.y + arranged.size.y}},
                    PaneLook::Floating);
    const Scope scope(frame, "Pen");
    for (std::size_t i = 0; i < kButtons.size(); ++i)
    {
        const PenButton& button = kButtons[i];
        ImGui::SetCursorPos(arranged.at[i]);
        const Press press =
            pressable(frame, button.label, {widthOf(frame, button), frame.px(kSide)});
        tooltip(frame, frame.text(button.help));
        const float rounding = frame.px(7.0f);
        if (isChosen(frame.state.session.present.pen, button.part))
        {
            fillBox(press.box, frame.theme.accentSoft, rounding);
            outlineBox(press.box, frame.theme.accent, rounding, frame.px(1.5f));
        }
        else if (press.hovered || press.held)
        {
            fillBox(press.box, press.held ? frame.theme.pressed : frame.theme.hover, rounding);
        }
        drawFace(frame, button, press.box);
        if (press.pressed)
        {
            frame.emit(commandOf(button.part));
        }
    }
}

}  // namespace knotlas::ui
