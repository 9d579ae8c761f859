#pragma once

#include "render/draw_list.h"
#include "render/picture_buffers.h"
#include "render/shader_library.h"

namespace knotlas::render
{

struct GlowPassInput
{
    const ShaderLibrary& shaders;
    const PictureBuffers& buffers;
    const ViewVolume& volume;
    glm::ivec2 bufferPx{0};
    glm::mat4 projection{1.0f};
    bool skinDrawn = true;
    GLuint emptyArray = 0;
};

// The light of pain that is felt inside the body, over what is drawn, farthest first. Needs the
// depth of everything else; leaves the picture's buffers bound.
void drawGlows(const GlowPassInput& input, const scene::Scene& scene);

}  // namespace knotlas::render
