#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// What the colours and styles on the skin mean.
void drawLegend(Frame& frame);

// Where it stands, so that labels keep clear of it; empty when there is nothing to explain.
Box legendBox(const Frame& frame);

}  // namespace knotlas::ui
