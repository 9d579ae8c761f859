#version 330 core
#include "frame.glsl"
#include "eye_ray.glsl"
#include "lighting.glsl"

in vec3 vNormal;
in vec2 vShade;
in vec2 vFibre;
flat in vec4 vPart;
flat in float vPallor;

uniform sampler2D fibreNoise; // r: bundles, g: single fibres, b: slow variation; 0.5 on average

out vec4 colour;

const vec3 kFlesh = vec3(0.335, 0.038, 0.030);
const vec3 kFleshDeep = vec3(0.115, 0.008, 0.010);
const vec3 kFleshPale = vec3(0.520, 0.120, 0.085);
const vec3 kFleshWarm = vec3(0.375, 0.070, 0.034);
const vec3 kTendon = vec3(0.700, 0.615, 0.480);
const vec3 kPaper = vec3(0.62, 0.55, 0.50); // what subdued parts fade towards
const vec3 kTendonDeep = vec3(0.430, 0.330, 0.235);

void main()
{
    vec3 normal = normalize(gl_FrontFacing ? vNormal : -vNormal);
    vec3 toEye = directionToEye();
    vec3 grain = texture(fibreNoise, vFibre.yx).rgb - 0.5;

    // Tendon fingers grow into the belly along the bundles.
    float tendon = smoothstep(0.30, 0.70, max(vShade.y, vPallor) + 0.55 * grain.r + 0.25 * grain.g);
    float strand = 1.25 * grain.r + 0.75 * grain.g;
    vec3 flesh = mix(kFlesh, kFleshWarm, clamp(vPart.x + 0.7 * grain.b, 0.0, 1.0));
    flesh = strand < 0.0 ? mix(flesh, kFleshDeep, min(-1.35 * strand, 0.8))
                         : mix(flesh, kFleshPale, min(0.95 * strand, 0.7));
    vec3 cord = mix(kTendon, kTendonDeep, clamp(0.10 - 0.55 * strand, 0.0, 0.6));
    vec3 albedo = mix(flesh, cord, tendon);
    albedo = mix(albedo, kPaper * (0.55 + 0.45 * dot(albedo, vec3(0.4, 0.35, 0.25))), vPart.z);

    float open = vShade.x;
    Lit lit = light(normal, toEye, open, vec3(0.22, 0.10, 0.08));
    vec3 shaded = albedo * (lit.dome + lit.key) * vPart.y;
    float gloss = sheen(normal, toEye, 18.0) * (0.040 + 0.06 * clamp(0.5 + strand, 0.0, 1.0));
    shaded += vec3(1.0, 0.93, 0.88) * gloss * open * (1.0 - 0.5 * vPart.z);
    colour = vec4(turnEdge(shaded, lit.facing, open), 1.0) * vPart.w;
}
