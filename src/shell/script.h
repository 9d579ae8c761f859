#pragma once

#include "core/result.h"
#include "shell/options.h"

namespace knotlas::shell
{

// Runs the program's own commands, one a line ('#' begins a comment), without a window; then makes
// the picture and compares it, as asked for. A picture that differs is an Error that says where the
// difference was written.
core::Result<void> runScript(const ScriptOptions& options);

}  // namespace knotlas::shell
