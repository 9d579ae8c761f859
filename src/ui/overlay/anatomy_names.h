#pragma once

#include "ui/frame.h"

#include <vector>

namespace knotlas::ui
{

// Names of what is seen of the body, in columns beside it. They are laid out when the picture has
// come to rest; while it moves they step back and their lines follow. `keepClear` as in drawLabels.
void drawAnatomyNames(Frame& frame, const std::vector<Box>& keepClear);

}  // namespace knotlas::ui
