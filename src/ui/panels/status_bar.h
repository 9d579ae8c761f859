#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The education-only notice, always reachable, and what went wrong.
void drawStatusBar(Frame& frame);

}  // namespace knotlas::ui
