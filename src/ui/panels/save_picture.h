#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Size of a picture, and saving it.
void drawSavePicture(Frame& frame);

}  // namespace knotlas::ui
