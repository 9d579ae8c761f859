// One calm studio for all materials: a soft key from the upper side of the camera, a weak light at
// the eye that keeps hollows readable, and a dome that is bright above and warm below. Colours are
// linear; baked ambient occlusion dims the dome fully and the lights in part.

const vec3 kKey = vec3(0.86, 0.83, 0.78);
const vec3 kEyeLight = vec3(0.17, 0.175, 0.185);
const vec3 kSky = vec3(0.40, 0.425, 0.46);
const vec3 kGround = vec3(0.235, 0.205, 0.185);

struct Lit
{
    vec3 dome;
    vec3 key;
    float facing; // cosine between normal and eye, 0 at the silhouette
};

// `wrap` lets light creep round the terminator, per channel: flesh lets red through.
Lit light(vec3 normal, vec3 toEye, float occlusion, vec3 wrap)
{
    Lit lit;
    float up = 0.5 + 0.5 * normal.y;
    lit.dome = mix(kGround, kSky, up) * occlusion;
    float towards = dot(normal, keyDirection.xyz);
    vec3 soft = clamp((vec3(towards) + wrap) / (1.0 + wrap), 0.0, 1.0);
    lit.facing = clamp(dot(normal, toEye), 0.0, 1.0);
    float part = mix(0.35, 1.0, occlusion);
    lit.key = (kKey * soft * soft * (3.0 - 2.0 * soft) + kEyeLight * lit.facing) * part;
    return lit;
}

// Broad sheen of a moist or satin surface.
float sheen(vec3 normal, vec3 toEye, float exponent)
{
    vec3 halfway = normalize(keyDirection.xyz + toEye);
    return pow(clamp(dot(normal, halfway), 0.0, 1.0), exponent);
}

// On paper the form turns away into a darker line, on black into a faint rim of light.
vec3 turnEdge(vec3 colour, float facing, float occlusion)
{
    float edge = 1.0 - facing;
    edge = edge * edge * edge;
    vec3 onPaper = colour * (1.0 - 0.42 * edge);
    vec3 onBlack = colour + vec3(0.10, 0.12, 0.15) * edge * occlusion;
    vec3 turned = mix(onPaper, onBlack, style.x);
    // In high contrast the form ends in a drawn line.
    float line = (1.0 - smoothstep(0.20, 0.34, facing)) * max(manner.y, 0.55 * manner.x);
    return mix(turned, vec3(style.x * 0.9), line);
}
