#pragma once

#include "ui/frame.h"

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::ui
{

// Muscles and trigger points as links that select them; nothing when there are none. Ids that the
// atlas does not know are left out.
void drawRelatedLinks(Frame& frame, std::string_view title, const std::vector<std::string>& ids);

}  // namespace knotlas::ui
