#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// Credits, versions, licences and the whole notice.
void drawAbout(Frame& frame);

}  // namespace knotlas::ui
