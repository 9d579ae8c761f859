#include "shell/lens_view.h"

#include "app/presenting.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace knotlas::shell
{

core::Result<void> LensView::draw(render::Renderer& renderer, const scene::Scene& scene,
                                  const app::AppState& state, const glm::ivec2& sizePx,
                                  render::Quality quality)
{
    const app::LensPlace place = app::lensPlace(state, glm::vec2(sizePx));
    const float power = state.session.present.lens.power;
    const int side = std::max(static_cast<int>(std::round(2.0f * place.radius)), 16);
    if (!target_ || target_->widthPx() != side)
    {
        auto target = render::TextureTarget::create(side, side);
        if (!target)
        {
            return std::move(target).error();
        }
        target_.emplace(*std::move(target));
        drawn_ = false;
    }
    Shown now{scene, sizePx, place.centre, power};
    if (!drawn_ || !(now == shown_))
    {
        shown_ = std::move(now);
        sample_ = 0;
    }
    if (sample_ >= kSamples)
    {
        return {};
    }
    render::Target target;
    target.framebuffer = target_->framebuffer();
    target.widthPx = static_cast<int>(std::round(power * static_cast<float>(sizePx.x)));
    target.heightPx = static_cast<int>(std::round(power * static_cast<float>(sizePx.y)));
    const glm::vec2 corner = power * place.centre - 0.5f * static_cast<float>(side);
    target.tileX = static_cast<int>(std::round(corner.x));
    target.tileY = static_cast<int>(std::round(corner.y));
    target.tileWidth = side;
    target.tileHeight = side;
    quality.resolutionScale = 1.0f;
    quality.again = false;
    quality.lens = true;
    quality.sampleIndex = sample_;
    sample_ = quality.coarse ? 0 : sample_ + 1;
    drawn_ = true;
    return renderer.draw(scene, target, quality);
}

void* LensView::texture() const
{
    return target_ && drawn_
               ? reinterpret_cast<void*>(static_cast<std::uintptr_t>(target_->texture()))
               : nullptr;
}

void LensView::forget()
{
    target_.reset();
    drawn_ = false;
}

}  // namespace knotlas::shell
