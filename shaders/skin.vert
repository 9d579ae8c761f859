#version 330 core
#include "frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
layout(location = 3) in vec2 shade;
#ifdef FIELDS
layout(location = 5) in vec4 fields[FIELDS]; // weight of a paint, and its slope per metre
layout(location = 13) in float openness;
#endif

invariant gl_Position;
out vec3 vNormal;
out float vOpen;
#ifdef FIELDS
out vec3 vPosition;
out vec4 vFields[FIELDS]; // see fieldAt in skin.frag
out float vOpenness;
#endif

void main()
{
    gl_Position = clipFromWorld * vec4(position, 1.0);
    vNormal = normal.xyz;
    vOpen = shade.x;
#ifdef FIELDS
    vPosition = position;
    for (int i = 0; i < FIELDS; ++i)
    {
        vec3 rise = 0.5 * fields[i].yzw;
        vFields[i] = vec4(fields[i].x - dot(rise, position), rise);
    }
    vOpenness = openness;
#endif
}
