#pragma once

#include "ui/frame.h"

#include <string>
#include <vector>

namespace knotlas::ui
{

// Sources as links that are copied by a click; the whole citation is their tooltip.
void drawSourceLinks(Frame& frame, const std::vector<std::string>& ids);

}  // namespace knotlas::ui
