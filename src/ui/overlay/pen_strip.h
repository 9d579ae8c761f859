#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// What can be done with the pen, in a row at the upper edge of the picture, for the mouse; each
// has a key too, which is told when the mouse rests on it.
void drawPenStrip(Frame& frame);

}  // namespace knotlas::ui
