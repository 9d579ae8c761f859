#pragma once

#include "ui/frame.h"

#include <string>

namespace knotlas::ui
{

// Muscles whose patterns are much like that of the only selected one: the cursor over one shows
// its pattern beside it, pressing adds it to the comparison. Nothing when none is like it.
void drawLooksLike(Frame& frame, const std::string& muscle);

}  // namespace knotlas::ui
