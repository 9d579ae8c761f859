#pragma once

#include "geometry/tri_mesh.h"

namespace knotlas::sculpt
{

// Collapses edges until `maxTriangles` are left or the surface would move by more than `maxError`
// metres. Vertices are a subset of the old ones, so that attributes and positions on the
// mid-sagittal plane stay exact. Closed meshes stay closed, half meshes open at the plane only.
void simplify(geometry::TriMesh& mesh, int maxTriangles, float maxError);

// Orders triangles and vertices for the caches of a graphics card. The shape stays.
void orderForDrawing(geometry::TriMesh& mesh);

}  // namespace knotlas::sculpt
