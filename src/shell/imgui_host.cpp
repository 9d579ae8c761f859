#include "shell/imgui_host.h"

#include "core/assert.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <utility>

namespace knotlas::shell
{

core::Result<ImGuiHost> ImGuiHost::create(GLFWwindow* window)
{
    KNOTLAS_ASSERT(ImGui::GetCurrentContext() != nullptr);
    ImGuiHost host(window);
    // Chains the callbacks that the window has set before.
    if (window != nullptr && !ImGui_ImplGlfw_InitForOpenGL(window, true))
    {
        return core::Error("the user interface could not attach to the window",
                           core::ErrorKind::Machine);
    }
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
    {
        return core::Error("the user interface needs OpenGL 3.3", core::ErrorKind::Machine);
    }
    return host;
}

ImGuiHost::ImGuiHost(GLFWwindow* window)
    : window_(window), context_(ImGui::GetCurrentContext()), owns_(true)
{}

ImGuiHost::ImGuiHost(ImGuiHost&& other) noexcept
    : window_(other.window_), context_(other.context_), pressedKeys_(std::move(other.pressedKeys_)),
      owns_(std::exchange(other.owns_, false))
{}

ImGuiHost::~ImGuiHost()
{
    if (!owns_)
    {
        return;
    }
    ImGuiContext* const before = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(context_);
    if (ImGui::GetIO().BackendRendererUserData != nullptr)
    {
        ImGui_ImplOpenGL3_Shutdown();
    }
    if (window_ != nullptr && ImGui::GetIO().BackendPlatformUserData != nullptr)
    {
        ImGui_ImplGlfw_Shutdown();
    }
    ImGui::SetCurrentContext(before);
}

void ImGuiHost::uploadFonts()
{
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

void ImGuiHost::gatherInput(const glm::vec2& sizePx, double deltaS)
{
    ImGui_ImplOpenGL3_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    if (window_ != nullptr)
    {
        ImGui_ImplGlfw_NewFrame();
        // The backend counts in the window system's points; from here on, all are pixels.
        if (io.MousePos.x > -FLT_MAX && io.DisplaySize.x > 0.0f && io.DisplaySize.y > 0.0f)
        {
            io.MousePos.x *= sizePx.x / io.DisplaySize.x;
            io.MousePos.y *= sizePx.y / io.DisplaySize.y;
        }
    }
    for (const int key : pressedKeys_)
    {
        io.KeysDown[key] = true;
    }
    setDisplay(sizePx, deltaS);
}

void ImGuiHost::gatherHover(const glm::vec2& sizePx, const glm::vec2& cursorPx)
{
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::GetIO().MousePos = ImVec2(cursorPx.x, cursorPx.y);
    setDisplay(sizePx, 0.0);
}

void ImGuiHost::beginFrame()
{
    ImGui::NewFrame();
}

void ImGuiHost::setDisplay(const glm::vec2& sizePx, double deltaS)
{
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(sizePx.x, sizePx.y);
    io.DisplayFramebufferScale = ImVec2(1.0f, 1.0f);
    io.DeltaTime = static_cast<float>(std::clamp(deltaS, 1e-4, 0.1));
}

void ImGuiHost::endFrame()
{
    ImGui::Render();
    for (const int key : std::exchange(pressedKeys_, {}))
    {
        ImGui::GetIO().KeysDown[key] = glfwGetKey(window_, key) == GLFW_PRESS;
    }
}

void ImGuiHost::draw(const glm::vec2& originPx, const glm::vec2& sizePx, float stretch)
{
    // The backend cuts fractions of a pixel off: a size must not come out a hair smaller.
    constexpr float kHair = 1.000001f;
    const float scale = stretch > 1.0f ? stretch * kHair : 1.0f;
    ImDrawData* data = ImGui::GetDrawData();
    data->DisplayPos = ImVec2(originPx.x / stretch, originPx.y / stretch);
    data->DisplaySize = ImVec2(sizePx.x / stretch, sizePx.y / stretch);
    data->FramebufferScale = ImVec2(scale, scale);
    ImGui_ImplOpenGL3_RenderDrawData(data);
}

}  // namespace knotlas::shell
