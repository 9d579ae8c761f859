#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The brush as it would lie on the skin under the cursor, and the name of the place.
void drawBrush(Frame& frame);

}  // namespace knotlas::ui
