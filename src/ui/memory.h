#pragma once

#include "anatomy/locate.h"
#include "app/anatomy_names.h"
#include "app/app_state.h"
#include "app/calm_marks.h"
#include "app/comparison.h"
#include "app/details.h"
#include "app/quiz_mode.h"
#include "app/scene_builder.h"
#include "app/search.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace knotlas::ui
{

// The last value of a function that costs more than a frame may: computed anew when its key
// changes.
template <typename Key, typename Value> class Memo
{
  public:
    template <typename Make> const Value& get(const Key& key, Make make)
    {
        if (!held_ || !(held_->first == key))
        {
            held_.emplace(key, make());
        }
        return held_->second;
    }

  private:
    std::optional<std::pair<Key, Value>> held_;
};

// Parts of the window between which Tab moves the keyboard; arrows move within one.
enum class Stop
{
    None,
    Search,
    List,
    Layers,
    Page,
    Views,
    Menu,
    Dialog,
};

enum class Tab
{
    Muscles,
    Pain,
    Display,
    Learn,
};

// What a list of answers is about.
struct PainQuery
{
    app::Content content;
    std::string region;
    core::Side side = core::Side::Right;
    std::string said;
    bool operator==(const PainQuery&) const = default;
};

struct PainAnswer
{
    std::vector<anatomy::Candidate> candidates;
    std::vector<bool> crosses;  // whether each reaches the place from the other side
    std::vector<const anatomy::RedFlag*> redFlags;
};

struct SearchQuery
{
    app::Content content;
    std::string text;
    app::Naming naming = app::Naming::English;
    bool operator==(const SearchQuery&) const = default;
};

struct PageQuery
{
    app::Content content;
    std::string muscle;
    core::Side side = core::Side::Right;
    bool operator==(const PageQuery&) const = default;
};

struct ComparisonQuery
{
    app::Content content;
    std::vector<std::string> muscles;
    core::Side side = core::Side::Right;
    bool operator==(const ComparisonQuery&) const = default;
};

// All that the names of anatomy in the picture depend on.
struct NamesQuery
{
    app::Content content;
    app::Document doc;
    app::AnatomyLabels labels = app::AnatomyLabels::Off;
    app::Naming naming = app::Naming::English;
    std::shared_ptr<const app::Language> language;
    scene::Camera camera;
    glm::vec2 sizeUi{0.0f};
    float uiScale = 1.0f;
    std::vector<app::Rect> keepClear;
    bool operator==(const NamesQuery&) const = default;
};

// Names are laid out when the picture has come to rest and kept until it changes.
struct NamesMemory
{
    std::optional<NamesQuery> laidOutFor;
    std::vector<app::AnatomyName> names;
    app::SceneBuilder scenes;
    NamesQuery seen;  // in the last frame, and since when it has been so
    app::TimeS seenSince = -1e9;

    // How they are seen while the picture moves: all of them, and the line of each.
    float shown = 1.0f;
    std::vector<float> lines;
    std::vector<float> covers;  // metres of body before what is named, where they were laid out
    std::optional<app::TimeS> last;
    bool fading = false;
};

struct AsksQuery
{
    app::Content content;
    std::vector<std::uint32_t> patterns;
    bool operator==(const AsksQuery&) const = default;
};

// What widgets remember between frames. Nothing of it is worth undoing or saving: all that matters
// is in AppState.
struct Memory
{
    // Keyboard.
    bool keyboardMode = false;  // arrows, Enter and Tab belong to the panels
    Stop stop = Stop::None;     // where the keyboard is
    Stop focusRequest = Stop::None;
    int focusSerial = 0;  // the last wish of AppState that was met
    bool closePopups = false;
    float scrollBy = 0.0f;  // of the part where the keyboard is; points at scale 1
    app::Dialog lastDialog = app::Dialog::None;

    // Search.
    std::array<char, 128> searchText{};
    bool searchActive = false;
    bool leaveSearch = false;
    int highlightedHit = 0;

    // Side panel and page.
    Tab tab = Tab::Muscles;
    Tab scrolledTab = Tab::Muscles;  // whose list the side panel was scrolled in
    std::set<std::string> closedGroups;
    std::string shownInList;   // the selected muscle that the list has scrolled to
    std::string pageOf;        // muscle of the comparison whose page is open; empty: all of it
    bool listInFront = false;  // narrow windows: the list although something is selected
    std::vector<std::string> lastSelected;
    std::optional<std::string> lastRegion;
    std::string cameFromRegion;  // the list of answers that the page was opened from
    std::string copied;          // source that was copied last, and when
    app::TimeS copiedAt = -1e9;

    // Where does it hurt.
    bool lastPainOn = false;
    bool allRedFlags = false;
    std::vector<const anatomy::RedFlag*> seenFlags;
    std::optional<std::uint32_t> openScore;           // the pattern whose score is explained
    std::map<std::string, std::vector<char>> fields;  // what is being written, by label
    std::string activeField;

    // What is taught.
    bool lastLearnOpen = false;
    std::string lastChapter;    // the page that was drawn last: another one begins at its top
    std::string lastTechnique;  // the same for what is open on it
    std::set<std::string> openGrounds;  // whose sources are shown, by the place of their mark
    bool circleFocused = false;         // left and right go round it

    // Lessons.
    std::shared_ptr<const io::Lesson> lastLesson;
    std::size_t lessonStep = 0;  // the one that was drawn last
    float lessonBand = 0.0f;     // height that its text needs without panels

    // Dialogs.
    std::string pictureSize;  // what the two fields below were filled from
    int pictureWidth = 1920;
    int pictureHeight = 1080;
    std::optional<app::PictureChoices> pictureChoices;  // while the dialog is open

    Memo<SearchQuery, std::vector<app::SearchHit>> hits;
    Memo<SearchQuery, std::vector<const anatomy::RedFlag*>> saidFlags;  // by what is searched for
    Memo<PageQuery, app::MuscleDetails> details;
    Memo<PainQuery, PainAnswer> answers;
    Memo<ComparisonQuery, app::Comparison> comparison;
    Memo<PageQuery, std::vector<app::LookAlike>> lookAlikes;

    app::CalmMarks marks;
    NamesMemory anatomyNames;
    Memo<AsksQuery, std::vector<std::string>> asks;

    // Quiz.
    app::QuizPhase lastQuizPhase = app::QuizPhase::Off;
    Memo<ComparisonQuery, app::QuizTelling> quizTelling;
};

}  // namespace knotlas::ui
