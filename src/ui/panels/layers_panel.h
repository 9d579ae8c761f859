#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Side and opacity of the layers, below the list.
void drawLayersPanel(Frame& frame);

// The same widgets, for where there is no room for a panel of their own.
void drawLayerControls(Frame& frame);

}  // namespace knotlas::ui
