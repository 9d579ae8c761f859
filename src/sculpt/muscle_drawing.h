#pragma once

#include "sculpt/muscle_grid.h"
#include "sculpt/muscle_table.h"

#include <vector>

namespace knotlas::sculpt
{

// Columns of a sheet that belong to one strip, both included; neighbours share one.
struct ColumnSpan
{
    int first = 0;
    int last = 0;
};

// A sheet as the table draws it, before it meets the body: a middle surface with a thickness.
struct SheetDrawing
{
    PointGrid middle;
    std::vector<float> half;   // half thickness, metres
    std::vector<float> along;  // u of each row
    std::vector<ColumnSpan> spans;
};

// With about as many cells as a closed mesh of `triangles` needs.
SheetDrawing drawSheet(const SheetShape& shape, int triangles);

}  // namespace knotlas::sculpt
