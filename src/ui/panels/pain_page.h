#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Which muscles refer pain to the chosen region, red flags first.
void drawPainPage(Frame& frame);

}  // namespace knotlas::ui
