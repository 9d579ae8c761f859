#version 330 core
#include "frame.glsl"
#include "lighting.glsl"
#include "skin_light.glsl"

layout(location = 0) in vec3 centre;
layout(location = 1) in vec4 normal;
layout(location = 2) in float spacing; // metres to the nearest dot that is larger
layout(location = 3) in vec2 look;     // weight of the zone here, index of its paint
layout(location = 4) in vec2 openness;

const int kMaxPaints = 8;
uniform vec4 paintColours[kMaxPaints];
uniform vec4 paintStyles[kMaxPaints]; // y: pattern

out vec2 vPlace;       // -1..1 across the dot
flat out vec4 vColour; // premultiplied
flat out int vShape;   // 0 a disc; in greyscale every pattern has its own

const float kLift = 0.0006; // metres above the skin, so that its facets do not cut the dots

void main()
{
    vec4 ink = paintColours[int(look.y + 0.5)];
    vec3 up = normalize(normal.xyz);
    vec3 toEye = normalize(eye.xyz - centre);
    float facing = dot(up, toEye);
    float present = smoothstep(0.72 * style.y, style.y, spacing);
    float larger = 1.0 + 0.30 * manner.x + 0.15 * manner.y;
    float radius = larger * style.y * mix(0.20, 0.33, smoothstep(0.3, 0.9, look.x)) * present;
    float pixel = style.z * dot(centre - eye.xyz, viewForward.xyz);
    float drawn = radius + 0.75 * pixel;
    vec3 side = normalize(cross(abs(up.y) < 0.9 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0), up));
    vec3 across = cross(up, side);
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    vec3 place = centre + up * kLift + (side * corner.x + across * corner.y) * drawn;
    bool hidden = facing <= 0.03 || present <= 0.0;
    gl_Position = hidden ? vec4(2.0, 2.0, 2.0, 1.0) : clipFromWorld * vec4(place, 1.0);
    gl_Position.z -= 2e-5 * gl_Position.w;
    vShape = manner.x > 0.0 ? int(paintStyles[int(look.y + 0.5)].y) & 3 : 0;
    vPlace = corner * drawn / max(radius, 1e-6);
    float ignored;
    vec3 shaded = shadeSkin(ink.rgb * 0.86, up, toEye, openness.y, ignored);
    float alpha = 0.94 * ink.a * smoothstep(0.03, 0.18, facing);
    vColour = vec4(shaded, 1.0) * alpha;
}
