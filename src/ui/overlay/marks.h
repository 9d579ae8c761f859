#pragma once

#include "ui/frame.h"

#include <vector>

namespace knotlas::ui
{

// Numbered X marks on the trigger points with labels on leader lines. `keepClear`: boxes of the
// window that labels must not cover.
void drawMarks(Frame& frame, const std::vector<Box>& keepClear);

}  // namespace knotlas::ui
