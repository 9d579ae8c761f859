#version 330 core

uniform sampler2D picture;  // linear, premultiplied
uniform vec4 place;         // xy: the lower left corner of what is drawn, in the whole picture's pixels;
                            // zw: where that corner lies in the framebuffer
uniform vec3 size;          // xy: of the whole picture; z: its pixels per pixel that is drawn
uniform vec3 backgroundTop; // linear
uniform vec3 backgroundBottom;
uniform vec3 manner;           // x: transparent; y: grey; z: plain background

out vec4 colour;

// This pass touches every pixel, so it keeps to cheap operations: a machine without a GPU would spend
// more on powers and divisions here than on the body.

// Faithful up to 0.7, then a soft shoulder that ends at white: nothing burns out.
vec3 tonemap(vec3 value)
{
    vec3 over = clamp((value - 0.7) / 0.6, 0.0, 1.0);
    return min(value, 0.7) + 0.3 * over * (2.0 - over);
}

// Within 0.0008 of the sRGB curve: a polynomial of the square root.
vec3 encodeSrgb(vec3 value)
{
    vec3 s = sqrt(value);
    vec3 high =
        -0.0370448 + s * (1.4483756 + s * (-0.9465209 + s * (0.8449837 - s * 0.3105447)));
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
    background *= mix(0.90 + 0.14 * glow, 1.0, manner.z);

    vec3 shown = mix(mix(background, body, alpha), body, manner.x);
    shown = mix(shown, vec3(dot(shown, vec3(0.2126, 0.7152, 0.0722))), manner.y);
    float dither = orderedDither(ivec2(local + place.xy)) / 255.0;
    colour = vec4(encodeSrgb(clamp(shown, 0.0, 1.0)) + dither, mix(1.0, alpha, manner.x));
}
