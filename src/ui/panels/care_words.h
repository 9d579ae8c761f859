#pragma once

#include "anatomy/atlas.h"
#include "ui/frame.h"

#include <string_view>

namespace knotlas::ui
{

// Who may do what helps a muscle: oneself, oneself with caution, or a clinician only.
std::string_view careWords(const Frame& frame, anatomy::SelfCareBy by);

}  // namespace knotlas::ui
