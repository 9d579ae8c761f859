#pragma once

#include "app/content.h"
#include "core/result.h"
#include "shell/options.h"

namespace knotlas::shell
{

// The files that are really meant: what was asked for, or what is shipped.
core::Result<ContentOptions> resolved(const ContentOptions& options);

core::Result<app::Content> loadShippedOr(const ContentOptions& options);

// The fonts travel beside the executable.
std::filesystem::path fontFolder();

}  // namespace knotlas::shell
