#pragma once

#include "core/result.h"

#include <glm/vec2.hpp>

struct GLFWwindow;

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

    // Begins a frame of the given size in framebuffer pixels, which are the points of our
    // interface: it is laid out for its scale and never stretched.
    void beginFrame(const glm::vec2& sizePx, double deltaS);

    // Ends the frame.
    void endFrame();

    // Draws what the frame made into the bound framebuffer: the part of `sizePx` from `originPx`
    // on.
    void draw(const glm::vec2& originPx, const glm::vec2& sizePx);

  private:
    explicit ImGuiHost(GLFWwindow* window) : window_(window), owns_(true) {}

    GLFWwindow* window_;
    bool owns_;
};

}  // namespace knotlas::shell
