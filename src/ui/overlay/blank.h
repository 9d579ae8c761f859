#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Hides all that is below it, as far as the blank screen has come.
void drawBlank(Frame& frame);

}  // namespace knotlas::ui
