#include "shell/picture.h"

#include "core/text.h"
#include "render/readback.h"
#include "shell/content_loader.h"

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

// A tile is large enough that its fixed cost does not matter, and small enough for any driver.
constexpr int kMaxTilePx = 2048;
// Long after any flight and fade.
constexpr app::TimeS kSettled = 1e6;

struct Tile
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

std::vector<Tile> tilesOf(int width, int height)
{
    std::vector<Tile> tiles;
    for (int y = 0; y < height; y += kMaxTilePx)
    {
        for (int x = 0; x < width; x += kMaxTilePx)
        {
            tiles.push_back(
                {x, y, std::min(kMaxTilePx, width - x), std::min(kMaxTilePx, height - y)});
        }
    }
    return tiles;
}

void paste(io::Image& image, const Tile& tile, const render::Pixels& pixels)
{
    const auto rowBytes = static_cast<std::size_t>(tile.width) * 4;
    for (int row = 0; row < tile.height; ++row)
    {
        const auto from = static_cast<std::size_t>(row) * rowBytes;
        const auto to =
            (static_cast<std::size_t>(tile.y + row) * static_cast<std::size_t>(image.width) +
             static_cast<std::size_t>(tile.x)) *
            4;
        std::memcpy(&image.rgba[to], &pixels.rgba[from], rowBytes);
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
    // Letters keep their size relative to the picture, whatever its resolution.
    constexpr float pixelsAtScale1 = 900.0f;
    const float scale = static_cast<float>(std::min(spec.widthPx, spec.heightPx)) / pixelsAtScale1;
    ui_.rebuildFonts(std::clamp(scale, 0.75f, 4.0f), state.view.labelSize);
    host_.uploadFonts();
    host_.gatherInput({spec.widthPx, spec.heightPx}, 1.0 / 60.0);
    ui_.prepareFrame(state);
    host_.beginFrame();
    ui_.drawAnnotationsOnly(state, now);
    host_.endFrame();
}

Result<io::Image> PictureMaker::take(render::Renderer& renderer, app::SceneBuilder& scenes,
                                     const app::AppState& state, const PictureSpec& spec,
                                     app::TimeS now)
{
    const OtherContext kept;
    ui_.useContext();
    app::AppState pictured = state;
    pictured.session.hover.reset();
    // A view that was framed for the window is framed anew for the picture's shape.
    app::tick(pictured, now, {{0.0f, 0.0f}, {spec.widthPx, spec.heightPx}});
    scene::Scene scene = scenes.build(pictured, now);
    scene.look.transparentBackground = spec.transparent;
    const std::size_t room = scene::kMaxPaints - std::min(scene.paints.size(), scene::kMaxPaints);
    scene.paints.insert(scene.paints.end(), spec.paints.begin(),
                        spec.paints.begin() +
                            static_cast<std::ptrdiff_t>(std::min(room, spec.paints.size())));
    if (spec.annotations)
    {
        layOutAnnotations(pictured, spec, now);
    }

    io::Image image{spec.widthPx, spec.heightPx, {}};
    image.rgba.resize(static_cast<std::size_t>(spec.widthPx) *
                      static_cast<std::size_t>(spec.heightPx) * 4);
    for (const Tile& tile : tilesOf(spec.widthPx, spec.heightPx))
    {
        Result<render::ReadbackTarget> readback =
            render::ReadbackTarget::create(tile.width, tile.height);
        if (!readback)
        {
            return std::move(readback).error();
        }
        render::Target target;
        target.framebuffer = readback->framebuffer();
        target.widthPx = spec.widthPx;
        target.heightPx = spec.heightPx;
        target.tileX = tile.x;
        target.tileY = tile.y;
        target.tileWidth = tile.width;
        target.tileHeight = tile.height;
        for (int sample = 0; sample < spec.samples; ++sample)
        {
            render::Quality quality;
            quality.sampleIndex = sample;
            quality.msaaSamples = 1;  // many passes are better than many samples in one
            Result<void> drawn = renderer.draw(scene, target, quality);
            if (!drawn)
            {
                return std::move(drawn).error();
            }
        }
        if (spec.annotations)
        {
            host_.draw({tile.x, tile.y}, {tile.width, tile.height});
        }
        paste(image, tile, readback->read());
    }
    return image;
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
    Result<io::Image> image = studio->take(
        state,
        {picture.widthPx, picture.heightPx,
         show.labels || !show.muscles.empty() || !show.triggerPoint.empty(), picture.transparent},
        kSettled);
    if (!image)
    {
        return std::move(image).error();
    }
    return io::writePng(picture.output, *image);
}

}  // namespace knotlas::shell
