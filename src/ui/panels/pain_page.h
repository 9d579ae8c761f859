#pragma once

#include "ui/frame.h"

#include <vector>

namespace knotlas::ui
{

// Which muscles refer pain to the chosen region, red flags first.
void drawPainPage(Frame& frame);

// A card of what must be thought of first, the most urgent first; nothing without any. Beyond
// `most` they are folded behind a line that tells how many.
void drawRedFlags(Frame& frame, const std::vector<const anatomy::RedFlag*>& flags,
                  std::size_t most = 1'000);

}  // namespace knotlas::ui
