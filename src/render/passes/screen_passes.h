#pragma once

#include "render/contact_shadow.h"
#include "render/frame_block.h"
#include "render/picture_buffers.h"
#include "render/shader_library.h"

namespace knotlas::render
{

// Passes that need no mesh. `emptyArray` is a vertex array without attributes.

// The soft shadow on the floor, behind what is already drawn.
void drawGround(const ShaderLibrary& shaders, const ContactShadow& shadow, GLuint emptyArray);

// Adds the resolved picture as sample `sampleIndex` (from 1) to the refined one.
void accumulate(const ShaderLibrary& shaders, const PictureBuffers& buffers, int sampleIndex,
                GLuint emptyArray);

// Lays the linear picture over the background, tonemaps, dithers, and writes sRGB to the target. A
// picture that was shaded smaller than it is shown is enlarged last, when its pixels are bytes.
void encode(const ShaderLibrary& shaders, const View& view, const scene::Look& look,
            const Target& target, const PictureBuffers& buffers, GLuint picture, GLuint emptyArray);

}  // namespace knotlas::render
