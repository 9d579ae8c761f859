#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// What stands where the body would be: loading, or why there is none.
void drawEmptyState(Frame& frame);

}  // namespace knotlas::ui
