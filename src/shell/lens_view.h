#pragma once

#include "app/app_state.h"
#include "render/renderer.h"
#include "render/texture_target.h"
#include "scene/scene.h"

#include <glm/vec2.hpp>

#include <optional>

namespace knotlas::shell
{

// The picture beneath the lens: the same view drawn again, larger, for the part that the lens
// covers. Refined pass by pass while nothing changes, as the picture around it is.
class LensView
{
  public:
    // One pass; does nothing when the picture is as good as it gets. Leaves its own framebuffer
    // bound.
    core::Result<void> draw(render::Renderer& renderer, const scene::Scene& scene,
                            const app::AppState& state, const glm::ivec2& sizePx,
                            render::Quality quality);

    // Whether another pass would make it better.
    [[nodiscard]] bool refining() const { return drawn_ && sample_ < kSamples; }

    // The texture for the user interface; null when nothing was drawn.
    [[nodiscard]] void* texture() const;

    void forget();

  private:
    static constexpr int kSamples = 8;

    struct Shown
    {
        scene::Scene scene;
        glm::ivec2 sizePx{0};
        glm::vec2 centre{0.0f};
        float power = 1.0f;

        bool operator==(const Shown&) const = default;
    };

    std::optional<render::TextureTarget> target_;
    Shown shown_;
    int sample_ = 0;
    bool drawn_ = false;
};

}  // namespace knotlas::shell
