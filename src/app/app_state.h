#pragma once

#include "app/content.h"
#include "app/language.h"
#include "app/learn_state.h"
#include "app/lesson_commands.h"
#include "app/lesson_state.h"
#include "app/pain_state.h"
#include "app/presenting_state.h"
#include "app/quiz_state.h"
#include "core/side.h"
#include "scene/camera.h"
#include "scene/scene.h"

#include <glm/vec2.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace knotlas::app
{

enum class SideChoice
{
    Right,
    Left,
    Both,
};

// Opacity 0..1 of each layer.
struct Layers
{
    float skin = 1.0f;
    float superficialMuscles = 1.0f;
    float deepMuscles = 1.0f;
    float skeleton = 1.0f;

    bool operator==(const Layers&) const = default;
};

// How many patterns can be compared side by side.
inline constexpr std::size_t kMaxSelected = 4;

// What the user works on. Undoable and saved.
struct Document
{
    // Muscle ids, the one that was selected last at the end: atlas entries ("trapezius.upper"),
    // parts without an entry ("biceps_brachii.long_head") or heads of a hierarchy ("trapezius").
    std::vector<std::string> selected;
    std::optional<std::string> triggerPoint;  // only this point's zones are painted
    std::optional<std::string> region;        // "where does it hurt": this region is painted
    SideChoice side = SideChoice::Right;
    Layers layers;
    std::map<std::string, float> muscleOpacity;  // exceptions to the layers, by muscle id
    PainWork pain;                               // where it hurts

    bool operator==(const Document&) const = default;
};

// In which language muscles and bones are named.
enum class Naming
{
    English,
    Latin,  // Terminologia Anatomica
};

// What is named in the picture, besides trigger points.
enum class AnatomyLabels
{
    Off,
    Muscles,
    Bones,  // with their landmarks when they are near
    All,
};

// "off", "muscles", "bones", "all": in commands and settings. Off when the word is unknown.
std::string_view toString(AnatomyLabels labels);
AnatomyLabels anatomyLabelsNamed(std::string_view word);

// How pain is shown that is felt inside the body.
enum class DeepPain
{
    Glow,  // where it is felt, with a faint border on the skin above it
    Skin,  // as a zone of the skin like any other
};

enum class LabelSize
{
    Small,
    Normal,
    Large,
};

// How much larger than usual marks, labels and legend are.
float labelFactor(LabelSize size);

// How it is looked at. Undoable and saved.
struct View
{
    scene::Camera camera;  // where the camera is, or is flying to
    scene::Theme theme = scene::Theme::Light;
    std::string palette = "okabe-ito";
    std::string skinTone = "medium";
    float uiScale = 1.0f;
    scene::Style style = scene::Style::Standard;
    DeepPain deepPain = DeepPain::Glow;
    LabelSize labelSize = LabelSize::Normal;
    bool labels = true;
    AnatomyLabels anatomyLabels = AnatomyLabels::Off;
    bool reducedMotion = false;
    bool panelOpen = true;
    bool viewLock = false;  // the camera comes to rest in standard views only
    Naming naming = Naming::English;

    bool operator==(const View&) const = default;
};

struct Toast
{
    std::string text;
    bool isError = false;
    TimeS until = 0.0;

    bool operator==(const Toast&) const = default;
};

// The part of the window that shows the body: what panels leave free. In UI points from the
// window's top left corner. All "point01" are 0..1 of this rectangle, y downwards; the camera's
// picture fills it, and annotations are laid out within it.
struct Viewport
{
    glm::vec2 originUi{0.0f};
    glm::vec2 sizeUi{1280.0f, 800.0f};

    [[nodiscard]] float aspect() const { return sizeUi.x / sizeUi.y; }

    bool operator==(const Viewport&) const = default;
};

// What the cursor is over.
struct Hover
{
    std::uint32_t part = 0;  // index into Body::parts
    std::string muscle;      // id that a click would select
    glm::vec3 pointWorld{0.0f};

    bool operator==(const Hover&) const = default;
};

struct CameraFlight
{
    scene::Camera from;
    TimeS start = 0.0;
    double durationS = 0.35;

    bool operator==(const CameraFlight&) const = default;
};

// What the class view gives back when it ends.
struct ClassView
{
    Document doc;
    View view;
    std::string framing;
    TimeS helpUntil = 0.0;  // until then its keys are named

    bool operator==(const ClassView&) const = default;
};

// The place of the last click, so that clicking again cycles to what lies deeper.
struct ClickCycle
{
    glm::vec2 point01{-1.0f};
    std::size_t depth = 0;

    bool operator==(const ClickCycle&) const = default;
};

// What only the shell can do; drained by it once per frame.
struct SavePicture
{
    std::filesystem::path file;  // empty: a dated name in the pictures folder
    int widthPx = 0;             // 0: as large as the window
    int heightPx = 0;
    bool transparent = false;  // without background
    bool labels = true;        // marks, labels and legend
    bool operator==(const SavePicture&) const = default;
};

// Limits of a turn.
inline constexpr int kLeastFrames = 2;
inline constexpr int kMostFrames = 720;
inline constexpr double kMostDegrees = 3600.0;
inline constexpr double kLeastSeconds = 0.1;
inline constexpr double kMostSeconds = 600.0;

// A turn of the camera around what it looks at.
struct Turn
{
    int frames = 48;
    float degrees = 360.0f;
    float seconds = 6.0f;
    bool operator==(const Turn&) const = default;
};

struct SaveTurntable
{
    // FILE.webp: an animation; else a folder for a sequence of PNG. Empty: a dated animation in the
    // pictures folder.
    std::filesystem::path file;
    int widthPx = 0;
    int heightPx = 0;
    bool transparent = false;
    bool labels = true;
    Turn turn;
    bool sequence = false;  // when the name does not say it
    bool operator==(const SaveTurntable&) const = default;
};

struct SaveContactSheet
{
    std::string muscle;  // empty: the one that was selected last
    std::filesystem::path file;
    int widthPx = kSheetWidthPx;
    int heightPx = kSheetHeightPx;
    bool operator==(const SaveContactSheet&) const = default;

    // A4 upright at 300 dots an inch.
    static constexpr int kSheetWidthPx = 2480;
    static constexpr int kSheetHeightPx = 3508;
};

struct CopyPicture  // as the window shows it, into the clipboard
{
    bool operator==(const CopyPicture&) const = default;
};

struct StopWork  // the picture that is being made
{
    bool operator==(const StopWork&) const = default;
};

struct OpenPath
{
    std::filesystem::path path;  // a body file or an atlas folder
    bool operator==(const OpenPath&) const = default;
};

struct Reload
{
    bool operator==(const Reload&) const = default;
};

struct Quit
{
    bool operator==(const Quit&) const = default;
};

using Request = std::variant<SavePicture, SaveTurntable, SaveContactSheet, CopyPicture, StopWork,
                             OpenPath, Reload, Quit, DrawingRequest, QuizRequest, OpenLesson>;

// What the user chose for pictures the last time.
enum class PictureKind
{
    Still,
    Turntable,
    ContactSheet,
};

struct PictureChoices
{
    PictureKind kind = PictureKind::Still;
    bool transparent = false;
    bool labels = true;
    Turn turn;
    bool sequence = false;

    bool operator==(const PictureChoices&) const = default;
};

// Something that takes long, in the words of the interface.
struct Work
{
    std::string text;
    float done = 0.0f;  // 0..1

    bool operator==(const Work&) const = default;
};

// Where the keyboard should go next.
enum class Focus
{
    Body,
    SearchField,
    MuscleList,
};

enum class Dialog
{
    None,
    CheatSheet,
    About,
    SavePicture,
    Messages,
};

// Neither undone nor saved.
struct Session
{
    Viewport viewport;
    std::string search;
    std::string preview;  // a muscle whose pattern is shown beside the selection for a moment
    Focus focus = Focus::Body;
    int focusSerial = 0;  // counts the wishes, so that the same one can be made again
    std::optional<Hover> hover;
    std::optional<CameraFlight> flight;
    // The view that the camera was sent to ("auto", "back"); it is kept when the viewport changes
    // its shape, until the camera is moved by hand.
    std::string framing;
    std::optional<ClassView> classView;  // while it is shown
    bool spotlight = false;              // everything but the place of the cursor is dimmed
    ClickCycle cycle;
    Dialog dialog = Dialog::None;
    bool firstRunHint = false;
    std::vector<Toast> toasts;
    std::vector<std::string> messages;  // the log panel: what went wrong, newest last
    bool loading = false;
    std::string pictureSize = "1920x1080";
    PictureChoices pictureChoices;
    std::optional<Work> work;
    std::vector<Request> requests;
    TimeS now = 0.0;          // of the last apply or tick
    TimeS selectedAt = -1e9;  // when the selection changed: zones fade in from then
    PainTool pain;            // "where does it hurt?"
    LearnTool learn;          // "what is taught"
    QuizTool quiz;
    LessonTool lessons;
    PresentTool present;  // pen, lens, blank screen, notes

    bool operator==(const Session&) const = default;
};

struct AppState
{
    Content content;
    Document doc;
    View view;
    Session session;
    std::shared_ptr<const Language> language = Language::english();

    bool operator==(const AppState&) const = default;
};

// The camera of this moment: on its way when a flight is under way.
scene::Camera cameraAt(const AppState& state, TimeS now);

// Once per frame before commands: the time and the viewport; lands flights, expires toasts.
void tick(AppState& state, TimeS now, const Viewport& viewport);

// How strongly zones are painted at `now`: after a selection they appear, pulse once and stay. At
// once, and without a pulse, with reduced motion.
float zoneStrength(const AppState& state, TimeS now);

// How far the soft window above the selection has opened, 0..1.
float windowStrength(const AppState& state, TimeS now);

// Whether something moves by itself at `now`, so that another frame is needed.
bool animating(const AppState& state, TimeS now);

// When something will change by itself although nobody does anything: a message that goes, a hint
// that hides. Nothing when never.
std::optional<TimeS> nextChange(const AppState& state, TimeS now);

// The atlas entry of a selected id ("rhomboid.major" -> the entry "rhomboid"); null when the atlas
// does not describe it.
const anatomy::Muscle* entryOf(const AppState& state, std::string_view muscleId);

// Whether `id` names something that can be selected: an entry, a part, or the head of a hierarchy.
bool isMuscleId(const AppState& state, std::string_view id);

// Every id that can be selected, for suggestions.
std::vector<std::string> muscleIds(const AppState& state);

// Replaces what is loaded; whatever the new content does not know is deselected.
void setContent(AppState& state, Content content);

// Deselects what the content does not know.
void forgetUnknown(AppState& state);

// A message that stays for a few seconds; errors are also kept in the messages.
void notify(AppState& state, std::string text, bool isError = false);

// Names in the chosen naming: of any muscle or part id, of an entry of the atlas, of a trigger
// point with its muscle ("Upper trapezius  TrP1"), and of a part of the body. What has no Latin
// name is named in English.
std::string displayName(const AppState& state, std::string_view id);
std::string nameOf(const AppState& state, const anatomy::Muscle& muscle);
std::string nameOf(const AppState& state, const anatomy::Muscle& muscle,
                   const anatomy::TriggerPoint& point);
std::string nameOf(const AppState& state, const anatomy::Part& part);

}  // namespace knotlas::app
