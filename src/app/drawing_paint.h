#pragma once

#include "anatomy/painted_drawing.h"
#include "scene/scene.h"

#include <vector>

namespace knotlas::app
{

// The areas of a drawing as paint on a skin of so many vertices, each in its own colour. Where two
// of them meet they are hatched.
std::vector<scene::Paint> drawingPaints(const anatomy::PainDrawing& drawing,
                                        const anatomy::PaintedDrawing& painted,
                                        std::size_t skinVertices);

}  // namespace knotlas::app
