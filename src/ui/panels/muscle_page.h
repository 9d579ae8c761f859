#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// All that is known about the selected muscle.
void drawMusclePage(Frame& frame);

}  // namespace knotlas::ui
