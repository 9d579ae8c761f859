#pragma once

#include "ui/frame.h"

#include <string_view>

namespace knotlas::ui
{

// The words of a picture at its top left; a title stands in the middle of its height, larger.
// Returns where they stand.
Box drawCaption(Frame& frame, std::string_view text, bool title);

}  // namespace knotlas::ui
