#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The line of keys that the class view begins with, at the foot of the picture.
void drawClassHelp(Frame& frame);

}  // namespace knotlas::ui
