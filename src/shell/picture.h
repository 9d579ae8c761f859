#pragma once

#include "app/commands.h"
#include "app/picture_plan.h"
#include "app/scene_builder.h"
#include "io/image_io.h"
#include "render/readback.h"
#include "render/renderer.h"
#include "shell/imgui_host.h"
#include "shell/offscreen.h"
#include "shell/options.h"
#include "ui/ui.h"

#include <functional>
#include <optional>
#include <vector>

namespace knotlas::shell
{

class PictureWork;

struct PictureSpec
{
    int widthPx = 0;
    int heightPx = 0;
    bool annotations = false;  // marks, labels and legend
    bool transparent = false;
    int samples = 16;                       // of a pixel
    std::vector<scene::Paint> paints = {};  // on the skin, besides those of the selection
    ui::PictureText text = {};              // drawn with the annotations
    int tilePx = 1024;                      // most pixels a side that are drawn at once
};

// Makes pictures of any size with a renderer whose context is current: in tiles, many samples a
// pixel, with its own user interface for labels.
class PictureMaker
{
  public:
    static core::Result<PictureMaker> create();

    core::Result<io::Image> take(render::Renderer& renderer, app::SceneBuilder& scenes,
                                 const app::AppState& state, const PictureSpec& spec,
                                 app::TimeS now);

    // The same piece by piece, for pictures that take long or do not fit into memory: begin, then
    // step until it says false. Every step is one pass over one tile; between steps the renderer
    // may draw other pictures that are not aside.

    // Takes the rows of the picture from top to bottom, some at a time.
    using Sink = std::function<core::Result<void>(const io::Image& rows)>;

    void begin(app::SceneBuilder& scenes, const app::AppState& state, const PictureSpec& spec,
               app::TimeS now, Sink sink);
    core::Result<bool> step(render::Renderer& renderer);

    // 0..1 of the picture that was begun.
    [[nodiscard]] float done() const;

    // Gives up what was begun, and frees what it needed.
    void stop(render::Renderer& renderer);

  private:
    struct Job
    {
        scene::Scene scene;
        PictureSpec spec;
        Sink sink;
        std::vector<app::Tile> tiles;
        std::size_t tile = 0;
        int sample = 0;
        std::optional<render::ReadbackTarget> readback;
        io::Image rows;  // of the row of tiles that is being drawn
    };

    PictureMaker(ui::Ui ui, ImGuiHost host) : ui_(std::move(ui)), host_(std::move(host)) {}

    void layOutAnnotations(const app::AppState& state, const PictureSpec& spec, app::TimeS now);
    core::Result<void> drawPass(render::Renderer& renderer);
    core::Result<void> finishTile();
    core::Result<render::Pixels> annotationsOf(const app::Tile& tile);

    ui::Ui ui_;
    ImGuiHost host_;
    float stretch_ = 1.0f;  // from the annotations' points to pixels
    std::optional<Job> job_;
};

// A renderer and a picture maker without a window.
class Studio
{
  public:
    static core::Result<Studio> create();

    core::Result<io::Image> take(const app::AppState& state, const PictureSpec& spec,
                                 app::TimeS now);

    // Does all of the work; returns the file that it made.
    core::Result<std::filesystem::path> finish(PictureWork work);

    [[nodiscard]] render::Renderer& renderer() { return renderer_; }

  private:
    Studio(OffscreenContext context, render::Renderer renderer, PictureMaker maker)
        : context_(std::move(context)), renderer_(std::move(renderer)), maker_(std::move(maker))
    {}

    OffscreenContext context_;
    render::Renderer renderer_;
    PictureMaker maker_;
    app::SceneBuilder scenes_;
};

// Selects, hides and turns as the options say. Kind Usage when an id or a name is wrong.
core::Result<void> applyShowOptions(app::AppState& state, app::Interpreter& interpreter,
                                    const ShowOptions& options, app::TimeS now);

// `knotlas render`.
core::Result<void> renderPicture(const ShowOptions& show, const PictureOptions& picture);

}  // namespace knotlas::shell
