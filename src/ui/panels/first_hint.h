#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The first-run hint.
void drawFirstHint(Frame& frame);

}  // namespace knotlas::ui
