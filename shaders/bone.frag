#version 330 core
#include "frame.glsl"
#include "eye_ray.glsl"
#include "lighting.glsl"

in vec3 vNormal;
in vec2 vShade;
flat in vec4 vPart;
flat in float vPallor;

out vec4 colour;

const vec3 kIvory = vec3(0.760, 0.690, 0.545);
const vec3 kCavity = vec3(0.400, 0.265, 0.155);
const vec3 kCartilage = vec3(0.590, 0.635, 0.630);

void main()
{
    vec3 normal = normalize(gl_FrontFacing ? vNormal : -vNormal);
    vec3 toEye = directionToEye();
    float open = vShade.x;
    vec3 albedo = mix(kIvory, kCartilage, vPallor);
    albedo = mix(albedo * kCavity / kIvory, albedo, smoothstep(0.0, 0.85, open));
    albedo = mix(albedo, vec3(dot(albedo, vec3(0.33))), 0.5 * vPart.z);
    Lit lit = light(normal, toEye, open, vec3(0.16, 0.13, 0.10));
    vec3 shaded = albedo * (lit.dome + lit.key) * vPart.y;
    shaded += vec3(0.035) * sheen(normal, toEye, 22.0) * open;
    colour = vec4(turnEdge(shaded, lit.facing, open), 1.0) * vPart.w;
}
