#pragma once

#include "anatomy/drawing_match.h"
#include "app/print/sheet.h"

namespace knotlas::app
{

// One page about a pain drawing: warnings first, four views with the drawing, its areas, the
// trigger points that could explain it with the reasons, and what else to know.
core::Result<io::Document> drawingHandout(const Press& press, const anatomy::PainDrawing& drawing,
                                          const anatomy::PaintedDrawing& painted);

}  // namespace knotlas::app
