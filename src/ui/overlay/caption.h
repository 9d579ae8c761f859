#pragma once

#include "ui/frame.h"

#include <string_view>

namespace knotlas::ui
{

// The words of a picture at its top left; a title fills the height of the picture. Returns where
// they stand.
Box drawCaption(Frame& frame, std::string_view text, bool title);

}  // namespace knotlas::ui
