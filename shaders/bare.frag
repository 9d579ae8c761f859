#version 330 core
#include "frame.glsl"

in vec3 vNormal;

out vec4 colour;

void main()
{
    float towards = max(dot(normalize(vNormal), keyDirection.xyz), 0.0);
    colour = vec4(vec3(0.15 + 0.75 * towards), 1.0);
}
