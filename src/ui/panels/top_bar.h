#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Menus made from the command table, and the few buttons that are always at hand.
void drawTopBar(Frame& frame);

}  // namespace knotlas::ui
