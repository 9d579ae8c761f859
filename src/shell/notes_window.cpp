#include "shell/notes_window.h"

#include "shell/content_loader.h"
#include "shell/key_chords.h"
#include "shell/monitors.h"
#include "shell/window_place.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

namespace knotlas::shell
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr float kScrollStep = 90.0f;
constexpr float kWheelStep = 60.0f;

WindowPlace placeOf(GLFWwindow* window)
{
    glm::ivec2 origin{0};
    WindowPlace place;
    glfwGetWindowPos(window, &origin.x, &origin.y);
    glfwGetWindowSize(window, &place.size.x, &place.size.y);
    place.origin = origin;
    return place;
}

// "14:30"
std::string timeOfDay()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%H:%M", &local);
    return text.data();
}

}  // namespace

Result<std::unique_ptr<NotesWindow>> NotesWindow::open(GLFWwindow* mainWindow, InputRouter& input)
{
    const WindowPlace place = placeNotes(placeOf(mainWindow), workAreas());
    // The hints of the main window still hold, but for these.
    glfwWindowHint(GLFW_MAXIMIZED, GLFW_FALSE);
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_NO_ROBUSTNESS);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
    GLFWwindow* const window =
        glfwCreateWindow(place.size.x, place.size.y, "Knotlas", nullptr, nullptr);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_TRUE);
    if (window == nullptr)
    {
        return Error("a second window could not be opened", ErrorKind::Machine);
    }
    if (place.origin)
    {
        glfwSetWindowPos(window, place.origin->x, place.origin->y);
    }
    std::unique_ptr<NotesWindow> notes(new NotesWindow(mainWindow, window, input));
    Result<void> begun = notes->begin();
    glfwMakeContextCurrent(mainWindow);
    if (!begun)
    {
        return std::move(begun).error();
    }
    return notes;
}

NotesWindow::NotesWindow(GLFWwindow* mainWindow, GLFWwindow* window, InputRouter& input)
    : main_(mainWindow), window_(window), input_(input)
{}

NotesWindow::~NotesWindow()
{
    glfwMakeContextCurrent(window_);
    host_.reset();
    ui_.reset();
    glfwDestroyWindow(window_);
    glfwMakeContextCurrent(main_);
}

bool NotesWindow::closed() const
{
    return glfwWindowShouldClose(window_) != GLFW_FALSE;
}

bool NotesWindow::takeRestart()
{
    return std::exchange(restartClock_, false);
}

Result<void> NotesWindow::begin()
{
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(0);  // the main window keeps the pace
    Result<ui::Ui> ui = ui::Ui::create(fontFolder());
    if (!ui)
    {
        return std::move(ui).error();
    }
    ui_.emplace(*std::move(ui));
    ui_->useContext();
    Result<ImGuiHost> host = ImGuiHost::create(nullptr);
    if (!host)
    {
        return std::move(host).error();
    }
    host_.emplace(*std::move(host));
    listen();
    return {};
}

void NotesWindow::listen()
{
    glfwSetWindowUserPointer(window_, this);
    glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
        auto& notes = *static_cast<NotesWindow*>(glfwGetWindowUserPointer(w));
        notes.keyHeld_ = action == GLFW_REPEAT;
        notes.keyPressed(action != GLFW_RELEASE ? chordOf(key, scancode, mods) : "",
                         action == GLFW_REPEAT);
    });
    glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned codePoint) {
        auto& notes = *static_cast<NotesWindow*>(glfwGetWindowUserPointer(w));
        notes.keyPressed(chordOfCharacter(codePoint), notes.keyHeld_);
    });
    glfwSetScrollCallback(window_, [](GLFWwindow* w, double, double y) {
        auto& notes = *static_cast<NotesWindow*>(glfwGetWindowUserPointer(w));
        notes.scrollBy_ -= kWheelStep * static_cast<float>(std::clamp(y, -10.0, 10.0));
    });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) {
        static_cast<NotesWindow*>(glfwGetWindowUserPointer(w))->settling_ = kSettleFrames;
    });
}

// Esc would end the class view, which nobody expects of this window.
void NotesWindow::keyPressed(const std::string& chord, bool held)
{
    if (chord.empty() || chord == "Esc")
    {
        return;
    }
    if (chord == "Up" || chord == "Down")
    {
        scrollBy_ += chord == "Down" ? kScrollStep : -kScrollStep;
        return;
    }
    if (chord == "R")
    {
        restartClock_ = true;
        return;
    }
    input_.push(ChordPressed{chord, held});
}

void NotesWindow::update(const app::AppState& state, app::TimeS now)
{
    glm::ivec2 size{0};
    glfwGetFramebufferSize(window_, &size.x, &size.y);
    if (size.x < 1 || size.y < 1 || glfwGetWindowAttrib(window_, GLFW_ICONIFIED) != 0)
    {
        return;
    }
    ui::NotesContent content = ui::notesContent(state, now, timeOfDay());
    const bool changed = !shown_ || !(*shown_ == content) || size != shownSize_;
    settling_ = changed || scrollBy_ != 0.0f ? kSettleFrames : settling_;
    if (settling_ == 0)
    {
        return;
    }
    const bool stepped = !shown_ || shown_->title != content.title;
    glfwMakeContextCurrent(window_);
    ui_->useContext();
    if (ui_->uiScale() != content.scale)
    {
        ui_->rebuildFonts(content.scale);
        host_->uploadFonts();
    }
    host_->gatherInput(glm::vec2(size), 1.0 / 60.0);
    ui_->prepareFrame(state);
    host_->beginFrame();
    constexpr float toTop = -1e6f;
    ui_->drawNotes(state, content, stepped ? toTop : std::exchange(scrollBy_, 0.0f), now);
    host_->endFrame();
    host_->draw({0.0f, 0.0f}, glm::vec2(size));
    glfwSwapBuffers(window_);
    if (stepped)
    {
        glfwSetWindowTitle(window_, content.window.c_str());
    }
    glfwMakeContextCurrent(main_);
    shown_ = std::move(content);
    shownSize_ = size;
    --settling_;
    ++framesDrawn_;
}

}  // namespace knotlas::shell
