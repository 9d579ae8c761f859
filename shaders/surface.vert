#version 330 core
#include "frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
layout(location = 2) in vec2 fibre;
layout(location = 3) in vec2 shade; // ambient occlusion, tendon
layout(location = 4) in uint part;

uniform samplerBuffer parts; // two texels a part, see render/part_table.h

invariant gl_Position;
out vec3 vNormal;
out vec2 vShade;
out vec2 vFibre;
flat out vec4 vPart;     // tint, brightness, subdued, opacity
flat out float vPallor;  // 0 muscle .. 1 fascia; 0 bone, 1 cartilage

// However deep a hollow, its form stays readable.
const float kDarkest = 0.22;

void main()
{
    vec4 look = texelFetch(parts, int(part) * 2);
    vec4 grain = texelFetch(parts, int(part) * 2 + 1);
    gl_Position = clipFromWorld * vec4(position, 1.0);
    vNormal = normal.xyz;
    vShade = vec2(mix(kDarkest, 1.0, shade.x), shade.y);
    vFibre = fibre * grain.xy + grain.w;
    vPart = look;
    vPallor = grain.z;
}
