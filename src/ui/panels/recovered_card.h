#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Offers the drawing that was not saved when the program ended.
void drawRecoveredCard(Frame& frame);

}  // namespace knotlas::ui
