#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// What the search found; inside the list.
void drawSearchResults(Frame& frame);

}  // namespace knotlas::ui
