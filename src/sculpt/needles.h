#pragma once

#include "geometry/tri_mesh.h"

namespace knotlas::sculpt
{

// Triangles with a smaller angle than this, degrees, are needles.
inline constexpr float kNeedleDegrees = 2.0f;

// Smallest angle of a triangle, degrees.
float smallestAngleDegrees(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c);

// Takes needles out of a manifold mesh: a short edge is collapsed into one of its ends, a long edge
// with a flat corner beside it is flipped. Nothing moves but the vertices that go, and a flat
// corner beside the mid-sagittal border of a half mesh, which comes to lie in it; closed surfaces
// and the attributes of the others stay. A needle that cannot go without folding the surface stays.
// Unused vertices are left behind.
void removeNeedles(geometry::TriMesh& mesh);

}  // namespace knotlas::sculpt
