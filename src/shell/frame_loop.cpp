#include "shell/frame_loop.h"

#include "app/class_view.h"
#include "app/presenting.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace knotlas::shell
{
namespace
{

// A picture counts as moving for so long after its last change; then it is refined.
constexpr app::TimeS kRestS = 0.12;
constexpr double kSlowestFrameS = 1.0 / 32.0;
constexpr double kQuickFrameS = 1.0 / 60.0;
constexpr float kLowestScale = 0.45f;

// Without a GPU every sample costs like a pixel; passes while the picture rests do the same.
int suitableMsaa(const render::RendererInfo& info)
{
    const bool software = info.renderer.find("llvmpipe") != std::string::npos ||
                          info.renderer.find("softpipe") != std::string::npos;
    return software ? 1 : 4;
}

}  // namespace

FrameLoop::FrameLoop(render::Renderer& renderer, ui::Ui& ui, ImGuiHost& host)
    : renderer_(renderer), ui_(ui), host_(host), msaaSamples_(suitableMsaa(renderer.info()))
{}

void FrameLoop::apply(const app::Command& command, app::TimeS now, bool live)
{
    const core::Result<void> done = interpreter_.apply(state_, command, now, live);
    if (!done)
    {
        app::notify(state_, done.error().message(), true);
    }
    wake();
}

core::Result<void> FrameLoop::applied(const app::Command& command, app::TimeS now)
{
    wake();
    return interpreter_.apply(state_, command, now);
}

bool FrameLoop::frameNeeded(app::TimeS now) const
{
    const std::optional<app::TimeS> next = nextFrameAt();
    // Moves of the mouse change nothing on a screen that is blank.
    const bool input = app::isBlank(state_, now) ? !input_.onlyMoves() : !input_.empty();
    return input || settling_ > 0 || (next && *next <= now);
}

std::optional<app::TimeS> FrameLoop::nextFrameAt() const
{
    if (app::isBlank(state_, lastFrame_))
    {
        return std::nullopt;
    }
    if (app::animating(state_, lastFrame_) || state_.session.loading || ui_.settling())
    {
        return lastFrame_;
    }
    std::optional<app::TimeS> next;
    if (sample_ < kSamples)
    {
        // Refinement waits until the camera has come to rest.
        next = moving_ ? lastChange_ + kRestS : lastFrame_;
    }
    else if (state_.session.present.lens.on && lens_.refining())
    {
        next = lastFrame_;
    }
    if (const auto change = app::nextChange(state_, lastFrame_))
    {
        next = std::min(next.value_or(*change), *change);
    }
    return next;
}

core::Result<void> FrameLoop::frame(std::uint32_t framebuffer, const glm::ivec2& sizePx,
                                    app::TimeS now)
{
    settling_ = input_.empty() ? std::max(settling_ - 1, 0) : kSettleFrames;
    ui_.useContext();
    rescale();
    if (cameraMoved_)
    {
        input_.pictureMoved();
    }
    app::tick(state_, now, ui_.viewport(state_, sizePx));
    if (const auto pressAt = input_.pressAfterMove())
    {
        // What a press hits must have been hovered before: a frame that nobody sees.
        app::CommandQueue ignored;
        host_.gatherHover(sizePx, *pressAt);
        ui_.prepareFrame(state_);
        host_.beginFrame();
        ui_.draw(state_, ignored, interpreter_, now);
        host_.endFrame();
    }
    host_.gatherInput(sizePx, now - lastFrame_);
    ui_.prepareFrame(state_);
    host_.beginFrame();
    lastFrame_ = now;
    routeInput(now);
    app::CommandQueue commands;
    ui_.draw(state_, commands, interpreter_, now);
    host_.endFrame();
    applyQueue(commands, now);
    const bool hidden = app::isBlank(state_, now);
    core::Result<void> drawn = hidden ? core::Result<void>() : drawBody(framebuffer, sizePx, now);
    if (!drawn)
    {
        return drawn;
    }
    host_.draw({0.0f, 0.0f}, sizePx);
    ++framesDrawn_;
    return {};
}

void FrameLoop::frameTook(double seconds)
{
    if (!moving_)
    {
        return;
    }
    if (seconds > kSlowestFrameS)
    {
        movingScale_ = std::max(movingScale_ * 0.88f, kLowestScale);
    }
    else if (seconds < kQuickFrameS)
    {
        movingScale_ = std::min(movingScale_ * 1.05f, 1.0f);
    }
}

void FrameLoop::rescale()
{
    const float scale = app::textScale(state_);
    if (ui_.uiScale() != scale || ui_.labelSize() != state_.view.labelSize)
    {
        ui_.rebuildFonts(scale, state_.view.labelSize);
        host_.uploadFonts();
    }
}

void FrameLoop::routeInput(app::TimeS now)
{
    app::CommandQueue fromKeys;
    InputRouter::Claims claims;
    claims.mouse = ui_.wantsMouse();
    claims.takesKey = [&](std::string_view chord, bool held) {
        const std::size_t before = fromKeys.size();
        const bool taken = ui_.handleKey(chord, state_, fromKeys);
        const bool repeats =
            held && fromKeys.size() > before && !app::goesOnWhileHeld(fromKeys.back().command);
        fromKeys.resize(repeats ? before : fromKeys.size());
        return taken;
    };
    const app::CommandQueue routed = input_.route(state_, claims, now);
    applyQueue(fromKeys, now);
    applyQueue(routed, now);
}

void FrameLoop::applyQueue(const app::CommandQueue& commands, app::TimeS now)
{
    for (const app::QueuedCommand& queued : commands)
    {
        apply(queued.command, now, queued.live);
    }
}

core::Result<void> FrameLoop::drawBody(std::uint32_t framebuffer, const glm::ivec2& sizePx,
                                       app::TimeS now)
{
    // Commands of this very frame may have moved panels.
    app::tick(state_, now, ui_.viewport(state_, sizePx));
    const app::Viewport& viewport = state_.session.viewport;
    const glm::ivec2 origin = glm::ivec2(viewport.originUi);
    const glm::ivec2 size = glm::max(glm::ivec2(viewport.sizeUi), glm::ivec2(1));

    const scene::Scene scene = scenes_.build(state_, now);
    if (size != shownSize_)
    {
        shownSize_ = size;
        shown_ = {};
    }
    const render::Quality quality = nextQuality(scene, now);
    if (auto lens = drawLens(scene, size); !lens)
    {
        return lens;
    }
    render::Target target;
    target.framebuffer = framebuffer;
    target.widthPx = size.x;
    target.heightPx = size.y;
    target.viewportX = origin.x;
    target.viewportY = sizePx.y - origin.y - size.y;
    return renderer_.draw(scene, target, quality);
}

core::Result<void> FrameLoop::drawLens(const scene::Scene& scene, const glm::ivec2& sizePx)
{
    const bool used = state_.session.present.lens.on && !state_.content.empty();
    if (used)
    {
        render::Quality quality;
        quality.msaaSamples = msaaSamples_;
        quality.coarse = moving_;
        if (auto drawn = lens_.draw(renderer_, scene, state_, sizePx, quality); !drawn)
        {
            return drawn;
        }
    }
    else if (lens_.texture() != nullptr)
    {
        lens_.forget();
        renderer_.forgetLens();
    }
    if (ui_.setLensPicture(lens_.texture()))
    {
        wake();  // this frame was laid out before there was a picture
    }
    return {};
}

render::Quality FrameLoop::nextQuality(const scene::Scene& scene, app::TimeS now)
{
    render::Quality quality;
    quality.msaaSamples = msaaSamples_;
    cameraMoved_ = !(scene.camera == shown_.camera);
    if (!(scene == shown_))
    {
        shown_ = scene;
        sample_ = 0;
        lastChange_ = cameraMoved_ ? now : lastChange_;
    }
    moving_ = now - lastChange_ < kRestS;
    if (moving_)
    {
        sample_ = 0;
        quality.coarse = true;
        quality.resolutionScale = movingScale_;
        return quality;
    }
    quality.again = sample_ >= kSamples;
    quality.sampleIndex = sample_;
    sample_ = std::min(sample_ + 1, kSamples);
    return quality;
}

}  // namespace knotlas::shell
