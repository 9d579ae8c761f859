#pragma once

#include "app/commands.h"
#include "ui/layout.h"
#include "ui/memory.h"

#include <span>
#include <string_view>

namespace knotlas::ui
{

// How the keyboard moves through the panels, for the cheat sheet and the README.
std::span<const app::GestureSpec> panelKeys();

// Lets the interface have a key chord ("Tab", "Shift+Tab", "Left", "Ctrl+Z") first. True when it
// took it: then no command is bound to it at the moment.
//
// ImGui's own keyboard navigation would take every key as soon as a panel has the focus; here it is
// on only in keyboard mode, which begins with `/` or Tab and ends with Esc or a click, and even
// then it takes only the keys that move and press.
bool handleKey(std::string_view chord, const app::AppState& state, const Layout& layout,
               Memory& memory, app::CommandQueue& commands);

// Moves the keyboard to the page, or back to the body.
void enterPage(Memory& memory, bool inside);

// Follows wishes of the state (FocusPanel, an opened dialog) and a mouse that takes over.
void followFocus(const app::AppState& state, Memory& memory, bool mousePressed);

}  // namespace knotlas::ui
