#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Messages that stay for a few seconds.
void drawToasts(Frame& frame);

}  // namespace knotlas::ui
