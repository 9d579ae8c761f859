#pragma once

#include "core/result.h"
#include "scene/scene.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace knotlas::render
{

// Where and how well to draw.
struct Target
{
    std::uint32_t framebuffer = 0;  // GL name; 0 is the window
    int widthPx = 0;                // size of the whole picture
    int heightPx = 0;
    // The part of the picture that is drawn, in its pixels from the top left corner (for tiles);
    // all of it when empty.
    int tileX = 0, tileY = 0, tileWidth = 0, tileHeight = 0;
    // Where the picture, or the part of it, goes in the framebuffer: its lower left corner there.
    int viewportX = 0, viewportY = 0;
};

struct Quality
{
    float resolutionScale = 1.0f;  // below 1 while moving on a slow machine
    bool coarse = false;           // simplified meshes while moving
    int sampleIndex = 0;           // jitter of this pass: 0 starts a new picture, n adds to it
    int msaaSamples = 4;
    // Nothing has changed since the last draw: its picture is shown once more.
    bool again = false;
    // Which of three pictures this is: each keeps its own passes, so that one can be refined for a
    // file while the other is shown.
    bool aside = false;
    bool lens = false;  // the third one, an enlarged part of the one that is shown
};

struct RendererInfo
{
    std::string renderer;
    std::string version;
    int maxTextureSize = 0;
    int maxSamples = 0;
};

// The only owner of OpenGL objects. Made, used and destroyed on the thread of its current context;
// can be thrown away and made anew from a Scene at any time.
class Renderer
{
  public:
    // `getProcAddress` comes from GLFW or EGL. Kind Machine when OpenGL 3.3 is not to be had.
    using ProcLoader = void* (*)(const char* name);
    static core::Result<Renderer> create(ProcLoader getProcAddress);

    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;

    [[nodiscard]] const RendererInfo& info() const;

    // Draws the scene into the target, encoded as sRGB; leaves the target's framebuffer bound, with
    // the state that ImGui expects. Passes with sampleIndex n > 0 refine the picture of pass 0.
    core::Result<void> draw(const scene::Scene& scene, const Target& target,
                            const Quality& quality);

    // Frees what pictures aside have needed.
    void forgetAside();
    void forgetLens();

    // The id of the nearest drawable at every pixel of a picture of this size, from the top left
    // corner; kNoId where there is none. Opacity is ignored. A cross-check for picking in tests.
    static constexpr std::uint32_t kNoId = 0xffffffffu;
    core::Result<std::vector<std::uint32_t>> drawIds(const scene::Scene& scene, int widthPx,
                                                     int heightPx);

    // Waits for the coarse meshes that earlier draws asked for; they are made in the background.
    void waitForCoarse();

    // The same triangles with one light and nothing else: the measure for `knotlas bench`.
    core::Result<void> drawBare(const scene::Scene& scene, const Target& target);

    // Triangles of the last draw, after culling.
    [[nodiscard]] std::size_t trianglesDrawn() const;

  private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace knotlas::render
