#pragma once

#include "app/app_state.h"

namespace knotlas::app
{

// The view for a room full of people: no panels, large texts, standard views only. Leaving it gives
// back what was shown before, wherever the class has been.
void enterClassView(AppState& state, TimeS now);
void leaveClassView(AppState& state);

// How large texts are at this moment: in the class view they are read from the last row.
float textScale(const AppState& state);

// Whether the line of keys is shown that the class view begins with.
bool showsClassHelp(const AppState& state, TimeS now);

}  // namespace knotlas::app
