#version 330 core

in vec2 vPlace;
flat in vec4 vColour;
flat in int vShape;

out vec4 colour;

// 1 at the border of the shape, less within it: disc, ring, square, cross.
float shapeAt(vec2 place)
{
    vec2 away = abs(place);
    if (vShape == 1)
    {
        return abs(length(place) - 0.72) / 0.28;
    }
    if (vShape == 2)
    {
        return max(away.x, away.y) / 0.80;
    }
    if (vShape == 3)
    {
        return min(max(away.x / 0.32, away.y), max(away.x, away.y / 0.32));
    }
    return length(place);
}

void main()
{
    float distance = shapeAt(vPlace);
    float inside = clamp(0.5 - (distance - 1.0) / max(fwidth(distance), 1e-5), 0.0, 1.0);
    colour = vColour * inside;
}
