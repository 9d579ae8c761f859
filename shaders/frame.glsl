// What every pass knows of the picture. Mirrors FrameBlock in render/frame_block.h.
layout(std140) uniform Frame
{
    mat4 clipFromWorld;
    vec4 eye;           // xyz; w: width of a pair of hatching stripes in metres
    vec4 rayCorner;     // xyz: direction through the lower left corner of this framebuffer
    vec4 rayRight;      // xyz: added to it for each pixel to the right
    vec4 rayUp;         // xyz: and for each pixel upwards
    vec4 keyDirection;  // xyz: towards the key light, which travels with the camera
    vec4 viewForward;   // xyz: from the eye into the picture; w: strength of the soft window
    vec4 skinTone;      // rgb linear; a: opacity of the skin
    vec4 style;         // x: 1 on the dark theme; y: spacing of stipple dots in metres; z: pixel angle;
                        // w: width of a fine line in pixels of this pass
    vec4 manner;        // x: 1 in greyscale for print; y: 1 in high contrast; z: width of a zone's border
                        // in fine lines; w: distance of printed lines as a tangent of the view
};
