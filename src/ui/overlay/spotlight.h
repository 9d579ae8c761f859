#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Dims everything but a soft round place about the cursor.
void drawSpotlight(Frame& frame);

}  // namespace knotlas::ui
