#version 330 core
#include "frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;

out vec3 vNormal;

void main()
{
    gl_Position = clipFromWorld * vec4(position, 1.0);
    vNormal = normal.xyz;
}
