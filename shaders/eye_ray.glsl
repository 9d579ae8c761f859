// Unit vector from the surface at this pixel to the eye.
vec3 directionToEye()
{
    return -normalize(rayCorner.xyz + gl_FragCoord.x * rayRight.xyz + gl_FragCoord.y * rayUp.xyz);
}
