#pragma once

#include "geometry/tri_mesh.h"
#include "sculpt/level_set.h"
#include "sculpt/muscle_drawing.h"
#include "sculpt/muscle_grid.h"
#include "sculpt/muscle_table.h"

#include <string>
#include <vector>

namespace knotlas::sculpt
{

// Two faces, column by column over each other.
struct Sheet
{
    PointGrid top;  // faces away from what the sheet lies on
    PointGrid bottom;
    std::vector<glm::vec3> normals;  // unit, outwards, of the middle between the faces
    std::vector<float> along;        // u of each row
    std::vector<ColumnSpan> spans;   // of the strips
};

// Lays the sheet over `deeper`: a taut one is stretched over it, a measured one keeps its place
// and gives way on its underside.
Sheet laySheet(const SheetShape& shape, int triangles, const LevelSet& deeper);

// Closed, with fibre coordinates: v across the strip.
geometry::TriMesh stripMesh(const Sheet& sheet, const SheetShape& shape, std::size_t strip);

// The sheet as a support for what comes later: its underside reaches `depth` metres further in,
// since a thin shell in a level set would let later muscles slip through.
geometry::TriMesh supportMesh(const Sheet& sheet, float depth);

}  // namespace knotlas::sculpt
