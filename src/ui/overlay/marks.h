#pragma once

#include "app/annotations.h"
#include "ui/frame.h"

#include <vector>

namespace knotlas::ui
{

// How labels are laid out above the body. `keepClear`: boxes of the window that they must not
// cover.
app::AnnotationLayout annotationLayout(const Frame& frame, const std::vector<Box>& keepClear);

// Numbered X marks on the trigger points with labels on leader lines. Returns what they cover.
std::vector<Box> drawMarks(Frame& frame, const std::vector<Box>& keepClear);

}  // namespace knotlas::ui
