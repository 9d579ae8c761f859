#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// A chapter of what is taught, as a page to read.
void drawLearnPage(Frame& frame);

// The chapters, for the side panel.
void drawLearnList(Frame& frame);

}  // namespace knotlas::ui
