#version 330 core
#include "frame.glsl"
#include "eye_ray.glsl"

uniform vec4 ball;            // centre and radius
uniform vec4 glowInk;         // rgb linear; a: strength
uniform vec4 lens;            // xy: depth from the depth buffer, see metresOf; z: 1 where only the body can glow
uniform sampler2D surface;    // depth of what is drawn

out vec4 colour;

// How deep light comes out of the body: at this depth a third of it is left.
const float kReach = 0.10;

float metresOf(float depth)
{
    return lens.y / (2.0 * depth - 1.0 + lens.x);
}

// 1 in the dashes of the ring around the ball.
float dashes(vec3 offset)
{
    float turn = atan(dot(offset, normalize(rayUp.xyz)), dot(offset, normalize(rayRight.xyz))) / 6.2831853;
    float phase = abs(fract(turn * 18.0) - 0.5) * 2.0;
    return smoothstep(0.36, 0.44, phase);
}

void main()
{
    vec3 ray = -directionToEye();
    vec3 toBall = ball.xyz - eye.xyz;
    float nearest = dot(toBall, ray);
    float aside = sqrt(max(dot(toBall, toBall) - nearest * nearest, 0.0));
    float radius = aside / ball.w;
    float depth = texelFetch(surface, ivec2(gl_FragCoord.xy), 0).r;
    float front = metresOf(depth) / dot(ray, viewForward.xyz); // along the ray
    float beneath = nearest - front;

    // Seen through what lies before it; in the air beside the body there is nothing to glow.
    float seen = exp(-max(beneath, 0.0) / kReach);
    seen *= 1.0 - lens.z * smoothstep(0.9 * ball.w, 1.5 * ball.w, -beneath);

    // The light of a ball that is densest in its middle, summed along the ray.
    float rest = max(1.0 - radius * radius, 0.0);
    float light = rest * (0.30 + 0.70 * rest);
    float core = rest * rest * rest * rest;
    // On dark skin the middle is hot; on light skin, where that would be lost, it is full of colour.
    float dark = 1.0 - smoothstep(0.04, 0.30, dot(skinTone.rgb, vec3(0.2126, 0.7152, 0.0722)));
    vec3 hot = mix(glowInk.rgb, vec3(1.0, 0.97, 0.92), 0.45 * core * dark * (1.0 - manner.x));
    float width = max(fwidth(aside), 1e-7);
    float ring = clamp(0.65 * style.w * (1.0 + manner.y) + 0.5 - abs(aside - 0.97 * ball.w) / width, 0.0, 1.0);
    ring *= dashes(toBall - nearest * ray) * mix(0.55, 1.0, max(manner.x, manner.y));
    float alpha = clamp(max(min(1.3 * light, 0.95), ring) * seen * glowInk.a, 0.0, 1.0);
    colour = vec4(mix(hot, glowInk.rgb * 0.45, ring * (1.0 - light)), 1.0) * alpha;
}
