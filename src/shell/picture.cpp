#include "shell/picture.h"

#include "core/assert.h"
#include "core/text.h"
#include "render/readback.h"
#include "shell/content_loader.h"
#include "shell/picture_work.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace knotlas::shell
{
namespace
{

using core::Result;

void paste(io::Image& image, const app::Tile& tile, int top, const render::Pixels& pixels)
{
    const auto rowBytes = static_cast<std::size_t>(tile.width) * 4;
    for (int row = 0; row < tile.height; ++row)
    {
        const auto from = static_cast<std::size_t>(row) * rowBytes;
        const auto to =
            (static_cast<std::size_t>(tile.y - top + row) * static_cast<std::size_t>(image.width) +
             static_cast<std::size_t>(tile.x)) *
            4;
        std::memcpy(&image.rgba[to], &pixels.rgba[from], rowBytes);
    }
}

// Lays premultiplied pixels over straight ones.
void layOver(render::Pixels& below, const render::Pixels& above)
{
    for (std::size_t at = 0; at < below.rgba.size(); at += 4)
    {
        const unsigned cover = above.rgba[at + 3];
        const unsigned kept = (below.rgba[at + 3] * (255U - cover) + 127U) / 255U;
        const unsigned alpha = cover + kept;
        for (std::size_t channel = at; channel < at + 3 && cover > 0; ++channel)
        {
            const unsigned sum = 255U * above.rgba[channel] + kept * below.rgba[channel];
            below.rgba[channel] = static_cast<std::uint8_t>(std::min(255U, sum / alpha));
        }
        below.rgba[at + 3] = static_cast<std::uint8_t>(alpha);
    }
}

// While it lives, another user interface may be the current one.
class OtherContext
{
  public:
    OtherContext() = default;
    OtherContext(const OtherContext&) = delete;
    OtherContext& operator=(const OtherContext&) = delete;

    ~OtherContext() { ImGui::SetCurrentContext(before_); }

  private:
    ImGuiContext* before_ = ImGui::GetCurrentContext();
};

Result<void> applyAll(app::AppState& state, app::Interpreter& interpreter,
                      const std::vector<app::Command>& commands, app::TimeS now)
{
    for (const app::Command& command : commands)
    {
        Result<void> done = interpreter.apply(state, command, now);
        if (!done)
        {
            return done;
        }
    }
    return {};
}

// The layers that are named are shown; all others are hidden.
Result<std::vector<app::Command>> layerCommands(const std::vector<std::string>& names)
{
    static const std::vector<std::string> known{"skin", "muscles", "superficial", "deep",
                                                "skeleton"};
    std::array<float, 4> opacity{};
    for (const std::string& name : names)
    {
        const auto found = std::ranges::find(known, name);
        if (found == known.end())
        {
            return core::Error("--layers: unknown layer \"" + name + "\"" +
                                   core::didYouMean(name, known),
                               core::ErrorKind::Usage);
        }
        const bool all = name == "muscles";
        opacity[0] = name == "skin" ? 1.0f : opacity[0];
        opacity[1] = all || name == "superficial" ? 1.0f : opacity[1];
        opacity[2] = all || name == "deep" ? 1.0f : opacity[2];
        opacity[3] = name == "skeleton" ? 1.0f : opacity[3];
    }
    constexpr std::array layers{app::Layer::Skin, app::Layer::SuperficialMuscles,
                                app::Layer::DeepMuscles, app::Layer::Skeleton};
    std::vector<app::Command> commands;
    for (std::size_t i = 0; i < layers.size(); ++i)
    {
        commands.emplace_back(app::SetLayerOpacity{layers[i], opacity[i]});
    }
    return commands;
}

Result<PictureWork> workFor(const app::AppState& state, const ShowOptions& show,
                            const PictureOptions& picture)
{
    if (picture.contactSheet)
    {
        const std::string muscle = show.muscles.empty() ? "" : show.muscles.back();
        return PictureWork::contactSheet(state, muscle, picture.widthPx, picture.heightPx,
                                         picture.output);
    }
    const bool wanted = show.labels || !show.muscles.empty() || !show.triggerPoint.empty();
    const PictureSpec spec{picture.widthPx, picture.heightPx, wanted && !picture.bare,
                           picture.transparent};
    return picture.turn ? PictureWork::turntable(state, spec, *picture.turn, picture.output)
                        : PictureWork::still(state, spec, picture.output);
}

}  // namespace

Result<PictureMaker> PictureMaker::create()
{
    const OtherContext kept;
    Result<ui::Ui> ui = ui::Ui::create(fontFolder());
    if (!ui)
    {
        return std::move(ui).error();
    }
    ui->useContext();
    Result<ImGuiHost> host = ImGuiHost::create(nullptr);
    if (!host)
    {
        return std::move(host).error();
    }
    return PictureMaker(*std::move(ui), *std::move(host));
}

void PictureMaker::layOutAnnotations(const app::AppState& state, const PictureSpec& spec,
                                     app::TimeS now)
{
    // Letters keep their size relative to the picture, whatever its resolution. A title is written
    // at the size that it has.
    constexpr float pixelsAtScale1 = 900.0f;
    constexpr float titleAtScale1 = 34.0f;
    constexpr float leastScale = 0.75f;
    constexpr float largestFonts = 4.0f;  // beyond, they are stretched
    const float scale =
        spec.text.captionIsTitle
            ? static_cast<float>(spec.heightPx) / titleAtScale1
            : static_cast<float>(std::min(spec.widthPx, spec.heightPx)) / pixelsAtScale1;
    stretch_ = std::max(scale / largestFonts, 1.0f);
    ui_.rebuildFonts(std::clamp(scale, leastScale, largestFonts), state.view.labelSize);
    host_.uploadFonts();
    host_.gatherInput(glm::vec2(spec.widthPx, spec.heightPx) / stretch_, 1.0 / 60.0);
    ui_.prepareFrame(state);
    host_.beginFrame();
    ui_.drawAnnotationsOnly(state, now, spec.text);
    host_.endFrame();
}

void PictureMaker::begin(app::SceneBuilder& scenes, const app::AppState& state,
                         const PictureSpec& spec, app::TimeS now, Sink sink)
{
    const OtherContext kept;
    ui_.useContext();
    app::AppState pictured = state;
    pictured.session.hover.reset();
    // A view that was framed for the window is framed anew for the picture's shape.
    app::tick(pictured, now, {{0.0f, 0.0f}, {spec.widthPx, spec.heightPx}});
    Job& job = job_.emplace();
    job.spec = spec;
    job.sink = std::move(sink);
    job.tiles = app::tilesOf(spec.widthPx, spec.heightPx, spec.tilePx);
    job.scene = scenes.build(pictured, now);
    job.scene.look.transparentBackground = spec.transparent;
    std::vector<scene::Paint>& paints = job.scene.paints;
    const std::size_t room = scene::kMaxPaints - std::min(paints.size(), scene::kMaxPaints);
    paints.insert(paints.end(), spec.paints.begin(),
                  spec.paints.begin() +
                      static_cast<std::ptrdiff_t>(std::min(room, spec.paints.size())));
    if (spec.annotations)
    {
        layOutAnnotations(pictured, spec, now);
    }
}

Result<bool> PictureMaker::step(render::Renderer& renderer)
{
    KNOTLAS_ASSERT(job_.has_value());
    Job& job = *job_;
    if (job.tile == job.tiles.size())
    {
        stop(renderer);
        return false;
    }
    Result<void> drawn = drawPass(renderer);
    if (drawn && job.sample == job.spec.samples)
    {
        drawn = finishTile();
        job.sample = 0;
        ++job.tile;
    }
    if (!drawn)
    {
        stop(renderer);
        return std::move(drawn).error();
    }
    return true;
}

float PictureMaker::done() const
{
    if (!job_ || job_->tiles.empty())
    {
        return 0.0f;
    }
    const float tile = static_cast<float>(job_->tile) +
                       static_cast<float>(job_->sample) / static_cast<float>(job_->spec.samples);
    return tile / static_cast<float>(job_->tiles.size());
}

void PictureMaker::stop(render::Renderer& renderer)
{
    job_.reset();
    renderer.forgetAside();
}

Result<void> PictureMaker::drawPass(render::Renderer& renderer)
{
    Job& job = *job_;
    const app::Tile& tile = job.tiles[job.tile];
    if (!job.readback || job.sample == 0)
    {
        Result<render::ReadbackTarget> readback =
            render::ReadbackTarget::create(tile.width, tile.height);
        if (!readback)
        {
            return std::move(readback).error();
        }
        job.readback.emplace(*std::move(readback));
    }
    render::Target target;
    target.framebuffer = job.readback->framebuffer();
    target.widthPx = job.spec.widthPx;
    target.heightPx = job.spec.heightPx;
    target.tileX = tile.x;
    target.tileY = tile.y;
    target.tileWidth = tile.width;
    target.tileHeight = tile.height;
    render::Quality quality;
    quality.sampleIndex = job.sample++;
    quality.msaaSamples = 1;  // many passes are better than many samples in one
    quality.aside = true;
    return renderer.draw(job.scene, target, quality);
}

Result<void> PictureMaker::finishTile()
{
    const OtherContext kept;
    ui_.useContext();
    Job& job = *job_;
    const app::Tile& tile = job.tiles[job.tile];
    // What is drawn over a transparent ground would darken at its edges.
    const bool apart = job.spec.annotations && job.spec.transparent;
    if (job.spec.annotations && !apart)
    {
        host_.draw({tile.x, tile.y}, {tile.width, tile.height}, stretch_);
    }
    render::Pixels pixels = job.readback->read();
    if (apart)
    {
        Result<render::Pixels> above = annotationsOf(tile);
        if (!above)
        {
            return std::move(above).error();
        }
        layOver(pixels, *above);
    }
    if (tile.x == 0)
    {
        job.rows = {job.spec.widthPx, tile.height, {}};
        job.rows.rgba.resize(static_cast<std::size_t>(job.spec.widthPx) *
                             static_cast<std::size_t>(tile.height) * 4);
    }
    paste(job.rows, tile, tile.y, pixels);
    const bool rowEnds = tile.x + tile.width == job.spec.widthPx;
    return rowEnds ? job.sink(job.rows) : Result<void>();
}

Result<render::Pixels> PictureMaker::annotationsOf(const app::Tile& tile)
{
    Result<render::ReadbackTarget> apart = render::ReadbackTarget::create(tile.width, tile.height);
    if (!apart)
    {
        return std::move(apart).error();
    }
    apart->clear();
    host_.draw({tile.x, tile.y}, {tile.width, tile.height}, stretch_);
    return apart->read();
}

Result<io::Image> PictureMaker::take(render::Renderer& renderer, app::SceneBuilder& scenes,
                                     const app::AppState& state, const PictureSpec& spec,
                                     app::TimeS now)
{
    io::Image image{spec.widthPx, spec.heightPx, {}};
    image.rgba.reserve(static_cast<std::size_t>(spec.widthPx) *
                       static_cast<std::size_t>(spec.heightPx) * 4);
    begin(scenes, state, spec, now, [&](const io::Image& rows) {
        image.rgba.insert(image.rgba.end(), rows.rgba.begin(), rows.rgba.end());
        return Result<void>();
    });
    for (;;)
    {
        Result<bool> more = step(renderer);
        if (!more)
        {
            return std::move(more).error();
        }
        if (!*more)
        {
            return image;
        }
    }
}

Result<Studio> Studio::create()
{
    Result<OffscreenContext> context = OffscreenContext::create();
    if (!context)
    {
        return std::move(context).error();
    }
    Result<render::Renderer> renderer = render::Renderer::create(OffscreenContext::getProcAddress);
    if (!renderer)
    {
        return std::move(renderer).error();
    }
    Result<PictureMaker> maker = PictureMaker::create();
    if (!maker)
    {
        return std::move(maker).error();
    }
    return Studio(*std::move(context), *std::move(renderer), *std::move(maker));
}

Result<io::Image> Studio::take(const app::AppState& state, const PictureSpec& spec, app::TimeS now)
{
    context_.makeCurrent();
    return maker_.take(renderer_, scenes_, state, spec, now);
}

Result<std::filesystem::path> Studio::finish(PictureWork work)
{
    context_.makeCurrent();
    for (;;)
    {
        Result<bool> more = work.step(maker_, renderer_, scenes_);
        if (!more)
        {
            return std::move(more).error();
        }
        if (!*more)
        {
            return work.file();
        }
    }
}

Result<void> applyShowOptions(app::AppState& state, app::Interpreter& interpreter,
                              const ShowOptions& options, app::TimeS now)
{
    std::vector<app::Command> commands;
    if (options.side)
    {
        commands.emplace_back(app::SetSide{*options.side});
    }
    for (const std::string& muscle : options.muscles)
    {
        commands.emplace_back(app::AddMuscle{muscle, {}});
    }
    if (!options.triggerPoint.empty())
    {
        commands.emplace_back(app::SelectTriggerPoint{options.triggerPoint});
    }
    if (!options.region.empty())
    {
        commands.emplace_back(app::SelectRegion{options.region});
    }
    if (options.layers)
    {
        Result<std::vector<app::Command>> layers = layerCommands(*options.layers);
        if (!layers)
        {
            return std::move(layers).error();
        }
        commands.insert(commands.end(), layers->begin(), layers->end());
    }
    if (options.skinOpacity)
    {
        commands.emplace_back(app::SetLayerOpacity{app::Layer::Skin, *options.skinOpacity});
    }
    if (options.theme)
    {
        commands.emplace_back(app::SetTheme{*options.theme});
    }
    const bool selecting =
        !options.muscles.empty() || !options.triggerPoint.empty() || !options.region.empty();
    commands.emplace_back(app::SetView{!options.view.empty() ? options.view
                                       : selecting           ? "auto"
                                                             : "front"});
    return applyAll(state, interpreter, commands, now);
}

Result<void> renderPicture(const ShowOptions& show, const PictureOptions& picture)
{
    Result<app::Content> content = loadShippedOr(show.content);
    if (!content)
    {
        return std::move(content).error();
    }
    app::AppState state;
    app::setContent(state, *std::move(content));
    app::tick(state, 0.0, {{0.0f, 0.0f}, {picture.widthPx, picture.heightPx}});
    app::Interpreter interpreter;
    Result<void> shown = applyShowOptions(state, interpreter, show, 0.0);
    if (!shown)
    {
        return shown;
    }
    Result<Studio> studio = Studio::create();
    if (!studio)
    {
        return std::move(studio).error();
    }
    state.view.labels = show.labels;
    Result<PictureWork> work = workFor(state, show, picture);
    if (!work)
    {
        return std::move(work).error();
    }
    Result<std::filesystem::path> made = studio->finish(*std::move(work));
    if (!made)
    {
        return std::move(made).error();
    }
    return {};
}

}  // namespace knotlas::shell
