#pragma once

#include "ui/widgets/press.h"

#include <string_view>

namespace knotlas::ui
{

struct PageHead
{
    std::string_view above;  // small and muted
    std::string_view title;
    std::string_view below;   // muted
    std::string_view backTo;  // where the way back leads; empty: nowhere
};

// Title of a page, with its cross and the ways back. Closing and going to the list are done here;
// true when the way back was taken.
bool pageHead(Frame& frame, const PageHead& head);

}  // namespace knotlas::ui
