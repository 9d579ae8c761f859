#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The round lens: `frame.lensPicture` is the picture beneath it, enlarged; the trigger points and
// the ink within it are drawn anew, as crisp as outside.
void drawLens(Frame& frame);

}  // namespace knotlas::ui
