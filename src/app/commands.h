#pragma once

#include "app/app_state.h"
#include "app/history.h"
#include "app/learn_commands.h"
#include "app/pain_mode.h"
#include "app/presenting.h"
#include "core/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace knotlas::app
{

// What a user can do. Plain values; the text form is the same for keys, menus, scripts and tests:
// `select-muscle piriformis`, `set-skin-opacity 0.4`, `view back`.

struct SelectMuscle
{
    std::string id;
    std::optional<SideChoice> side;  // the side that was clicked; as it is when absent
    bool operator==(const SelectMuscle&) const = default;
};

struct AddMuscle  // to the comparison; a second time takes it out
{
    std::string id;
    std::optional<SideChoice> side;
    bool operator==(const AddMuscle&) const = default;
};

struct PreviewMuscle  // beside the selection until it changes; nothing when the id is empty
{
    std::string id;
    bool operator==(const PreviewMuscle&) const = default;
};

struct SelectTriggerPoint
{
    std::string id;  // empty: all points of the muscle again
    bool operator==(const SelectTriggerPoint&) const = default;
};

struct SelectRegion
{
    std::string id;
    bool operator==(const SelectRegion&) const = default;
};

struct ClearSelection
{
    bool operator==(const ClearSelection&) const = default;
};

struct SetSide
{
    SideChoice side = SideChoice::Right;
    bool operator==(const SetSide&) const = default;
};

enum class Layer
{
    Skin,
    SuperficialMuscles,
    DeepMuscles,
    Skeleton,
};

struct SetLayerOpacity
{
    Layer layer = Layer::Skin;
    float opacity = 1.0f;
    bool operator==(const SetLayerOpacity&) const = default;
};

struct ToggleLayer
{
    Layer layer = Layer::Skin;
    bool operator==(const ToggleLayer&) const = default;
};

struct SetMuscleOpacity
{
    std::string id;
    float opacity = 1.0f;
    bool operator==(const SetMuscleOpacity&) const = default;
};

struct SetView  // front, back, left, right, top, auto, or "AZ,EL" in degrees
{
    std::string name;
    bool operator==(const SetView&) const = default;
};

struct ResetView
{
    bool operator==(const ResetView&) const = default;
};

struct Orbit
{
    float azimuthDeg = 0.0f;
    float elevationDeg = 0.0f;
    bool operator==(const Orbit&) const = default;
};

struct Glide  // goes on turning as a hand let go of it, and comes to rest by itself
{
    float azimuthDegPerS = 0.0f;
    float elevationDegPerS = 0.0f;
    bool operator==(const Glide&) const = default;
};

struct HoldCamera  // a hand laid on it: stops a flight or a glide where it is
{
    bool operator==(const HoldCamera&) const = default;
};

struct Pan  // in parts of the picture's height; positive moves the body right and up
{
    float right = 0.0f;
    float up = 0.0f;
    bool operator==(const Pan&) const = default;
};

struct Zoom
{
    float factor = 1.0f;              // above 1 comes nearer
    glm::vec2 towards01{0.5f, 0.5f};  // point of the picture that stays where it is
    bool operator==(const Zoom&) const = default;
};

struct Click  // selects what is under the point; again at the same place: what lies deeper
{
    glm::vec2 point01{0.5f, 0.5f};
    bool add = false;  // to the comparison
    bool operator==(const Click&) const = default;
};

struct HoverAt  // nothing when the cursor has left the picture
{
    std::optional<glm::vec2> point01;
    bool operator==(const HoverAt&) const = default;
};

struct FocusPoint  // come near and orbit around this point
{
    glm::vec3 pointWorld{0.0f};
    bool operator==(const FocusPoint&) const = default;
};

struct SetTheme
{
    scene::Theme theme = scene::Theme::Light;
    bool operator==(const SetTheme&) const = default;
};

struct ToggleTheme
{
    bool operator==(const ToggleTheme&) const = default;
};

struct SetNaming
{
    Naming naming = Naming::English;
    bool operator==(const SetNaming&) const = default;
};

struct ToggleNaming
{
    bool operator==(const ToggleNaming&) const = default;
};

struct SetPalette
{
    std::string id;
    bool operator==(const SetPalette&) const = default;
};

struct SetStyle
{
    scene::Style style = scene::Style::Standard;
    bool operator==(const SetStyle&) const = default;
};

struct SetDeepPain
{
    DeepPain shown = DeepPain::Glow;
    bool operator==(const SetDeepPain&) const = default;
};

struct SetLabelSize
{
    LabelSize size = LabelSize::Normal;
    bool operator==(const SetLabelSize&) const = default;
};

struct SetSkinTone
{
    std::string id;
    bool operator==(const SetSkinTone&) const = default;
};

struct SetUiScale
{
    float scale = 1.0f;
    bool operator==(const SetUiScale&) const = default;
};

struct SetLabels
{
    bool on = true;
    bool operator==(const SetLabels&) const = default;
};

struct SetAnatomyLabels
{
    AnatomyLabels which = AnatomyLabels::Off;
    bool operator==(const SetAnatomyLabels&) const = default;
};

struct CycleAnatomyLabels  // off, muscles, bones, all
{
    bool operator==(const CycleAnatomyLabels&) const = default;
};

struct SetReducedMotion
{
    bool on = false;
    bool operator==(const SetReducedMotion&) const = default;
};

struct TogglePanel
{
    bool operator==(const TogglePanel&) const = default;
};

struct ToggleViewLock
{
    bool operator==(const ToggleViewLock&) const = default;
};

struct ToggleClassView
{
    bool operator==(const ToggleClassView&) const = default;
};

struct ToggleSpotlight
{
    bool operator==(const ToggleSpotlight&) const = default;
};

struct Search
{
    std::string text;
    bool operator==(const Search&) const = default;
};

struct FocusPanel
{
    Focus focus = Focus::Body;
    bool operator==(const FocusPanel&) const = default;
};

struct ShowDialog  // shown again: closed
{
    Dialog dialog = Dialog::CheatSheet;
    bool operator==(const ShowDialog&) const = default;
};

struct DismissHint
{
    bool operator==(const DismissHint&) const = default;
};

struct Undo
{
    bool operator==(const Undo&) const = default;
};

struct Redo
{
    bool operator==(const Redo&) const = default;
};

using Command =
    std::variant<SelectMuscle, AddMuscle, PreviewMuscle, SelectTriggerPoint, SelectRegion,
                 ClearSelection, SetSide, SetLayerOpacity, ToggleLayer, SetMuscleOpacity, SetView,
                 ResetView, Orbit, Glide, HoldCamera, Pan, Zoom, Click, HoverAt, FocusPoint,
                 SetTheme, ToggleTheme, SetNaming, ToggleNaming, SetPalette, SetStyle, SetDeepPain,
                 SetLabelSize, SetSkinTone, SetUiScale, SetLabels, SetAnatomyLabels,
                 CycleAnatomyLabels, SetReducedMotion, TogglePanel, ToggleViewLock, ToggleClassView,
                 ToggleSpotlight, Search, FocusPanel, ShowDialog, DismissHint, SavePicture,
                 SaveTurntable, SaveContactSheet, CopyPicture, StopWork, OpenPath, Reload, Quit,
                 Undo, Redo, PainCommand, DrawingRequest, LearnCommand, QuizCommand, QuizRequest,
                 LessonCommand, OpenLesson, PresentCommand>;

// One row of the table that feeds menus, key bindings, the cheat sheet, `knotlas run`,
// `knotlas list --commands` and the README. A command that several keys run with different
// arguments has several rows; the first one has its general help.
struct CommandSpec
{
    std::string_view group;      // heading in the cheat sheet
    std::string_view name;       // "set-skin-opacity"
    std::string_view arguments;  // "VALUE"
    std::string_view help;       // one line
    std::string_view keys;       // "Ctrl+Z"; several with " or "; empty: none
    std::string_view keyText;    // the command that the keys run: "view back"
};

std::span<const CommandSpec> commandTable();

// A mouse gesture, for the same cheat sheet.
struct GestureSpec
{
    std::string_view gesture;
    std::string_view help;
};

std::span<const GestureSpec> gestureTable();

// "select-muscle piriformis" -> SelectMuscle. Kind Usage, with a suggestion, when a word is wrong.
core::Result<Command> parseCommand(std::string_view text);

// The command bound to a key chord such as "Ctrl+Z" or "F1"; null when there is none.
const CommandSpec* commandForKeys(std::string_view chord);

// A snapshot of what undo restores.
struct Undoable
{
    Document doc;
    View view;
    bool operator==(const Undoable&) const = default;
};

// The only writer of AppState. Errors leave the state as it was. `live` commands (a slider or the
// camera being dragged) change the state without a step of undo; the last one of a drag is not
// live.
class Interpreter
{
  public:
    core::Result<void> apply(AppState& state, const Command& command, TimeS now, bool live = false);

    [[nodiscard]] bool canUndo() const { return history_.canUndo(); }

    [[nodiscard]] bool canRedo() const { return history_.canRedo(); }

  private:
    History<Undoable> history_;
    std::optional<Undoable> beforeDrag_;  // the state when the drag that is going on began
    PainPainter painter_;
    bool cameraMoving_ = false;  // consecutive camera moves are one step of undo
    InkHistory ink_;             // undone by itself while the pen is on
};

// Whether a command goes on while its key is held down. All others would repeat themselves: a theme
// that is switched thirty times a second flashes, and a lesson runs to its end.
bool goesOnWhileHeld(const Command& command);

// A command and whether it is part of a drag that goes on.
struct QueuedCommand
{
    Command command;
    bool live = false;
    bool operator==(const QueuedCommand&) const = default;
};

// What panels emit; drained by the shell once per frame.
using CommandQueue = std::vector<QueuedCommand>;

}  // namespace knotlas::app
