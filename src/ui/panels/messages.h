#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Everything that went wrong, newest first.
void drawMessages(Frame& frame);

}  // namespace knotlas::ui
