#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Keys and gestures, from the tables of commands.
void drawCheatSheet(Frame& frame);

}  // namespace knotlas::ui
