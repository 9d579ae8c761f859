#pragma once

#include "app/commands.h"
#include "ui/memory.h"

#include <string_view>

namespace knotlas::ui
{

// Lets the quiz have a key chord: digits and letters choose, Enter goes on, arrows and Space show
// places on the body. True when it took it.
bool handleQuizKey(std::string_view chord, const app::AppState& state, const Memory& memory,
                   app::CommandQueue& commands);

}  // namespace knotlas::ui
