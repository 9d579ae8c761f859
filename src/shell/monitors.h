#pragma once

#include "shell/window_place.h"

#include <vector>

namespace knotlas::shell
{

// The work areas of all monitors, the primary one first; GLFW must be there.
std::vector<WorkArea> workAreas();

}  // namespace knotlas::shell
