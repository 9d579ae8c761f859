#pragma once

#include "ui/panels/learn_text.h"

namespace knotlas::ui
{

// The circle: six stations with arrows, a marker that moves slowly and comes to rest, the arrow
// behind a broken step cut; below it the chosen step in words and the techniques.
void drawCycle(LearnSetter& setter);

}  // namespace knotlas::ui
