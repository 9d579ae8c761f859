#pragma once

#include "ui/frame.h"

#include <string_view>

namespace knotlas::ui
{

// The head of a card of warnings: the sign, and a bold title beside it.
void warningTitle(Frame& frame, std::string_view title);

}  // namespace knotlas::ui
