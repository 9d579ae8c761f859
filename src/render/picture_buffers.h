#pragma once

#include "core/result.h"
#include "render/gl/handles.h"

#include <glm/vec2.hpp>

namespace knotlas::render
{

// The linear picture (RGBA16F, premultiplied) while it is shaded, resolved and refined.
class PictureBuffers
{
  public:
    // Cheap when nothing changes. Multisampled when `samples` is above 1; `enlarged` when the
    // picture will be shown at another size.
    core::Result<void> resize(const glm::ivec2& sizePx, int samples, bool enlarged);

    // Binds and clears what is drawn into.
    void begin() const;

    // The depth of what is drawn so far, one sample per pixel, between these corners (in pixels
    // from the lower left one). Leaves what is drawn into bound.
    [[nodiscard]] GLuint copyDepth(const glm::ivec2& low, const glm::ivec2& high) const;

    // Makes the picture of this pass one sample per pixel.
    void resolve() const;

    // Keeps the resolved picture as the first sample of a refinement.
    core::Result<void> keepFirst();

    // For the pass that adds the resolved picture to the kept ones.
    void bindRefined() const;

    [[nodiscard]] GLuint resolved() const { return resolved_.texture.name(); }

    [[nodiscard]] GLuint refined() const { return refined_.texture.name(); }

    // Framebuffer for the encoded picture (RGBA8) that is still to be enlarged.
    [[nodiscard]] GLuint encoded() const { return encoded_.framebuffer.name(); }

  private:
    struct Plane
    {
        gl::Texture texture;
        gl::Framebuffer framebuffer;
    };

    [[nodiscard]] GLuint drawn() const
    {
        return samples_ > 1 ? multisampled_.name() : resolved_.framebuffer.name();
    }

    core::Result<void> makePlane(Plane& plane, GLenum format) const;
    core::Result<void> makeMultisampled();

    glm::ivec2 sizePx_{0};
    int samples_ = 0;
    gl::Renderbuffer depth_;
    gl::Renderbuffer colour_;  // multisampled
    gl::Framebuffer multisampled_;
    Plane resolved_;
    Plane refined_;
    Plane encoded_;
    mutable Plane surface_;  // made when it is first asked for
};

}  // namespace knotlas::render
