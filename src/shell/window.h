#pragma once

#include "core/result.h"
#include "shell/options.h"

namespace knotlas::shell
{

// Opens the window and stays until the user leaves it. Kind Machine when there is no display.
core::Result<void> runWindow(const ShowOptions& options);

}  // namespace knotlas::shell
