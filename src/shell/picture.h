#pragma once

#include "app/commands.h"
#include "app/scene_builder.h"
#include "io/image_io.h"
#include "render/renderer.h"
#include "shell/imgui_host.h"
#include "shell/offscreen.h"
#include "shell/options.h"
#include "ui/ui.h"

namespace knotlas::shell
{

struct PictureSpec
{
    int widthPx = 0;
    int heightPx = 0;
    bool annotations = false;  // marks, labels and legend
    bool transparent = false;
    int samples = 16;                       // of a pixel
    std::vector<scene::Paint> paints = {};  // on the skin, besides those of the selection
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

  private:
    PictureMaker(ui::Ui ui, ImGuiHost host) : ui_(std::move(ui)), host_(std::move(host)) {}

    void layOutAnnotations(const app::AppState& state, const PictureSpec& spec, app::TimeS now);

    ui::Ui ui_;
    ImGuiHost host_;
};

// A renderer and a picture maker without a window.
class Studio
{
  public:
    static core::Result<Studio> create();

    core::Result<io::Image> take(const app::AppState& state, const PictureSpec& spec,
                                 app::TimeS now);

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
