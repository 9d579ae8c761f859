#pragma once

#include "core/result.h"

#include <glm/vec2.hpp>

#include <vector>

struct GLFWwindow;
struct ImGuiContext;

namespace knotlas::shell
{

// Dear ImGui with its OpenGL backend, and with its GLFW backend when there is a window. Made while
// a context is current, before the user interface; destroyed after it. One at a time.
class ImGuiHost
{
  public:
    // `window` may be null: for pictures.
    static core::Result<ImGuiHost> create(GLFWwindow* window);

    ~ImGuiHost();
    ImGuiHost(ImGuiHost&& other) noexcept;
    ImGuiHost& operator=(ImGuiHost&&) = delete;

    // Uploads the font atlas again after the user interface has rebuilt it.
    void uploadFonts();

    // The news of a frame: its size in framebuffer pixels, which are the points of our interface
    // (it is laid out for its scale and never stretched), the mouse and the keys. The user
    // interface then prepares its frame, and it begins.
    void gatherInput(const glm::vec2& sizePx, double deltaS);

    // The same with the cursor at `cursorPx` and no news of buttons and keys.
    void gatherHover(const glm::vec2& sizePx, const glm::vec2& cursorPx);

    void beginFrame();

    // A key that was pressed (a GLFW key). It counts as held for one frame at least, however short
    // the press: ImGui 1.86 only looks at what is held when a frame begins.
    void keyPressed(int key) { pressedKeys_.push_back(key); }

    // Ends the frame.
    void endFrame();

    // Draws what the frame made into the bound framebuffer: the part of `sizePx` from `originPx`
    // on. A frame that was laid out smaller is stretched.
    void draw(const glm::vec2& originPx, const glm::vec2& sizePx, float stretch = 1.0f);

  private:
    explicit ImGuiHost(GLFWwindow* window);

    void setDisplay(const glm::vec2& sizePx, double deltaS);

    GLFWwindow* window_;
    ImGuiContext* context_;
    std::vector<int> pressedKeys_;
    bool owns_;
};

}  // namespace knotlas::shell
