#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The way into "Where does it hurt?" and, there, the brush and what the pain is like; above the
// list of regions.
void drawPainTools(Frame& frame);

}  // namespace knotlas::ui
