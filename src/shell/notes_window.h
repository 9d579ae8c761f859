#pragma once

#include "app/app_state.h"
#include "shell/imgui_host.h"
#include "shell/input.h"
#include "ui/notes_page.h"
#include "ui/ui.h"

#include <glm/vec2.hpp>

#include <memory>
#include <optional>

struct GLFWwindow;

namespace knotlas::shell
{

// The second window, with the notes for the teacher. It has a context and a user interface of its
// own; nothing is shared with the main one, so that either can go without the other. Keys that are
// pressed in it go to the main window's input.
class NotesWindow
{
  public:
    // Makes no other context current when it returns: the main one stays so.
    static core::Result<std::unique_ptr<NotesWindow>> open(GLFWwindow* mainWindow,
                                                           InputRouter& input);
    ~NotesWindow();
    NotesWindow(const NotesWindow&) = delete;
    NotesWindow& operator=(const NotesWindow&) = delete;

    // Whether the user has closed it.
    [[nodiscard]] bool closed() const;

    // Draws when something that it shows has changed; the main context is current afterwards.
    void update(const app::AppState& state, app::TimeS now);

    // Whether the teacher wants the time to begin anew.
    bool takeRestart();

    [[nodiscard]] std::size_t framesDrawn() const { return framesDrawn_; }

  private:
    static constexpr int kSettleFrames = 2;

    NotesWindow(GLFWwindow* mainWindow, GLFWwindow* window, InputRouter& input);

    core::Result<void> begin();
    void listen();
    void keyPressed(const std::string& chord, bool held);

    GLFWwindow* main_;
    GLFWwindow* window_;
    InputRouter& input_;
    std::optional<ui::Ui> ui_;
    std::optional<ImGuiHost> host_;
    std::optional<ui::NotesContent> shown_;
    glm::ivec2 shownSize_{0};
    float scrollBy_ = 0.0f;
    int settling_ = kSettleFrames;
    bool restartClock_ = false;
    bool keyHeld_ = false;
    std::size_t framesDrawn_ = 0;
};

}  // namespace knotlas::shell
