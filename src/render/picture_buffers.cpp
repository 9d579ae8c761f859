#include "render/picture_buffers.h"

#include "render/gl/debug.h"

#include <algorithm>
#include <string>
#include <utility>

namespace knotlas::render
{
namespace
{

core::Result<void> checkComplete()
{
    const GLenum status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    if (status != GL_FRAMEBUFFER_COMPLETE)
    {
        return core::Error("the graphics driver refuses the picture's buffers (status " +
                               std::to_string(status) + ")",
                           core::ErrorKind::Machine);
    }
    return {};
}

}  // namespace

core::Result<void> PictureBuffers::resize(const glm::ivec2& sizePx, int samples, bool enlarged)
{
    if (sizePx == sizePx_ && samples == samples_ && enlarged == bool{encoded_.texture})
    {
        return {};
    }
    sizePx_ = sizePx;
    samples_ = samples;
    refined_ = {};  // made when a picture is refined
    surface_ = {};
    depth_ = gl::Renderbuffer::create();
    glBindRenderbuffer(GL_RENDERBUFFER, depth_.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples > 1 ? samples : 0,
                                     GL_DEPTH24_STENCIL8, sizePx.x, sizePx.y);
    encoded_ = {};
    core::Result<void> made;
    if (enlarged)
    {
        made = makePlane(encoded_, GL_RGBA8);
    }
    if (made)
    {
        made = makePlane(resolved_, GL_RGBA16F);
    }
    if (made && samples > 1)
    {
        made = makeMultisampled();
    }
    else if (made)
    {
        multisampled_.reset();
        colour_.reset();
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                                  depth_.name());
        made = checkComplete();
    }
    if (!made)
    {
        sizePx_ = glm::ivec2(0);
        return made;
    }
    return gl::checkMemory("a picture of this size");
}

core::Result<void> PictureBuffers::makePlane(Plane& plane, GLenum format) const
{
    plane.texture = gl::Texture::create();
    glBindTexture(GL_TEXTURE_2D, plane.texture.name());
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format), sizePx_.x, sizePx_.y, 0, GL_RGBA,
                 format == GL_RGBA8 ? GL_UNSIGNED_BYTE : GL_HALF_FLOAT, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    plane.framebuffer = gl::Framebuffer::create();
    glBindFramebuffer(GL_FRAMEBUFFER, plane.framebuffer.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                           plane.texture.name(), 0);
    return checkComplete();
}

core::Result<void> PictureBuffers::makeMultisampled()
{
    colour_ = gl::Renderbuffer::create();
    glBindRenderbuffer(GL_RENDERBUFFER, colour_.name());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples_, GL_RGBA16F, sizePx_.x, sizePx_.y);
    multisampled_ = gl::Framebuffer::create();
    glBindFramebuffer(GL_FRAMEBUFFER, multisampled_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              colour_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER,
                              depth_.name());
    return checkComplete();
}

void PictureBuffers::begin() const
{
    glBindFramebuffer(GL_FRAMEBUFFER, drawn());
    glViewport(0, 0, sizePx_.x, sizePx_.y);
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthMask(GL_TRUE);
    glStencilMask(0xff);
    glClearColor(0.0f, 0.0f, 0.0f, 0.0f);
    glClearDepth(1.0);
    glClearStencil(0);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
}

GLuint PictureBuffers::copyDepth(const glm::ivec2& low, const glm::ivec2& high) const
{
    if (!surface_.texture)
    {
        surface_.texture = gl::Texture::create();
        glBindTexture(GL_TEXTURE_2D, surface_.texture.name());
        glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH24_STENCIL8, sizePx_.x, sizePx_.y, 0,
                     GL_DEPTH_STENCIL, GL_UNSIGNED_INT_24_8, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        surface_.framebuffer = gl::Framebuffer::create();
        glBindFramebuffer(GL_FRAMEBUFFER, surface_.framebuffer.name());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_TEXTURE_2D,
                               surface_.texture.name(), 0);
        glDrawBuffer(GL_NONE);
        glReadBuffer(GL_NONE);
    }
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, drawn());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, surface_.framebuffer.name());
    glBlitFramebuffer(low.x, low.y, high.x, high.y, low.x, low.y, high.x, high.y,
                      GL_DEPTH_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, drawn());
    return surface_.texture.name();
}

void PictureBuffers::resolve() const
{
    if (samples_ > 1)
    {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, multisampled_.name());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_.framebuffer.name());
        glBlitFramebuffer(0, 0, sizePx_.x, sizePx_.y, 0, 0, sizePx_.x, sizePx_.y,
                          GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }
}

core::Result<void> PictureBuffers::keepFirst()
{
    if (!refined_.texture)
    {
        auto made = makePlane(refined_, GL_RGBA16F);
        if (!made)
        {
            refined_ = {};
            return made;
        }
    }
    glBindFramebuffer(GL_READ_FRAMEBUFFER, resolved_.framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, refined_.framebuffer.name());
    glBlitFramebuffer(0, 0, sizePx_.x, sizePx_.y, 0, 0, sizePx_.x, sizePx_.y, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
    return gl::checkMemory("a refined picture of this size");
}

void PictureBuffers::bindRefined() const
{
    glBindFramebuffer(GL_FRAMEBUFFER, refined_.framebuffer.name());
    glViewport(0, 0, sizePx_.x, sizePx_.y);
}

}  // namespace knotlas::render
