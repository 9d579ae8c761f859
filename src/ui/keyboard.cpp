#include "ui/keyboard.h"

#include "app/learn_mode.h"
#include "app/lesson_player.h"
#include "app/presenting.h"
#include "app/quiz_mode.h"
#include "ui/panels/quiz_keys.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <vector>

namespace knotlas::ui
{
namespace
{

constexpr std::array<app::GestureSpec, 15> kPanelKeys{{
    {"Tab, Shift+Tab", "Next or previous part of the window"},
    {"Arrows", "Move within it"},
    {"Enter or Space", "Press, or take hold of a slider (arrows move it)"},
    {"Ctrl+Enter", "On a muscle: add it to the comparison"},
    {"Page up, Page down", "Scroll"},
    {"Esc", "Back to the body"},
    {"Right, Page down", "In a lesson: next step"},
    {"Left, Page up", "In a lesson: previous step"},
    {"1 to 8, Space", "In a lesson: choose an answer, show the answer"},
    {"I", "In a lesson: teacher's note"},
    {"B", "In the class view: black screen"},
    {"[, ]", "With the pen: thinner, thicker"},
    {"+, -", "With the lens: stronger, weaker"},
    {"Shift+arrows", "Move pen, lens or spotlight"},
    {"Enter", "With the pen: put it down, lift it"},
}};

constexpr std::array<std::string_view, 8> kNavigationKeys{"Left",  "Right", "Up",   "Down",
                                                          "Enter", "Space", "Home", "End"};

constexpr float kScrollStep = 240.0f;

std::vector<Stop> stopsOf(const app::AppState& state, const Layout& layout)
{
    if (state.session.dialog != app::Dialog::None)
    {
        return {Stop::Dialog};
    }
    std::vector<Stop> stops;
    const auto add = [&](bool there, Stop stop) {
        if (there)
        {
            stops.push_back(stop);
        }
    };
    add(layout.find.has_value(), Stop::Search);
    add(layout.list.has_value(), Stop::List);
    add(layout.layers.has_value(), Stop::Layers);
    add(layout.page.has_value(), Stop::Page);
    add(!state.content.empty(), Stop::Views);
    add(true, Stop::Menu);
    return stops;
}

void enter(Memory& memory, Stop stop)
{
    memory.keyboardMode = true;
    memory.stop = stop;
    memory.focusRequest = stop;
}

void leave(Memory& memory)
{
    memory.keyboardMode = false;
    memory.stop = Stop::None;
    memory.focusRequest = Stop::None;
}

void step(const std::vector<Stop>& stops, Memory& memory, int by)
{
    const auto count = static_cast<int>(stops.size());
    const auto found = std::ranges::find(stops, memory.stop);
    const int current =
        found == stops.end() ? (by > 0 ? -1 : 0) : static_cast<int>(found - stops.begin());
    enter(memory, stops[static_cast<std::size_t>((current + by + count) % count)]);
}

bool handleEscape(const app::AppState& state, Memory& memory, app::CommandQueue& commands)
{
    if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
    {
        memory.closePopups = true;
        return true;
    }
    if (state.session.dialog != app::Dialog::None)
    {
        commands.push_back({app::ShowDialog{state.session.dialog}, false});
        leave(memory);
        return true;
    }
    if (memory.searchActive)
    {
        memory.leaveSearch = true;
    }
    const bool here = memory.keyboardMode || memory.searchActive;
    if (here)
    {
        leave(memory);
    }
    return here;
}

// The circle of a knot takes left and right while it is read, unless the keyboard is elsewhere.
bool turnsCircle(std::string_view chord, const app::AppState& state, const Memory& memory)
{
    if ((chord != "Left" && chord != "Right") || !app::showsLearn(state))
    {
        return false;
    }
    const anatomy::LearnChapter* chapter = app::chapterOf(state);
    const bool seen = chapter != nullptr &&
                      std::ranges::find(chapter->sections, anatomy::LearnFigure::Cycle,
                                        &anatomy::LearnSection::figure) != chapter->sections.end();
    return seen && (!memory.keyboardMode || memory.circleFocused);
}

// What a clicker or a teacher presses while a lesson plays; nothing when it means nothing there.
std::optional<app::LessonCommand> lessonCommandFor(std::string_view chord,
                                                   const app::AppState& state, bool inPanels)
{
    const app::LessonPlay& play = *state.session.lessons.play;
    if (chord == "PageDown" || (chord == "Right" && !inPanels))
    {
        return app::NextStep{};
    }
    if (chord == "PageUp" || (chord == "Left" && !inPanels))
    {
        return app::PreviousStep{};
    }
    if (chord == "I" && !state.session.classView)
    {
        return app::ToggleLessonNote{};
    }
    if (inPanels || !app::awaitsAnswer(play))
    {
        return std::nullopt;
    }
    const std::size_t choices = play.current().question->choices.size();
    if (chord.size() == 1 && chord[0] >= '1' && chord[0] <= '8' &&
        static_cast<std::size_t>(chord[0] - '1') < choices)
    {
        return app::ShowAnswer{static_cast<std::size_t>(chord[0] - '1')};
    }
    return chord == "Space" ? std::optional<app::LessonCommand>(app::ShowAnswer{}) : std::nullopt;
}

bool handleLessonKey(std::string_view chord, const app::AppState& state, const Memory& memory,
                     app::CommandQueue& commands)
{
    if (!state.session.lessons.play || state.session.dialog != app::Dialog::None)
    {
        return false;
    }
    const auto command = lessonCommandFor(chord, state, memory.keyboardMode);
    if (command)
    {
        commands.push_back({*command, false});
    }
    return command.has_value();
}

// By how much of the picture's height an arrow moves the pointer; with Ctrl, for fine lines.
constexpr float kPointerStep = 0.02f;
constexpr float kFinePointerStep = 0.004f;

std::optional<app::MovePointer> pointerMove(std::string_view chord, bool plainArrows)
{
    float step = kPointerStep;
    const bool control = chord.substr(0, 5) == "Ctrl+";
    chord.remove_prefix(control ? 5 : 0);
    step = control ? kFinePointerStep : step;
    const bool shift = chord.substr(0, 6) == "Shift+";
    chord.remove_prefix(shift ? 6 : 0);
    if (!shift && !plainArrows)
    {
        return std::nullopt;
    }
    return chord == "Left"    ? std::optional(app::MovePointer{-step, 0.0f})
           : chord == "Right" ? std::optional(app::MovePointer{step, 0.0f})
           : chord == "Up"    ? std::optional(app::MovePointer{0.0f, -step})
           : chord == "Down"  ? std::optional(app::MovePointer{0.0f, step})
                              : std::nullopt;
}

// The arrows are the lens's and the pen's, unless a clicker may send them for the next step.
std::optional<app::PresentCommand> presentCommandFor(std::string_view chord,
                                                     const app::AppState& state)
{
    const app::PresentTool& tool = state.session.present;
    const bool pointing = tool.pen.on || tool.lens.on || state.session.spotlight;
    const bool plainArrows = (tool.pen.on || tool.lens.on) && !state.session.lessons.play;
    const auto move = pointing ? pointerMove(chord, plainArrows) : std::nullopt;
    if (move)
    {
        return *move;
    }
    if (tool.pen.on && (chord == "[" || chord == "]"))
    {
        return app::StepInkWidth{chord == "]" ? 1 : -1};
    }
    if (tool.pen.on && chord == "Enter")
    {
        return app::PressPointer{};
    }
    constexpr float lensStep = 1.2f;
    if (tool.lens.on && (chord == "+" || chord == "-"))
    {
        return app::ScaleLens{chord == "+" ? lensStep : 1.0f / lensStep};
    }
    if (chord == "B" && state.session.classView)
    {
        return app::BlankScreen{};
    }
    return std::nullopt;
}

// Any key brings the picture back and does nothing else.
bool endsBlank(const app::AppState& state, app::CommandQueue& commands)
{
    if (!state.session.present.blank.on)
    {
        return false;
    }
    commands.push_back({app::PresentCommand(app::BlankScreen{}), false});
    return true;
}

bool handlePresentKey(std::string_view chord, const app::AppState& state, const Memory& memory,
                      app::CommandQueue& commands)
{
    if (state.session.dialog != app::Dialog::None || memory.keyboardMode)
    {
        return false;
    }
    const auto command = presentCommandFor(chord, state);
    if (command)
    {
        commands.push_back({*command, false});
    }
    return command.has_value();
}

// While text is written, only keys that can mean nothing to the field go on to the commands.
bool belongsToText(std::string_view chord)
{
    const bool function =
        chord.size() >= 2 && chord[0] == 'F' && chord[1] >= '1' && chord[1] <= '9';
    return !function && chord != "Ctrl+S" && chord != "Ctrl+Q" && chord != "Ctrl+F";
}

}  // namespace

std::span<const app::GestureSpec> panelKeys()
{
    return kPanelKeys;
}

bool handleKey(std::string_view chord, const app::AppState& state, const Layout& layout,
               Memory& memory, app::CommandQueue& commands)
{
    if (endsBlank(state, commands))
    {
        return true;
    }
    if (chord == "Esc")
    {
        return handleEscape(state, memory, commands);
    }
    const bool inPanels = memory.keyboardMode || memory.searchActive;
    if (inPanels && (chord == "Tab" || chord == "Shift+Tab"))
    {
        step(stopsOf(state, layout), memory, chord == "Tab" ? 1 : -1);
        return true;
    }
    if (ImGui::GetIO().WantTextInput)
    {
        return belongsToText(chord);
    }
    if (handlePresentKey(chord, state, memory, commands))
    {
        return true;
    }
    if (turnsCircle(chord, state, memory))
    {
        commands.push_back({app::LearnCommand(app::TurnCycle{chord == "Right" ? 1 : -1}), false});
        return true;
    }
    // There is no list to go to while the quiz is open.
    if (app::quizIsOpen(state) && (chord == "Tab" || chord == "Shift+Tab"))
    {
        enter(memory, Stop::Page);
        return true;
    }
    if (state.session.dialog == app::Dialog::None && app::quizIsOpen(state) &&
        handleQuizKey(chord, state, memory, commands))
    {
        return true;
    }
    if (handleLessonKey(chord, state, memory, commands))
    {
        return true;
    }
    if (!memory.keyboardMode)
    {
        return false;
    }
    if (chord == "PageUp" || chord == "PageDown")
    {
        memory.scrollBy = chord == "PageUp" ? -kScrollStep : kScrollStep;
        return true;
    }
    const std::size_t plus = chord.rfind('+');
    const std::string_view key =
        plus == std::string_view::npos || plus + 1 == chord.size() ? chord : chord.substr(plus + 1);
    return std::ranges::find(kNavigationKeys, key) != kNavigationKeys.end();
}

void enterPage(Memory& memory, bool inside)
{
    inside ? enter(memory, Stop::Page) : leave(memory);
}

void followFocus(const app::AppState& state, Memory& memory, bool mousePressed)
{
    const app::Session& session = state.session;
    if (mousePressed)
    {
        leave(memory);
    }
    if (session.dialog != memory.lastDialog)
    {
        memory.lastDialog = session.dialog;
        session.dialog == app::Dialog::None ? leave(memory) : enter(memory, Stop::Dialog);
    }
    if (session.focusSerial == memory.focusSerial)
    {
        return;
    }
    memory.focusSerial = session.focusSerial;
    switch (session.focus)
    {
    case app::Focus::Body:
        leave(memory);
        break;
    case app::Focus::SearchField:
        memory.listInFront = true;
        enter(memory, Stop::Search);
        break;
    case app::Focus::MuscleList:
        memory.listInFront = true;
        enter(memory, Stop::List);
        break;
    }
}

}  // namespace knotlas::ui
