#pragma once

#include "app/app_state.h"

#include <string>
#include <string_view>

namespace knotlas::app
{

// The id of a muscle that is named in the language files, or of its head ("lumbricals_hand" for
// "lumbricals_hand.2"); empty when neither is.
std::string namedHead(const AppState& state, std::string_view id);

}  // namespace knotlas::app
