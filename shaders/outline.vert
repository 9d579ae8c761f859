#version 330 core
#include "frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;

uniform float widthPx; // 0 draws the shape itself
uniform vec2 pixelClip; // one pixel of the whole picture in clip units

void main()
{
    gl_Position = clipFromWorld * vec4(position, 1.0);
    vec2 outwards = (mat3(clipFromWorld) * normal.xyz).xy / pixelClip;
    float size = length(outwards);
    vec2 direction = size > 1e-6 ? outwards / size : vec2(0.0);
    gl_Position.xy += direction * widthPx * pixelClip * gl_Position.w;
}
