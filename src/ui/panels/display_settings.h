#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Colours, sizes and motion; inside the list.
void drawDisplaySettings(Frame& frame);

}  // namespace knotlas::ui
