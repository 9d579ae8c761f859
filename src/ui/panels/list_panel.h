#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The scrolling part of the side panel: search results or the open tab.
void drawListPanel(Frame& frame);

}  // namespace knotlas::ui
