#version 330 core
#include "frame.glsl"
#include "eye_ray.glsl"
#include "lighting.glsl"
#include "skin_light.glsl"

in vec3 vNormal;
in float vOpen;
#ifdef PAINTED
in vec3 vPosition;
in vec4 vWeightsA;
in vec4 vWeightsB;
in float vOpenness;

const int kMaxPaints = 8;
uniform vec4 paintColours[kMaxPaints]; // rgb linear; a: strength
uniform vec4 paintStyles[kMaxPaints];  // x: 1 solid, 0 stippled; y: pattern; z: 1 when in use

// The weight at which a zone's printed border lies.
const float kBorder = 0.35;

struct Zone
{
    vec3 albedo;
    float cover;  // how much of the skin's own colour it hides
    float line;   // the printed border
};

// Where two patterns meet, broad stripes alternate; they stick to the body.
float hatchStripe()
{
    float along = dot(vec3(abs(vPosition.x), vPosition.y, vPosition.z), vec3(0.60, 0.66, 0.45));
    float phase = fract(along / eye.w);
    float width = max(fwidth(along) / eye.w, 1e-4);
    float triangle = abs(phase - 0.5) * 2.0;
    return clamp((triangle - 0.5) / (2.0 * width) + 0.5, 0.0, 1.0);
}

Zone paintedZone()
{
    float weights[kMaxPaints] = float[](vWeightsA.x, vWeightsA.y, vWeightsA.z, vWeightsA.w,
                                        vWeightsB.x, vWeightsB.y, vWeightsB.z, vWeightsB.w);
    Zone zone = Zone(vec3(0.0), 0.0, 0.0);
    float stripe = hatchStripe();
    float firstPattern = -1.0;
    for (int i = 0; i < kMaxPaints; ++i)
    {
        if (paintStyles[i].z == 0.0)
        {
            break;
        }
        float weight = weights[i];
        float slope = max(fwidth(weight), 1e-5);
        float pixels = (weight - kBorder) / slope; // distance inwards from the border
        float inside = clamp(pixels + 0.5, 0.0, 1.0);
        if (inside == 0.0)
        {
            continue;
        }
        float solid = paintStyles[i].x;
        float deep = smoothstep(kBorder, 1.0, weight);
        float line = solid * inside * clamp(1.8 * style.w + 0.5 - pixels, 0.0, 1.0);
        float cover = mix(0.18 + 0.06 * deep, 0.70 + 0.20 * deep, solid);
        cover = max(cover, 0.92 * line) * inside * paintColours[i].a;
        bool meets = solid > 0.0 && firstPattern >= 0.0 && firstPattern != paintStyles[i].y;
        float share = meets ? mix(stripe, 1.0, line) : 1.0;
        vec3 ink = paintColours[i].rgb * mix(1.0, 0.58, line);
        zone.albedo = mix(zone.albedo, ink, zone.cover > 0.0 ? share * (solid > 0.0 ? 1.0 : 0.25) : 1.0);
        zone.cover = max(zone.cover, cover);
        zone.line = max(zone.line, line * paintColours[i].a);
        if (solid > 0.0 && firstPattern < 0.0)
        {
            firstPattern = paintStyles[i].y;
        }
    }
    return zone;
}
#endif

out vec4 colour;

void main()
{
    vec3 normal = normalize(vNormal);
    vec3 toEye = directionToEye();
    vec3 albedo = skinTone.rgb;
    float opacity = skinTone.a;
#ifdef PAINTED
    Zone zone = paintedZone();
    albedo = mix(albedo, zone.albedo, zone.cover);
#endif
    float facing;
    vec3 shaded = shadeSkin(albedo, normal, toEye, vOpen, facing);
    // A faded skin keeps its outline, as glass does.
    float edge = 1.0 - facing;
    float alpha = opacity >= 1.0 ? 1.0 : opacity + (1.0 - opacity) * opacity * edge * edge * edge;
#ifdef PAINTED
    float open = vOpenness * viewForward.w;
    float away = smoothstep(0.40, 0.60, open);
    // The open window is glass: clear in front, with the body's outline kept at its edge.
    float glass = (0.10 + 0.9 * edge * edge * edge) * opacity;
    alpha = mix(alpha, min(glass, alpha), away);
    float slope = max(fwidth(open), 1e-5);
    float rim = clamp(0.9 * style.w + 0.5 - abs(open - 0.46) / slope, 0.0, 1.0) * 0.35;
    alpha = max(alpha, rim * (1.0 - 0.5 * away) * opacity);
    alpha = max(alpha, max(zone.cover * mix(0.95, 0.6, away), zone.line * 0.9));
#endif
    colour = vec4(shaded, 1.0) * alpha;
}
