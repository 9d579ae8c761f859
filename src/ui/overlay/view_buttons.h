#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Named views of the body, above the picture.
void drawViewButtons(Frame& frame);

// Where they stand, so that labels keep clear of them.
Box viewButtonsBox(const Frame& frame);

}  // namespace knotlas::ui
