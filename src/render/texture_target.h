#pragma once

#include "render/gl/handles.h"
#include "render/renderer.h"

#include <cstdint>

namespace knotlas::render
{

// A picture that is drawn into a texture, to be shown within another one; its lowest row first.
class TextureTarget
{
  public:
    static core::Result<TextureTarget> create(int widthPx, int heightPx);

    [[nodiscard]] std::uint32_t framebuffer() const { return framebuffer_.name(); }

    [[nodiscard]] std::uint32_t texture() const { return texture_.name(); }

    [[nodiscard]] int widthPx() const { return width_; }

    [[nodiscard]] int heightPx() const { return height_; }

  private:
    TextureTarget() = default;

    int width_ = 0;
    int height_ = 0;
    gl::Texture texture_;
    gl::Framebuffer framebuffer_;
};

}  // namespace knotlas::render
