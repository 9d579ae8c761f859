#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The colour of ink and of the rim around it, which holds it on grounds of its own lightness.
struct InkLook
{
    glm::vec3 colour{0.0f};
    glm::vec3 rim{0.0f};
};

InkLook inkLook(app::InkColour colour, scene::Theme theme);

// Half the width of a line, in points at scale 1.
float inkHalfWidth(app::InkWidth width);

// All strokes that are seen. Enlarged, and only what lies within `radius` of `about`, in points of
// the window, for the lens.
void drawInk(Frame& frame);
void drawInkEnlarged(Frame& frame, ImDrawList& list, const ImVec2& about, float power,
                     float radius);

// The tip of the pen, or the eraser, at the pointer.
void drawPenTip(Frame& frame);

}  // namespace knotlas::ui
