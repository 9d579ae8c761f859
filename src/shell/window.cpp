#include "shell/window.h"

#include "app/language_reader.h"
#include "app/quiz_mode.h"
#include "app/search.h"
#include "app/view_words.h"
#include "core/log.h"
#include "core/text.h"
#include "io/file_watcher.h"
#include "io/paths.h"
#include "io/settings.h"
#include "shell/content_loader.h"
#include "shell/drawing_desk.h"
#include "shell/frame_loop.h"
#include "shell/key_chords.h"
#include "shell/lesson_desk.h"
#include "shell/loader.h"
#include "shell/monitors.h"
#include "shell/notes_window.h"
#include "shell/paper_command.h"
#include "shell/picture.h"
#include "shell/quiz_desk.h"
#include "shell/window_pictures.h"
#include "shell/window_place.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

namespace knotlas::shell
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

// GLFW's own lifetime.
class GlfwLibrary
{
  public:
    static Result<std::unique_ptr<GlfwLibrary>> create()
    {
        if (glfwInit() == GLFW_FALSE)
        {
            const char* reason = nullptr;
            glfwGetError(&reason);
            return Error("no window can be opened here: " +
                             std::string(reason != nullptr ? reason : "no display") +
                             " (pictures need none: knotlas render --help)",
                         ErrorKind::Machine);
        }
        return std::make_unique<GlfwLibrary>();
    }

    GlfwLibrary() = default;
    GlfwLibrary(const GlfwLibrary&) = delete;
    GlfwLibrary& operator=(const GlfwLibrary&) = delete;

    ~GlfwLibrary() { glfwTerminate(); }
};

struct WindowDeleter
{
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

using WindowPtr = std::unique_ptr<GLFWwindow, WindowDeleter>;

WindowPlace rememberedPlace(const io::Settings& settings)
{
    WindowPlace place{std::nullopt, {settings.windowWidth, settings.windowHeight}};
    if (settings.windowPosition)
    {
        place.origin = glm::ivec2(settings.windowPosition->x, settings.windowPosition->y);
    }
    return place;
}

Result<WindowPtr> openWindow(const io::Settings& settings)
{
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);  // the renderer has its own buffers
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SRGB_CAPABLE, GLFW_FALSE);
    glfwWindowHint(GLFW_MAXIMIZED, settings.windowMaximised ? GLFW_TRUE : GLFW_FALSE);
    const WindowPlace place = placeWindow(rememberedPlace(settings), workAreas());
    // A driver that was reset shall say so instead of drawing nothing for ever.
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
    WindowPtr window(glfwCreateWindow(place.size.x, place.size.y, "Knotlas", nullptr, nullptr));
    if (window == nullptr)
    {
        glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_NO_ROBUSTNESS);
        window.reset(glfwCreateWindow(place.size.x, place.size.y, "Knotlas", nullptr, nullptr));
    }
    if (window == nullptr)
    {
        const char* reason = nullptr;
        glfwGetError(&reason);
        return Error("a window with OpenGL 3.3 could not be opened: " +
                         std::string(reason != nullptr ? reason : "unknown reason"),
                     ErrorKind::Machine);
    }
    constexpr int leastWidth = 640;
    constexpr int leastHeight = 480;
    glfwSetWindowSizeLimits(window.get(), leastWidth, leastHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
    if (place.origin)
    {
        glfwSetWindowPos(window.get(), place.origin->x, place.origin->y);
    }
    return window;
}

// Whether the context has been lost, where the driver can tell; call it with the context current.
class ContextWatch
{
  public:
    ContextWatch()
    {
        if (glfwExtensionSupported("GL_ARB_robustness") == GLFW_TRUE)
        {
            status_ = reinterpret_cast<Status>(glfwGetProcAddress("glGetGraphicsResetStatusARB"));
        }
    }

    [[nodiscard]] bool lost() const { return status_ != nullptr && status_() != 0; }

  private:
    using Status = unsigned (*)();
    Status status_ = nullptr;
};

void* loadGl(const char* name)
{
    return reinterpret_cast<void*>(glfwGetProcAddress(name));
}

std::optional<float> demandedScale()
{
    const char* forced = std::getenv("KNOTLAS_UI_SCALE");
    const auto value = forced != nullptr ? core::parseDouble(forced) : std::nullopt;
    return value ? std::optional<float>(static_cast<float>(*value)) : std::nullopt;
}

glm::vec2 screenScaleOf(GLFWwindow* window)
{
    glm::vec2 scale{1.0f};
    glfwGetWindowContentScale(window, &scale.x, &scale.y);
    return scale;
}

std::optional<MouseButton> buttonOf(int button)
{
    switch (button)
    {
    case GLFW_MOUSE_BUTTON_LEFT:
        return MouseButton::Left;
    case GLFW_MOUSE_BUTTON_RIGHT:
        return MouseButton::Right;
    case GLFW_MOUSE_BUTTON_MIDDLE:
        return MouseButton::Middle;
    default:
        return std::nullopt;
    }
}

// What callbacks may touch.
struct CallbackTarget
{
    InputRouter* input = nullptr;
    ImGuiHost* host = nullptr;
    std::vector<std::filesystem::path> dropped;
    bool exposed = true;
    bool lostFocus = false;
    bool keyHeld = false;        // the key that types the next character repeats itself
    bool screenChanged = false;  // the window has come to a screen of another scale
};

CallbackTarget& targetOf(GLFWwindow* window)
{
    return *static_cast<CallbackTarget*>(glfwGetWindowUserPointer(window));
}

// Points of the interface are framebuffer pixels, whatever the window system counts in.
glm::vec2 toPixels(GLFWwindow* window, double x, double y)
{
    glm::ivec2 points{1};
    glm::ivec2 pixels{1};
    glfwGetWindowSize(window, &points.x, &points.y);
    glfwGetFramebufferSize(window, &pixels.x, &pixels.y);
    return glm::vec2(x, y) * glm::vec2(pixels) / glm::vec2(glm::max(points, glm::ivec2(1)));
}

// Installed before ImGui's, which chains to them.
void installCallbacks(GLFWwindow* window, CallbackTarget& target)
{
    glfwSetWindowUserPointer(window, &target);
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        targetOf(w).input->push(PointerMoved{toPixels(w, x, y)});
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
        if (entered == GLFW_FALSE)
        {
            targetOf(w).input->push(PointerLeft{});
        }
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
        if (const std::optional<MouseButton> which = buttonOf(button))
        {
            if (action == GLFW_PRESS)
            {
                targetOf(w).input->push(PointerPressed{*which, (mods & GLFW_MOD_SHIFT) != 0,
                                                       (mods & GLFW_MOD_CONTROL) != 0});
            }
            else
            {
                targetOf(w).input->push(PointerReleased{*which});
            }
        }
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double y) {
        const bool control = glfwGetKey(w, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS ||
                             glfwGetKey(w, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
        targetOf(w).input->push(Wheel{static_cast<float>(y), control});
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
        if (action == GLFW_PRESS && key >= 0 && targetOf(w).host != nullptr)
        {
            targetOf(w).host->keyPressed(key);
        }
        const std::string chord = action != GLFW_RELEASE ? chordOf(key, scancode, mods) : "";
        if (!chord.empty())
        {
            targetOf(w).input->push(ChordPressed{chord, action == GLFW_REPEAT});
        }
        targetOf(w).keyHeld = action == GLFW_REPEAT;
        targetOf(w).exposed = true;
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned codePoint) {
        const std::string chord = chordOfCharacter(codePoint);
        if (!chord.empty())
        {
            targetOf(w).input->push(ChordPressed{chord, targetOf(w).keyHeld});
        }
        targetOf(w).exposed = true;
    });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
        if (focused == GLFW_FALSE)
        {
            targetOf(w).input->push(FocusLost{});
            targetOf(w).lostFocus = true;
        }
        targetOf(w).exposed = true;
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { targetOf(w).exposed = true; });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow* w, int) { targetOf(w).exposed = true; });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) {
        targetOf(w).screenChanged = true;
        targetOf(w).exposed = true;
    });
    glfwSetFramebufferSizeCallback(window,
                                   [](GLFWwindow* w, int, int) { targetOf(w).exposed = true; });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        for (int i = 0; i < count; ++i)
        {
            targetOf(w).dropped.emplace_back(paths[i]);
        }
    });
}

scene::Theme themeNamed(const std::string& name)
{
    return name == "dark" ? scene::Theme::Dark : scene::Theme::Light;
}

app::PictureChoices choicesIn(const io::Settings& settings)
{
    app::PictureChoices choices;
    choices.kind = settings.pictureKind == "turntable"       ? app::PictureKind::Turntable
                   : settings.pictureKind == "contact-sheet" ? app::PictureKind::ContactSheet
                                                             : app::PictureKind::Still;
    choices.transparent = settings.pictureTransparent;
    choices.labels = settings.pictureLabels;
    choices.turn = {settings.turnFrames, settings.turnDegrees, settings.turnSeconds};
    choices.sequence = settings.turnSequence;
    return choices;
}

void keepChoices(const app::PictureChoices& choices, io::Settings& settings)
{
    settings.pictureKind = choices.kind == app::PictureKind::Turntable      ? "turntable"
                           : choices.kind == app::PictureKind::ContactSheet ? "contact-sheet"
                                                                            : "picture";
    settings.pictureTransparent = choices.transparent;
    settings.pictureLabels = choices.labels;
    settings.turnFrames = choices.turn.frames;
    settings.turnDegrees = choices.turn.degrees;
    settings.turnSeconds = choices.turn.seconds;
    settings.turnSequence = choices.sequence;
}

// The program while its window is open.
class WindowProgram
{
  public:
    WindowProgram(GLFWwindow* window, render::Renderer& renderer, ui::Ui& ui, ImGuiHost& host,
                  CallbackTarget& callbacks, const ShowOptions& options, io::Settings settings)
        : window_(window), renderer_(renderer), ui_(ui), callbacks_(callbacks),
          loop_(renderer, ui, host), loader_([] { glfwPostEmptyEvent(); }),
          desk_(drawingsFolder(), io::stateFolder(io::processEnvironment()).value_or("")),
          quizDesk_(io::configFolder(io::processEnvironment()).value_or(""), documentsFolder()),
          options_(options), settings_(std::move(settings)), pictures_(renderer, loop_, settings_)
    {
        callbacks_.input = &loop_.input();
        callbacks_.host = &host;
        restoreView();
        desk_.begin(loop_.state());
        const std::filesystem::path lessons = lessonsFolder(options_.content);
        quizDesk_.begin(loop_.state(), lessons);
        loop_.state().session.lessons.library = lessonsIn(lessons);
    }

    Result<void> run()
    {
        Result<ContentOptions> files = resolved(options_.content);
        if (!files)
        {
            return std::move(files).error();
        }
        files_ = *files;
        loader_.start(files_);
        loop_.state().session.loading = true;
        while (glfwWindowShouldClose(window_) == GLFW_FALSE)
        {
            waitForEvents();
            takeDrops();
            takeLoaded();
            watchFiles();
            followScreen();
            if (Result<void> drawn = drawIfNeeded(); !drawn)
            {
                remember();
                return drawn;
            }
            carryOutRequests();
            followNotes();
            if (pictures_.busy())
            {
                pictures_.step(now());
            }
            desk_.keepSafe(loop_.state(), now());
            QuizDesk::keepDate(loop_.state());
            if (std::exchange(callbacks_.lostFocus, false))
            {
                remember();
            }
        }
        pictures_.stop();
        desk_.keepSafe(loop_.state(), now(), true);
        remember();
        return {};
    }

  private:
    // Loads under way and files that are watched are looked after a few times a second.
    static constexpr double kIdleWaitS = 0.25;

    [[nodiscard]] double now() const { return glfwGetTime(); }

    // English is built in; what cannot be read is told and stays English.
    void restoreLanguage()
    {
        const std::string& code = settings_.language;
        constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz-";
        if (code == "en" || code.empty() || code.find_first_not_of(kLetters) != std::string::npos)
        {
            return;
        }
        const auto data = io::findDataFolder(io::executableFile(), io::processEnvironment());
        if (!data)
        {
            return;
        }
        auto language = app::readLanguage(io::atlasFolderIn(*data).parent_path() / "lang" / code);
        if (!language)
        {
            core::log(core::LogLevel::Warning, language.error().message());
            return;
        }
        loop_.state().language = *std::move(language);
    }

    void restoreView()
    {
        restoreLanguage();
        app::View& view = loop_.state().view;
        view.theme = themeNamed(settings_.theme);
        view.palette = settings_.palette;
        view.skinTone = settings_.skinTone;
        view.style = app::valueOf(settings_.style, app::kStyleWords);
        view.deepPain = app::valueOf(settings_.deepPain, app::kDeepPainWords);
        view.labelSize = app::valueOf(settings_.labelSize, app::kLabelSizeWords);
        view.naming = settings_.naming == "latin" ? app::Naming::Latin : app::Naming::English;
        view.anatomyLabels = app::anatomyLabelsNamed(settings_.anatomyLabels);
        view.reducedMotion = settings_.reducedMotion;
        view.uiScale = uiScaleFor(demandedScale(), settings_.uiScale, screenScaleOf(window_));
        screenScale_ = uiScaleFor(demandedScale(), std::nullopt, screenScaleOf(window_));
        loop_.state().doc.layers = {settings_.skinOpacity, settings_.superficialMusclesOpacity,
                                    settings_.deepMusclesOpacity, settings_.skeletonOpacity};
        app::Session& session = loop_.state().session;
        session.firstRunHint = !settings_.firstRunHintDismissed;
        session.pictureSize =
            std::to_string(settings_.pictureWidth) + "x" + std::to_string(settings_.pictureHeight);
        session.pictureChoices = choicesIn(settings_);
    }

    // Nobody sees a window that is minimised or has no size.
    [[nodiscard]] bool isSeen() const
    {
        glm::ivec2 size{0};
        glfwGetFramebufferSize(window_, &size.x, &size.y);
        return size.x > 0 && size.y > 0 && glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == 0;
    }

    // On another screen the interface has that screen's scale, unless the user has chosen one.
    void followScreen()
    {
        if (!std::exchange(callbacks_.screenChanged, false))
        {
            return;
        }
        const float scale = uiScaleFor(demandedScale(), std::nullopt, screenScaleOf(window_));
        app::View& view = loop_.state().view;
        view.uiScale = view.uiScale == screenScale_ ? scale : view.uiScale;
        screenScale_ = scale;
        loop_.wake();
    }

    void waitForEvents()
    {
        ui_.useContext();  // ImGui's callbacks write into the one that is current
        const double time = now();
        if (pictures_.busy() || ((loop_.frameNeeded(time) || callbacks_.exposed) && isSeen()))
        {
            glfwPollEvents();
            return;
        }
        const double next =
            isSeen() ? loop_.nextFrameAt().value_or(time + kIdleWaitS) : time + kIdleWaitS;
        glfwWaitEventsTimeout(std::clamp(next - time, 0.001, kIdleWaitS));
    }

    void takeDrops()
    {
        for (const std::filesystem::path& path : std::exchange(callbacks_.dropped, {}))
        {
            loop_.apply(app::OpenPath{path}, now());
        }
    }

    void takeLoaded()
    {
        std::optional<Loader::Loaded> loaded = loader_.poll();
        if (!loaded)
        {
            return;
        }
        loop_.state().session.loading = loader_.busy();
        loop_.wake();
        if (!loaded->content)
        {
            const std::string& message = loaded->content.error().message();
            core::log(core::LogLevel::Error, message);
            app::notify(loop_.state(), message, true);
            return;
        }
        files_ = loaded->files;
        const bool first = loop_.state().content.empty();
        app::setContent(loop_.state(), *std::move(loaded->content));
        if (first)
        {
            showFirst();
        }
        else
        {
            const app::Language& language = *loop_.state().language;
            app::notify(loop_.state(), core::filled(language.said("Loaded {body} and {atlas}"),
                                                    {{"body", files_.body.filename().string()},
                                                     {"atlas", files_.atlas.filename().string()}}));
        }
        watcher_.clear();
        watcher_.watch(files_.body);
        watcher_.watch(files_.atlas);
        watcher_.watch(app::learnFolderOf(files_.atlas));
    }

    // What the command line asked to see. Reached without a flight and without a step of undo.
    void showFirst()
    {
        app::AppState& state = loop_.state();
        app::Interpreter interpreter;
        ShowOptions options = options_;
        const Result<void> shown = applyShowOptions(state, interpreter, options, now());
        if (!shown)
        {
            app::notify(state, shown.error().message(), true);
            loop_.apply(app::ResetView{}, now());
        }
        if (!options_.lesson.empty())
        {
            openLesson(options_.lesson);
        }
        state.session.flight.reset();
    }

    // What is shown stays when the lesson cannot be read.
    void openLesson(const std::filesystem::path& file)
    {
        app::AppState& state = loop_.state();
        Result<app::TakeLesson> lesson = readCheckedLesson(state.content, file);
        const Result<void> taken =
            lesson ? loop_.applied(app::LessonCommand(*std::move(lesson)), now())
                   : Result<void>(std::move(lesson).error());
        if (!taken)
        {
            app::notify(state,
                        core::filled(state.language->said("Not opened: {reason}"),
                                     {{"reason", taken.error().message()}}),
                        true);
        }
        loop_.redraw();
    }

    void watchFiles()
    {
        if (!watcher_.poll(now()).empty())
        {
            startLoading(files_);
        }
    }

    void startLoading(const ContentOptions& files)
    {
        loader_.start(files);
        loop_.state().session.loading = true;
        loop_.wake();
    }

    Result<void> drawIfNeeded()
    {
        if (std::exchange(callbacks_.exposed, false))
        {
            loop_.wake();
        }
        glm::ivec2 size{0};
        glfwGetFramebufferSize(window_, &size.x, &size.y);
        if (!isSeen() || !loop_.frameNeeded(now()))
        {
            return {};
        }
        const double start = now();
        if (Result<void> drawn = loop_.frame(0, size, start); !drawn)
        {
            return drawn;
        }
        glfwSwapBuffers(window_);
        loop_.frameTook(now() - start);
        if (contextWatch_.lost())
        {
            return Error("the graphics driver was reset, and the picture is lost with it: start "
                         "Knotlas again (settings were kept)",
                         ErrorKind::Machine);
        }
        updateTitle();
        return {};
    }

    // Opens and closes the second window as the state says; when it cannot be opened or its monitor
    // has gone, the class goes on without it.
    void followNotes()
    {
        const bool wanted = loop_.state().session.present.notes;
        if (wanted && notes_ == nullptr)
        {
            auto opened = NotesWindow::open(window_, loop_.input());
            if (!opened)
            {
                app::notify(loop_.state(), opened.error().message(), true);
                loop_.apply(app::PresentCommand(app::ToggleNotes{}), now());
                return;
            }
            notes_ = *std::move(opened);
        }
        else if (notes_ != nullptr && (!wanted || notes_->closed()))
        {
            notes_.reset();
            glfwMakeContextCurrent(window_);
            if (wanted)
            {
                loop_.apply(app::PresentCommand(app::ToggleNotes{}), now());
            }
        }
        if (notes_ != nullptr)
        {
            if (notes_->takeRestart())
            {
                loop_.apply(app::PresentCommand(app::RestartClock{}), now());
            }
            notes_->update(loop_.state(), now());
        }
    }

    void updateTitle()
    {
        const app::AppState& state = loop_.state();
        std::string title = "Knotlas";
        if (!state.doc.selected.empty())
        {
            title = app::displayName(state, state.doc.selected.back()) + " – Knotlas";
        }
        else if (state.session.pain.on)
        {
            title = std::string(state.language->text("pain.title")) + " – Knotlas";
        }
        if (title != title_)
        {
            title_ = title;
            glfwSetWindowTitle(window_, title.c_str());
        }
    }

    void carryOutRequests()
    {
        for (const app::Request& request : std::exchange(loop_.state().session.requests, {}))
        {
            glm::ivec2 size{0};
            glfwGetFramebufferSize(window_, &size.x, &size.y);
            if (pictures_.carryOut(request, size))
            {
                continue;
            }
            if (const auto* open = std::get_if<app::OpenPath>(&request))
            {
                openPath(open->path);
            }
            else if (const auto* drawing = std::get_if<app::DrawingRequest>(&request))
            {
                carryOutDrawing(*drawing);
            }
            else if (const auto* quiz = std::get_if<app::QuizRequest>(&request))
            {
                carryOutQuiz(*quiz);
            }
            else if (const auto* lesson = std::get_if<app::OpenLesson>(&request))
            {
                openLesson(lesson->file);
            }
            else if (std::holds_alternative<app::Reload>(request))
            {
                startLoading(files_);
            }
            else
            {
                glfwSetWindowShouldClose(window_, GLFW_TRUE);
            }
        }
    }

    void carryOutDrawing(const app::DrawingRequest& request)
    {
        using Kind = app::DrawingRequest::Kind;
        app::AppState& state = loop_.state();
        const auto apply = [&](const app::Command& command) {
            return loop_.applied(command, now());
        };
        const auto print = [&](const std::filesystem::path& file) {
            return printDrawing(state.content, state.doc.pain.drawing,
                                state.session.pain.picture->painted, file,
                                [&](const app::AppState& shown, const PictureSpec& spec) {
                                    return takePicture(shown, spec);
                                });
        };
        const auto done = desk_.carryOut(state, request, apply, print);
        const bool saves = request.kind == Kind::Save || request.kind == Kind::Report;
        const app::Language& language = *state.language;
        if (!done)
        {
            app::notify(state,
                        core::filled(saves ? language.said("Not saved: {reason}")
                                           : language.said("Not opened: {reason}"),
                                     {{"reason", done.error().message()}}),
                        true);
        }
        else if (saves)
        {
            app::notify(state,
                        core::filled(language.said("Saved {file}"), {{"file", done->string()}}));
        }
        loop_.redraw();
    }

    void carryOutQuiz(const app::QuizRequest& request)
    {
        app::AppState& state = loop_.state();
        const app::Language& language = *state.language;
        const auto done = quizDesk_.carryOut(state, request);
        if (!done)
        {
            app::notify(state,
                        core::filled(language.said("Not saved: {reason}"),
                                     {{"reason", done.error().message()}}),
                        true);
            loop_.wake();
        }
        else if (request.kind == app::QuizRequest::Kind::Export)
        {
            app::notify(state,
                        core::filled(language.said("Saved {file}"), {{"file", done->string()}}));
            loop_.wake();
        }
    }

    Result<io::Image> takePicture(const app::AppState& state, const PictureSpec& spec)
    {
        constexpr app::TimeS settled = 1e6;
        if (!printed_)
        {
            Result<PictureMaker> maker = PictureMaker::create();
            if (!maker)
            {
                return std::move(maker).error();
            }
            printed_.emplace(*std::move(maker));
        }
        app::SceneBuilder scenes;
        return printed_->take(renderer_, scenes, state, spec, settled);
    }

    void openPath(const std::filesystem::path& path)
    {
        if (path.extension() == ".json" && isDrawingFile(path))
        {
            carryOutDrawing({app::DrawingRequest::Kind::Open, path});
            return;
        }
        if (path.extension() == ".json" && isLessonFile(path))
        {
            openLesson(path);
            return;
        }
        ContentOptions files = files_;
        if (std::filesystem::is_directory(path))
        {
            files.atlas = path;
        }
        else if (path.extension() == ".json")
        {
            files.atlas = path.parent_path();
        }
        else
        {
            files.body = path;
            std::vector<std::string>& recent = settings_.recentBodies;
            std::erase(recent, path.string());
            recent.insert(recent.begin(), path.string());
            recent.resize(std::min(recent.size(), io::kMaxRecentBodies));
        }
        startLoading(files);
    }

    // Settings are kept when the window loses the focus and when it closes.
    void remember()
    {
        const std::optional<std::filesystem::path> folder =
            io::configFolder(io::processEnvironment());
        if (!folder)
        {
            return;
        }
        const app::AppState& state = loop_.state();
        settings_.windowMaximised = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
        if (!settings_.windowMaximised)
        {
            io::WindowPosition position;
            glfwGetWindowPos(window_, &position.x, &position.y);
            settings_.windowPosition = position;
            glfwGetWindowSize(window_, &settings_.windowWidth, &settings_.windowHeight);
        }
        settings_.theme = state.view.theme == scene::Theme::Dark ? "dark" : "light";
        settings_.palette = state.view.palette;
        settings_.skinTone = state.view.skinTone;
        settings_.style = app::wordOf(state.view.style, app::kStyleWords);
        settings_.deepPain = app::wordOf(state.view.deepPain, app::kDeepPainWords);
        settings_.labelSize = app::wordOf(state.view.labelSize, app::kLabelSizeWords);
        settings_.naming = state.view.naming == app::Naming::Latin ? "latin" : "english";
        // What a quiz has hidden for the time being is not what the user chose.
        const app::QuizBefore* before = state.session.quiz.before.get();
        const app::Layers& layers = before != nullptr ? before->doc.layers : state.doc.layers;
        settings_.anatomyLabels = app::toString(before != nullptr ? before->view.anatomyLabels
                                                                  : state.view.anatomyLabels);
        settings_.reducedMotion = state.view.reducedMotion;
        // What the screen asks for is asked again next time: it may be another screen.
        settings_.uiScale = state.view.uiScale == screenScale_
                                ? std::nullopt
                                : std::optional<float>(state.view.uiScale);
        keepChoices(state.session.pictureChoices, settings_);
        settings_.skinOpacity = layers.skin;
        settings_.superficialMusclesOpacity = layers.superficialMuscles;
        settings_.deepMusclesOpacity = layers.deepMuscles;
        settings_.skeletonOpacity = layers.skeleton;
        settings_.firstRunHintDismissed = !state.session.firstRunHint;
        const Result<void> written = io::writeSettings(*folder / "settings.json", settings_);
        if (!written)
        {
            core::log(core::LogLevel::Warning, written.error().message());
        }
    }

    GLFWwindow* window_;
    render::Renderer& renderer_;
    ui::Ui& ui_;
    CallbackTarget& callbacks_;
    FrameLoop loop_;
    Loader loader_;
    io::FileWatcher watcher_;
    DrawingDesk desk_;
    QuizDesk quizDesk_;
    ShowOptions options_;
    ContentOptions files_;
    io::Settings settings_;
    WindowPictures pictures_;
    std::optional<PictureMaker> printed_;  // for pages
    ContextWatch contextWatch_;
    std::unique_ptr<NotesWindow> notes_;
    float screenScale_ = 1.0f;
    std::string title_;
};

io::Settings readSettings()
{
    const std::optional<std::filesystem::path> folder = io::configFolder(io::processEnvironment());
    if (!folder)
    {
        return {};
    }
    const io::SettingsReading reading = io::readSettings(*folder / "settings.json");
    for (const std::string& warning : reading.warnings)
    {
        core::log(core::LogLevel::Warning, warning);
    }
    return reading.settings;
}

}  // namespace

Result<void> runWindow(const ShowOptions& options)
{
    Result<std::unique_ptr<GlfwLibrary>> library = GlfwLibrary::create();
    if (!library)
    {
        return std::move(library).error();
    }
    const io::Settings settings = readSettings();
    Result<WindowPtr> window = openWindow(settings);
    if (!window)
    {
        return std::move(window).error();
    }
    GLFWwindow* const handle = window->get();
    glfwMakeContextCurrent(handle);
    glfwSwapInterval(1);
    Result<render::Renderer> renderer = render::Renderer::create(loadGl);
    if (!renderer)
    {
        return std::move(renderer).error();
    }
    CallbackTarget callbacks;
    InputRouter beforeLoop;  // callbacks may come before the loop is there
    callbacks.input = &beforeLoop;
    installCallbacks(handle, callbacks);
    Result<ui::Ui> ui = ui::Ui::create(fontFolder());
    if (!ui)
    {
        return std::move(ui).error();
    }
    ui->useContext();
    Result<ImGuiHost> host = ImGuiHost::create(handle);
    if (!host)
    {
        return std::move(host).error();
    }
    return WindowProgram(handle, *renderer, *ui, *host, callbacks, options, settings).run();
}

}  // namespace knotlas::shell
