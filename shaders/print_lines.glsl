// Which way the lines of a pattern run in greyscale: rising, falling, level, upright. Where patterns
// meet their lines cross. They lie on the sheet, not on the body, as an engraver draws them.
float printedLine(int pattern)
{
    vec3 ray = -directionToEye();
    vec2 place = vec2(dot(ray, normalize(rayRight.xyz)), dot(ray, normalize(rayUp.xyz))) /
                 (dot(ray, viewForward.xyz) * manner.w);
    const float kHalf = 0.70710678;
    vec2 across[4] = vec2[](vec2(-kHalf, kHalf), vec2(kHalf, kHalf), vec2(0.0, 1.0), vec2(1.0, 0.0));
    float phase = dot(place, across[pattern & 3]);
    float width = max(fwidth(phase), 1e-4);
    float distance = abs(fract(phase) - 0.5); // to the middle of a line
    return clamp((0.20 - distance) / width + 0.5, 0.0, 1.0);
}
