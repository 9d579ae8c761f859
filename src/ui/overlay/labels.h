#pragma once

#include "ui/frame.h"

#include <vector>

namespace knotlas::ui
{

// Everything that is written onto the picture of the body: marks of trigger points, and below them
// the names of anatomy. `keepClear`: boxes of the window that they must not cover.
void drawLabels(Frame& frame, const std::vector<Box>& keepClear);

}  // namespace knotlas::ui
