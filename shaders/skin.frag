#version 330 core
#include "frame.glsl"
#include "eye_ray.glsl"
#include "lighting.glsl"
#include "skin_light.glsl"

in vec3 vNormal;
in float vOpen;
#ifdef FIELDS
in vec3 vPosition;
in vec4 vFields[FIELDS];
in float vOpenness;

#include "print_lines.glsl"

const int kMaxPaints = 8;
uniform vec4 paintColours[kMaxPaints]; // rgb linear; a: strength
uniform vec4 paintStyles[kMaxPaints];  // x: 1 solid; y: pattern; z: 1 when in use; w: 1 felt deep

// The weight at which a zone's printed border lies.
const float kBorder = 0.35;

struct Zone
{
    vec3 albedo;
    float cover;  // how much of the skin's own colour it hides
    float line;   // the printed border
};

// The weight of a paint here. Each corner of the triangle continues the field with half of its
// slope: blended, they follow the curve of the field, where plain interpolation would give borders
// of straight pieces.
float fieldAt(int paint)
{
    return vFields[paint].x + dot(vFields[paint].yzw, vPosition);
}

// Where two patterns meet, broad stripes alternate; they stick to the body.
float hatchStripe()
{
    float along = dot(vec3(abs(vPosition.x), vPosition.y, vPosition.z), vec3(0.60, 0.66, 0.45));
    float phase = fract(along / eye.w);
    float width = max(fwidth(along) / eye.w, 1e-4);
    float triangle = abs(phase - 0.5) * 2.0;
    return clamp((triangle - 0.5) / (2.0 * width) + 0.5, 0.0, 1.0);
}

// A border is darker than its zone; on dark skin, where that would be lost, lighter.
vec3 borderInk(vec3 ink)
{
    float dark = 1.0 - smoothstep(0.16, 0.24, dot(skinTone.rgb, vec3(0.2126, 0.7152, 0.0722)));
    vec3 plain = mix(ink * 0.44, mix(ink, vec3(1.0), 0.55), dark);
    vec3 strong = mix(ink * 0.12, mix(ink, vec3(1.0), 0.85), dark);
    return mix(plain, strong, manner.y);
}

Zone paintedZone()
{
    Zone zone = Zone(vec3(0.0), 0.0, 0.0);
    float stripe = hatchStripe();
    float firstPattern = -1.0;
    for (int i = 0; i < FIELDS; ++i)
    {
        if (paintStyles[i].z == 0.0)
        {
            break;
        }
        float weight = fieldAt(i);
        float slope = max(fwidth(weight), 1e-5);
        float pixels = (weight - kBorder) / slope; // distance inwards from the border
        float inside = clamp(pixels + 0.5, 0.0, 1.0);
        if (inside == 0.0)
        {
            continue;
        }
        float solid = paintStyles[i].x;
        float felt = paintStyles[i].w;
        float middle = smoothstep(kBorder, 1.0, weight);
        float line = max(solid, felt) * inside *
                     clamp(manner.z * style.w + 0.5 - pixels, 0.0, 1.0);
        line *= 1.0 - 0.55 * felt; // the skin above what is felt deep is only hinted at
        float cover = mix(0.18 + 0.06 * middle, 0.76 + 0.16 * middle, solid) * (1.0 - 0.4 * felt);
        if (manner.x > 0.0)
        {
            cover = 0.07 + solid * (0.07 + 0.80 * printedLine(int(paintStyles[i].y)));
        }
        cover = max(cover + manner.y * solid * 0.06, 0.92 * line) * inside * paintColours[i].a;
        bool meets = solid > 0.0 && firstPattern >= 0.0 && firstPattern != paintStyles[i].y;
        float share = meets ? mix(stripe, 1.0, line) : 1.0;
        vec3 ink = mix(paintColours[i].rgb, borderInk(paintColours[i].rgb), line);
        zone.albedo = mix(zone.albedo, ink, zone.cover > 0.0 ? share * (solid > 0.0 ? 1.0 : max(line, 0.25)) : 1.0);
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
#ifdef FIELDS
    Zone zone = paintedZone();
    albedo = mix(albedo, zone.albedo, zone.cover);
#endif
    float facing;
    vec3 shaded = shadeSkin(albedo, normal, toEye, vOpen, facing);
    // A faded skin keeps its outline, as glass does.
    float edge = 1.0 - facing;
    float alpha = opacity >= 1.0 ? 1.0 : opacity + (1.0 - opacity) * opacity * edge * edge * edge;
#ifdef FIELDS
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
