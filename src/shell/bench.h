#pragma once

#include "core/result.h"
#include "shell/options.h"

#include <string>

namespace knotlas::shell
{

// Figures of this machine: medians with the number of samples.
core::Result<std::string> benchReport(const ContentOptions& options, bool json);

// Loads and draws one frame: what a start costs, measured by `bench` in processes of their own.
core::Result<void> drawFirstFrame(const ContentOptions& options);

}  // namespace knotlas::shell
