#version 330 core
#include "frame.glsl"

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
layout(location = 3) in vec2 shade;
#ifdef PAINTED
layout(location = 5) in vec4 weightsA;
layout(location = 6) in vec4 weightsB;
layout(location = 7) in float openness;
#endif

invariant gl_Position;
out vec3 vNormal;
out float vOpen;
#ifdef PAINTED
out vec3 vPosition;
out vec4 vWeightsA;
out vec4 vWeightsB;
out float vOpenness;
#endif

void main()
{
    gl_Position = clipFromWorld * vec4(position, 1.0);
    vNormal = normal.xyz;
    vOpen = shade.x;
#ifdef PAINTED
    vPosition = position;
    vWeightsA = weightsA;
    vWeightsB = weightsB;
    vOpenness = openness;
#endif
}
