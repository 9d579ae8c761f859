#include "render/readback.h"

#include "render/gl/debug.h"

#include <algorithm>
#include <string>

namespace knotlas::render
{

core::Result<ReadbackTarget> ReadbackTarget::create(int widthPx, int heightPx)
{
    GLint limit = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &limit);
    if (widthPx < 1 || heightPx < 1 || widthPx > limit || heightPx > limit)
    {
        return core::Error("a picture of " + std::to_string(widthPx) + "x" +
                               std::to_string(heightPx) + " pixels is beyond this machine's " +
                               std::to_string(limit) + "x" + std::to_string(limit),
                           core::ErrorKind::Machine);
    }
    ReadbackTarget target;
    target.width_ = widthPx;
    target.height_ = heightPx;
    target.colour_ = gl::Renderbuffer::create();
    glBindRenderbuffer(GL_RENDERBUFFER, target.colour_.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, widthPx, heightPx);
    target.framebuffer_ = gl::Framebuffer::create();
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              target.colour_.name());
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
    {
        return core::Error("the graphics driver refuses a picture of this size",
                           core::ErrorKind::Machine);
    }
    auto memory = gl::checkMemory("a picture of this size");
    if (!memory)
    {
        return std::move(memory).error();
    }
    return target;
}

Target ReadbackTarget::target() const
{
    Target target;
    target.framebuffer = framebuffer_.name();
    target.widthPx = width_;
    target.heightPx = height_;
    return target;
}

void ReadbackTarget::clear() const
{
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glViewport(0, 0, width_, height_);
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
    glClear(GL_COLOR_BUFFER_BIT);
}

Pixels ReadbackTarget::read() const
{
    Pixels pixels{width_, height_, {}};
    const std::size_t row = static_cast<std::size_t>(width_) * 4;
    pixels.rgba.resize(row * static_cast<std::size_t>(height_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
    glReadBuffer(GL_COLOR_ATTACHMENT0);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height_) - 1; top < bottom;
         ++top, --bottom)
    {
        const auto first = pixels.rgba.begin() + static_cast<std::ptrdiff_t>(top * row);
        const auto last = pixels.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * row);
        std::swap_ranges(first, first + static_cast<std::ptrdiff_t>(row), last);
    }
    return pixels;
}

}  // namespace knotlas::render
