#pragma once

#include "anatomy/drawing_match.h"
#include "app/content.h"
#include "core/result.h"
#include "shell/words.h"

#include <filesystem>
#include <string>

namespace knotlas::shell
{

// A drawing that has been read and painted on the loaded body.
struct LoadedDrawing
{
    std::string file;
    anatomy::PainDrawing drawing;
    anatomy::PaintedDrawing painted;
};

// The Error holds every finding, one a line; a drawing on which nothing is painted is one too.
core::Result<LoadedDrawing> loadDrawing(const app::Content& content,
                                        const std::filesystem::path& file);

// What the command line prints, as in reports.h. `maxCount` 0: all candidates.
std::string drawingReport(const app::Content& content, const LoadedDrawing& drawing,
                          std::size_t maxCount, bool json);
std::string comparisonReport(const app::Content& content, const LoadedDrawing& before,
                             const LoadedDrawing& after, bool json);

// `knotlas locate --drawing FILE [--compare FILE]`.
core::Result<int> runLocateDrawing(const Words& words);
core::Result<int> runCompareDrawings(const Words& words);

}  // namespace knotlas::shell
