#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The name of what the cursor is over, beside the cursor.
void drawHoverName(Frame& frame);

}  // namespace knotlas::ui
