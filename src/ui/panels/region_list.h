#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// "Where does it hurt?": regions of the skin; inside the list.
void drawRegionList(Frame& frame);

}  // namespace knotlas::ui
