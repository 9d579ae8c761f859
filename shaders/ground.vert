#version 330 core
#include "frame.glsl"

uniform vec4 extent; // xz of the lowest corner, then size along x and z

out vec2 vPlace;

void main()
{
    vPlace = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    vec2 ground = extent.xy + vPlace * extent.zw;
    gl_Position = clipFromWorld * vec4(ground.x, 0.0, ground.y, 1.0);
}
