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

// The line of keys: shown when the class view begins, when the mouse moves or when it is asked for;
// then it fades away (with reduced motion it goes at once).
bool showsClassHelp(const AppState& state, TimeS now);
float classHelpStrength(const AppState& state, TimeS now);  // 0..1
bool classHelpMoves(const AppState& state, TimeS now);
std::optional<TimeS> nextClassHelpChange(const AppState& state, TimeS now);

}  // namespace knotlas::app
