#pragma once

#include "app/app_state.h"

namespace knotlas::app
{

// How opaque a part is drawn, 0..1: as its layer or, for a muscle, as it was set itself. A muscle
// in the skin, which would hide those below it, is drawn when it is selected.
float opacityOf(const Document& doc, const anatomy::Part& part);

}  // namespace knotlas::app
