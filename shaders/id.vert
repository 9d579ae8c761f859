#version 330 core
#include "frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 4) in uint part;

uniform int firstPart; // parts of several buffers are numbered on

flat out uint vPart;

void main()
{
    gl_Position = clipFromWorld * vec4(position, 1.0);
    vPart = part + uint(firstPart);
}
