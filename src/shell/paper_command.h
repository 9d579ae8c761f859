#pragma once

#include "core/result.h"
#include "shell/words.h"

namespace knotlas::shell
{

// What ends on paper or in a box of cards: `knotlas report`, `handout` and `export-cards`.
core::Result<int> runDrawingReport(const Words& words);
core::Result<int> runHandout(const Words& words);
core::Result<int> runExportCards(const Words& words);

}  // namespace knotlas::shell
