#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// What the patterns of the compared muscles share and what tells them apart.
void drawComparePage(Frame& frame);

}  // namespace knotlas::ui
