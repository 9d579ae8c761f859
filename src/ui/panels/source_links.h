#pragma once

#include "anatomy/atlas.h"
#include "ui/frame.h"

#include <vector>

namespace knotlas::ui
{

// Sources as links that are copied by a click; the whole citation is their tooltip.
void drawSourceLinks(Frame& frame, const std::vector<anatomy::Citation>& citations);

}  // namespace knotlas::ui
