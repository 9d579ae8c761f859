#pragma once

#include "anatomy/painted_drawing.h"
#include "app/app_state.h"
#include "core/result.h"
#include "io/image_io.h"
#include "shell/picture.h"
#include "shell/words.h"

#include <filesystem>
#include <functional>

namespace knotlas::shell
{

// What ends on paper or in a box of cards: `knotlas report`, `handout` and `export-cards`.
core::Result<int> runDrawingReport(const Words& words);
core::Result<int> runHandout(const Words& words);
core::Result<int> runExportCards(const Words& words);

// Takes the pictures of a document; empty: a renderer of its own does.
using TakePicture =
    std::function<core::Result<io::Image>(const app::AppState& state, const PictureSpec& spec)>;

// The report of a drawing that is already painted, as a PDF file.
core::Result<void> printDrawing(const app::Content& content, const anatomy::PainDrawing& drawing,
                                const anatomy::PaintedDrawing& painted,
                                const std::filesystem::path& file, TakePicture take = {});

}  // namespace knotlas::shell
