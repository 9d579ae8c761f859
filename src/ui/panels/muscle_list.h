#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Muscles by body area; inside the list.
void drawMuscleList(Frame& frame);

}  // namespace knotlas::ui
