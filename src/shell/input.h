#pragma once

#include "app/commands.h"

#include <glm/vec2.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace knotlas::shell
{

// What the window system tells, free of GLFW so that it can be tested. Positions in UI points from
// the window's top left corner.

enum class MouseButton
{
    Left,
    Right,
    Middle,
};

struct PointerMoved
{
    glm::vec2 posUi{0.0f};
};

struct PointerLeft
{};

struct PointerPressed
{
    MouseButton button = MouseButton::Left;
    bool shift = false;
    bool control = false;
};

struct PointerReleased
{
    MouseButton button = MouseButton::Left;
};

struct Wheel
{
    float notches = 0.0f;
    bool control = false;
};

// A key chord as the command table writes it: "Ctrl+Z", "F1", "S", "+".
struct ChordPressed
{
    std::string chord;
    bool held = false;  // it is held down and repeats itself
};

struct FocusLost
{};

using InputEvent = std::variant<PointerMoved, PointerLeft, PointerPressed, PointerReleased, Wheel,
                                ChordPressed, FocusLost>;

// Turns events into commands. Events are only queued when they arrive and routed after the user
// interface has begun its frame, when it knows what the cursor is over. Who got a press keeps the
// drag: first claim wins.
class InputRouter
{
  public:
    void push(InputEvent event);

    // Whether nothing waits but moves of the mouse.
    [[nodiscard]] bool onlyMoves() const;

    [[nodiscard]] bool empty() const { return events_.empty(); }

    // Where the pointer went just before a button was pressed, when both are waiting.
    [[nodiscard]] std::optional<glm::vec2> pressAfterMove() const;

    // The picture moved under a cursor that rests: something else may be beneath it now.
    void pictureMoved();

    struct Claims
    {
        bool mouse = false;  // the cursor is over a panel
        // Lets the user interface have a key chord first; true when it took it.
        std::function<bool(std::string_view chord, bool held)> takesKey;
    };

    // Drains the queue.
    app::CommandQueue route(const app::AppState& state, const Claims& claims, app::TimeS now);

  private:
    enum class Drag
    {
        None,
        Panel,  // the press was the user interface's
        Orbit,
        Pan,
        Paint,  // where it hurts
        Erase,
        Ink,  // the pen, or its eraser
    };

    struct Press
    {
        glm::vec2 posUi{0.0f};
        bool control = false;
        bool isClick = true;  // not moved far enough to be a drag
    };

    // A bit of a turning drag, to know how fast the hand was when it let go.
    struct Turn
    {
        app::TimeS at = 0.0;
        glm::vec2 deg{0.0f};
    };

    void moved(const glm::vec2& posUi, const app::AppState& state, const Claims& claims,
               app::TimeS now, app::CommandQueue& commands);
    void pressed(const PointerPressed& event, const app::AppState& state, const Claims& claims,
                 app::TimeS now, app::CommandQueue& commands);
    void released(const PointerReleased& event, const app::AppState& state, app::TimeS now,
                  app::CommandQueue& commands);
    void wheel(const Wheel& event, const app::AppState& state, const Claims& claims,
               app::CommandQueue& commands) const;
    static void chord(const ChordPressed& event, const Claims& claims, app::CommandQueue& commands);
    void click(const app::AppState& state, app::TimeS now, app::CommandQueue& commands);
    [[nodiscard]] Drag dragOf(const PointerPressed& event, const app::AppState& state,
                              app::TimeS now) const;
    void brushTo(const glm::vec2& fromUi, const glm::vec2& toUi, const app::AppState& state,
                 app::CommandQueue& commands) const;
    void dragBy(const glm::vec2& deltaUi, const app::AppState& state, app::TimeS now,
                app::CommandQueue& commands);
    void inkTo(const glm::vec2& posUi, const app::AppState& state,
               app::CommandQueue& commands) const;
    [[nodiscard]] app::Glide letGo(app::TimeS now) const;

    std::vector<InputEvent> events_;
    std::optional<glm::vec2> cursorUi_;
    Drag drag_ = Drag::None;
    MouseButton dragButton_ = MouseButton::Left;
    Press press_;
    std::vector<Turn> turns_;  // of the drag that goes on, the latest last
    glm::vec2 lastClickUi_{-1e6f};
    app::TimeS lastClickAt_ = -1e9;
};

}  // namespace knotlas::shell
