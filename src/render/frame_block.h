#pragma once

#include "render/renderer.h"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

namespace knotlas::render
{

// What every shader knows of the picture; std140, mirrors shaders/frame.glsl.
struct FrameBlock
{
    glm::mat4 clipFromWorld{1.0f};
    glm::vec4 eye{0.0f};
    glm::vec4 rayCorner{0.0f};
    glm::vec4 rayRight{0.0f};
    glm::vec4 rayUp{0.0f};
    glm::vec4 keyDirection{0.0f};
    glm::vec4 viewForward{0.0f};
    glm::vec4 skinTone{0.0f};
    glm::vec4 style{0.0f};
    glm::vec4 manner{0.0f};
};

// The rectangle of the whole picture that is drawn, with the size in pixels of the buffer that it
// is shaded in (smaller than the rectangle while resolutionScale is below 1).
struct View
{
    glm::vec2 wholePx{0.0f};
    glm::vec2 originPx{0.0f};  // lower left corner of the rectangle, y upwards
    glm::vec2 sizePx{0.0f};
    glm::ivec2 bufferPx{0};

    // Whether the buffer is not shown pixel by pixel.
    [[nodiscard]] bool enlarged() const { return glm::ivec2(sizePx) != bufferPx; }
};

View viewOf(const Target& target, const Quality& quality);

// A fine line, in pixels of the whole picture.
float lineWidthPx(const View& view);

// Linear value of an sRGB colour.
glm::vec3 linearFromSrgb(const glm::vec3& srgb);

// `jitterPx` shifts the picture by a part of a pixel, for refinement.
FrameBlock frameBlock(const scene::Scene& scene, const View& view, const glm::vec2& jitterPx);

// Positions of the refinement's samples within a pixel (Halton 2, 3); the first is the centre.
glm::vec2 jitterOf(int sampleIndex);

}  // namespace knotlas::render
