#version 330 core
#include "frame.glsl"

uniform vec4 ball; // centre and radius

// The ball's outline in perspective is a little wider than the ball.
const float kMargin = 1.15;

void main()
{
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
    vec3 side = normalize(rayRight.xyz) * corner.x + normalize(rayUp.xyz) * corner.y;
    gl_Position = clipFromWorld * vec4(ball.xyz + side * ball.w * kMargin, 1.0);
}
