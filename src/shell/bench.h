#pragma once

#include "core/result.h"
#include "shell/options.h"

#include <string>

namespace knotlas::shell
{

// Figures of this machine: medians with the number of samples.
core::Result<std::string> benchReport(const ContentOptions& options, bool json);

}  // namespace knotlas::shell
