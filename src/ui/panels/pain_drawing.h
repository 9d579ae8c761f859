#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Where does it hurt: what could send pain to the point or the painted areas, red flags first, and
// what becomes of the drawing.
void drawPainDrawing(Frame& frame);

}  // namespace knotlas::ui
