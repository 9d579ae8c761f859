#pragma once

#include <glad/gl.h>

namespace knotlas::render::gl
{

enum class Cull
{
    None,
    Back,
};

// Everything that a pass can assume; each pass states all of it on entry.
struct PassState
{
    bool depthTest = true;
    GLenum depthFunction = GL_LESS;
    bool depthWrite = true;
    bool colourWrite = true;
    bool blend = false;  // premultiplied "over"
    Cull cull = Cull::Back;
    bool scissor = false;  // the rectangle itself is set by the pass
};

void apply(const PassState& state);

// What ImGui's OpenGL 3 backend and the window system expect to find.
void restoreDefaults();

}  // namespace knotlas::render::gl
