#pragma once

#include "ui/frame.h"

#include <vector>

namespace knotlas::ui
{

// Which muscles refer pain to the chosen region, red flags first.
void drawPainPage(Frame& frame);

// A card of what must be thought of first; nothing without any.
void drawRedFlags(Frame& frame, const std::vector<const anatomy::RedFlag*>& flags);

}  // namespace knotlas::ui
