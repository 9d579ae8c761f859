#version 330 core

uniform sampler2D picture;  // linear, premultiplied
uniform vec4 place;         // xy: the lower left corner of what is drawn, in the whole picture's pixels;
                            // zw: where that corner lies in the framebuffer
uniform vec3 size;          // xy: of the whole picture; z: its pixels per pixel that is drawn
uniform vec3 backgroundTop; // linear
uniform vec3 backgroundBottom;
uniform float transparent;

out vec4 colour;

// Faithful up to 0.7, then a soft shoulder: nothing burns out.
vec3 tonemap(vec3 value)
{
    vec3 over = max(value - 0.7, 0.0);
    return min(value, 0.7) + 0.3 * over / (0.3 + over);
}

// Within 0.0015 of the sRGB curve, with square roots alone: `pow` would cost more than the whole rest
// of this pass on a machine without a GPU.
vec3 encodeSrgb(vec3 value)
{
    vec3 a = sqrt(value);
    vec3 b = sqrt(a);
    vec3 c = sqrt(b);
    vec3 high = 0.662002687 * a + 0.684122060 * b - 0.323583601 * c - 0.0225411470 * value;
    return max(high, min(value, 0.0031308) * 12.92);
}

// 8x8 Bayer matrix, -0.5 .. 0.5: hides the steps of 8 bits without noise that would flicker.
float orderedDither(ivec2 pixel)
{
    int x = pixel.x ^ pixel.y;
    int y = pixel.y;
    int rank = ((x & 1) << 5) | ((y & 1) << 4) | ((x & 2) << 2) | ((y & 2) << 1) | ((x & 4) >> 1) |
               ((y & 4) >> 2);
    return (float(rank) + 0.5) / 64.0 - 0.5;
}

void main()
{
    vec2 local = gl_FragCoord.xy - place.zw;
    vec2 pixel = local * size.z + place.xy;
    vec4 seen = texelFetch(picture, ivec2(local), 0);
    float alpha = clamp(seen.a, 0.0, 1.0);
    vec3 body = alpha > 0.0 ? tonemap(seen.rgb / alpha) : vec3(0.0);

    vec2 centred = pixel / size.xy - 0.5;
    float glow = 1.0 - 1.6 * dot(centred, centred);
    vec3 background = mix(backgroundBottom, backgroundTop, 0.5 + centred.y);
    background *= 0.90 + 0.14 * glow;

    vec3 shown = mix(mix(background, body, alpha), body, transparent);
    float dither = orderedDither(ivec2(local + place.xy)) / 255.0;
    colour = vec4(encodeSrgb(clamp(shown, 0.0, 1.0)) + dither, mix(1.0, alpha, transparent));
}
