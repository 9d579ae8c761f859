#pragma once

#include "ui/panels/learn_text.h"

namespace knotlas::ui
{

// The techniques; the chosen one is open: steps, doses, when to stop, its timer, its muscles.
void drawTechniques(LearnSetter& setter);

}  // namespace knotlas::ui
