#include "render/texture_target.h"

#include "render/gl/debug.h"

#include <utility>

namespace knotlas::render
{

core::Result<TextureTarget> TextureTarget::create(int widthPx, int heightPx)
{
    TextureTarget target;
    target.width_ = widthPx;
    target.height_ = heightPx;
    target.texture_ = gl::Texture::create();
    glBindTexture(GL_TEXTURE_2D, target.texture_.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, widthPx, heightPx, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    target.framebuffer_ = gl::Framebuffer::create();
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                           target.texture_.name(), 0);
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

}  // namespace knotlas::render
