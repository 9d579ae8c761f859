#pragma once

#include "render/gl/handles.h"
#include "render/renderer.h"

#include <cstdint>
#include <vector>

namespace knotlas::render
{

// 8-bit sRGB with straight alpha, rows from top to bottom.
struct Pixels
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

// A framebuffer without a window, for pictures that go into files. Needs a current context in which
// a Renderer has been made.
class ReadbackTarget
{
  public:
    static core::Result<ReadbackTarget> create(int widthPx, int heightPx);

    [[nodiscard]] std::uint32_t framebuffer() const { return framebuffer_.name(); }

    // A whole picture of the framebuffer's size; set the tile for a part of a larger one.
    [[nodiscard]] Target target() const;

    // Makes all of it transparent black, and binds it for drawing.
    void clear() const;

    [[nodiscard]] Pixels read() const;

  private:
    ReadbackTarget() = default;

    int width_ = 0;
    int height_ = 0;
    gl::Renderbuffer colour_;
    gl::Framebuffer framebuffer_;
};

}  // namespace knotlas::render
