#pragma once

#include "geometry/ray_scene.h"
#include "sculpt/assemble.h"

#include <string>

namespace knotlas::sculpt
{

// For people: a line per node (triangles, volume, whether closed or a clean half), the share of
// each muscle outside the skin, and sums.
std::string describe(const SculptedBody& body);

// Closed, or open only at the mid-sagittal plane.
bool isCleanPart(const geometry::TriMesh& mesh);

// Share of the vertices of `mesh` that lie more than `toleranceMm` outside the closed surface
// `skin`.
double shareOutside(const geometry::TriMesh& mesh, const geometry::RayScene& skin,
                    float toleranceMm);

}  // namespace knotlas::sculpt
