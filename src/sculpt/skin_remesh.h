#pragma once

#include "geometry/tri_mesh.h"
#include "sculpt/level_set.h"

#include <functional>

namespace knotlas::sculpt
{

// The wanted length of an edge near a point, metres.
using EdgeLength = std::function<float(const glm::vec3&)>;

// Gives a half mesh (x <= 0, open at the mid-sagittal plane) even triangles of the wanted size,
// with its vertices on `surface`: long edges are split, short ones collapsed, others flipped toward
// six neighbours, and vertices slide along the surface. The border stays at x == 0 exactly. Normals
// come from `surface`, smoothed over the triangles around a vertex.
geometry::TriMesh remeshHalf(const geometry::TriMesh& half, const LevelSet& surface,
                             const EdgeLength& edgeLength);

}  // namespace knotlas::sculpt
