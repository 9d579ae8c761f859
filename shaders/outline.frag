#version 330 core

uniform vec4 ink; // premultiplied

out vec4 colour;

void main()
{
    colour = ink;
}
