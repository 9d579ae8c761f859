#pragma once

#include "app/commands.h"
#include "app/scene_builder.h"
#include "render/renderer.h"
#include "shell/imgui_host.h"
#include "shell/input.h"
#include "shell/lens_view.h"
#include "ui/ui.h"

#include <optional>
#include <string>

namespace knotlas::shell
{

// What one frame is made of, with or without a window: input becomes commands, commands change the
// state, the state becomes a picture. Decides when a frame is needed: none when nothing changes.
class FrameLoop
{
  public:
    FrameLoop(render::Renderer& renderer, ui::Ui& ui, ImGuiHost& host);

    [[nodiscard]] app::AppState& state() { return state_; }

    [[nodiscard]] const app::AppState& state() const { return state_; }

    [[nodiscard]] app::SceneBuilder& scenes() { return scenes_; }

    // Applies a command at once, telling the user when it is refused.
    void apply(const app::Command& command, app::TimeS now, bool live = false);

    // The same without telling.
    core::Result<void> applied(const app::Command& command, app::TimeS now);

    [[nodiscard]] InputRouter& input() { return input_; }

    // Something outside changed (content arrived, the window was resized): draw again.
    void wake() { settling_ = kSettleFrames; }

    // The renderer was used for something else: nothing of the last picture is left.
    void redraw()
    {
        shownSize_ = glm::ivec2(0);
        wake();
    }

    [[nodiscard]] bool frameNeeded(app::TimeS now) const;

    // When a frame will be needed although nothing happens; none when never.
    [[nodiscard]] std::optional<app::TimeS> nextFrameAt() const;

    // Draws one frame of the given size in pixels into `framebuffer`.
    core::Result<void> frame(std::uint32_t framebuffer, const glm::ivec2& sizePx, app::TimeS now);

    // Tells how long the frame took on the clock, so that detail while moving can adapt.
    void frameTook(double seconds);

    [[nodiscard]] std::size_t framesDrawn() const { return framesDrawn_; }

  private:
    // ImGui needs some frames until its layout has settled.
    static constexpr int kSettleFrames = 3;
    static constexpr int kSamples = 16;

    void rescale();
    void routeInput(app::TimeS now);
    void applyQueue(const app::CommandQueue& commands, app::TimeS now);
    core::Result<void> drawBody(std::uint32_t framebuffer, const glm::ivec2& sizePx,
                                app::TimeS now);
    core::Result<void> drawLens(const scene::Scene& scene, const glm::ivec2& sizePx);
    render::Quality nextQuality(const scene::Scene& scene, app::TimeS now);

    render::Renderer& renderer_;
    ui::Ui& ui_;
    ImGuiHost& host_;
    int msaaSamples_;
    app::AppState state_;
    app::Interpreter interpreter_;
    app::SceneBuilder scenes_;
    InputRouter input_;
    scene::Scene shown_;  // of the last frame
    glm::ivec2 shownSize_{0};
    LensView lens_;
    int sample_ = 0;            // of the picture that is being refined
    bool cameraMoved_ = false;  // in the last frame
    bool moving_ = false;       // the last frame was a coarse one
    float movingScale_ = 1.0f;  // resolution while moving, adapted to the machine
    app::TimeS lastChange_ = -1e9;
    app::TimeS lastFrame_ = 0.0;
    int settling_ = kSettleFrames;
    std::size_t framesDrawn_ = 0;
};

}  // namespace knotlas::shell
