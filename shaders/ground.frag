#version 330 core
#include "frame.glsl"
#include "eye_ray.glsl"

in vec2 vPlace;

uniform sampler2D contact; // how much of the sky the body hides from the floor

out vec4 colour;

void main()
{
    float dark = texture(contact, vPlace).r;
    vec3 toEye = directionToEye();
    // Seen along the floor the shadow would become a hard line: it fades.
    float alpha = dark * smoothstep(0.0, 0.10, toEye.y) * mix(0.55, 0.75, style.x);
    colour = vec4(vec3(0.010, 0.010, 0.014) * alpha, alpha);
}
