#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Over the body while the quiz runs: the cross-hair of the keyboard, and after a click where it was
// and how far from the point.
void drawQuizMarks(Frame& frame);

}  // namespace knotlas::ui
