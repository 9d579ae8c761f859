#version 330 core

flat in uint vPart;

out uint identifier; // 0 is nothing

void main()
{
    identifier = vPart + 1u;
}
