#pragma once

#include "render/draw_list.h"
#include "render/shader_library.h"

#include <glm/vec2.hpp>

namespace knotlas::render
{

struct OutlinePassInput
{
    const ShaderLibrary& shaders;
    const GeometryArena& inner;
    const DrawList& list;
    glm::vec2 pixelClip{0.0f};  // one pixel of the whole picture in clip units
    float lineWidthPx = 1.0f;
    bool dark = false;
};

// A line around parts that are hovered or selected: the part is kept in the stencil, and its hull,
// pushed outwards by the line's width, is drawn around it. Works per sample and needs no
// neighbouring pixels, so it is smooth with multisampling and equal across tiles.

// Where the part is in view.
void drawVisibleOutlines(const OutlinePassInput& input);

// Faintly everywhere, through whatever hides it.
void drawHiddenOutlines(const OutlinePassInput& input);

}  // namespace knotlas::render
