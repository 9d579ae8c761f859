#version 330 core

in vec2 vPlace;
flat in vec4 vColour;

out vec4 colour;

void main()
{
    float distance = length(vPlace);
    float inside = clamp(0.5 - (distance - 1.0) / max(fwidth(distance), 1e-5), 0.0, 1.0);
    colour = vColour * inside;
}
