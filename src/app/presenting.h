#pragma once

#include "app/app_state.h"
#include "app/history.h"
#include "core/result.h"

#include <optional>

namespace knotlas::app
{

// Ink that fades is whole for so long after the pen has left it, then it goes.
inline constexpr double kInkStaysS = 5.0;
inline constexpr double kInkFadesS = 1.2;

// A screen takes so long to become blank and to come back. It is never switched again sooner than
// after kLeastBlankS, so that a key that is held does not make it flash.
inline constexpr double kBlankFadeS = 0.25;
inline constexpr double kLeastBlankS = 0.4;

inline constexpr float kLeastLens = 1.5f;
inline constexpr float kMostLens = 4.0f;

// The strokes that can be taken back and brought again while the pen is on.
class InkHistory
{
  public:
    // After a command: what it changed can be taken back.
    void follow(const Ink& before, const Ink& after);

    // Whether there was anything to take back or to bring again.
    bool undo(AppState& state, TimeS now) { return step(state, now, false); }

    bool redo(AppState& state, TimeS now) { return step(state, now, true); }

  private:
    bool step(AppState& state, TimeS now, bool forwards);

    History<Ink> history_;
};

core::Result<void> applyPresent(AppState& state, const PresentCommand& command, TimeS now);

// The mouse has come to a point of the picture: the pointer follows, and in the class view the line
// of keys comes back.
void pointAt(AppState& state, const glm::vec2& point01, TimeS now);

// Whether the left button draws: the pen is on and a body is there to draw on.
bool penIsUsed(const AppState& state);

// Where pen, lens and spotlight are: where keys have put them, or the mouse, or in the middle.
glm::vec2 pointer01(const AppState& state);

// One thing that Esc ends; false when neither pen nor lens is used.
bool endPresenting(AppState& state);

// What goes when the class view ends or the quiz begins: pen, lens, blank screen. Ink stays where
// it was drawn.
void putAway(AppState& state);

// Ink that has faded is forgotten.
void tickPresenting(AppState& state, TimeS now);

// The step of a lesson that is shown; ink belongs to it.
std::string inkPlace(const AppState& state);

// How much of a stroke is seen, 0..1: it fades by its own time, and is hidden while another step is
// shown or the camera looks from another side.
float inkPresence(const AppState& state, const InkStroke& stroke, const scene::Camera& camera,
                  TimeS now);

// How far the picture is hidden, 0..1.
float blankness(const AppState& state, TimeS now);

// Whether nothing of the picture is seen: then nothing needs to be drawn.
bool isBlank(const AppState& state, TimeS now);

// The lens on a picture of this size: its centre and radius, in the same units.
struct LensPlace
{
    glm::vec2 centre{0.0f};
    float radius = 0.0f;
};

LensPlace lensPlace(const AppState& state, const glm::vec2& size);

// Whether something of it moves by itself at `now`, and when it will change by itself.
bool presentingMoves(const AppState& state, TimeS now);
std::optional<TimeS> nextPresentChange(const AppState& state, TimeS now);

// What the notes show of time: seconds since they were begun.
int secondsGone(const AppState& state, TimeS now);

}  // namespace knotlas::app
