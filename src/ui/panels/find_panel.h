#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The search field and the tabs of the side panel.
void drawFindPanel(Frame& frame);

}  // namespace knotlas::ui
