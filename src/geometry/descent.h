#pragma once

#include "geometry/march.h"
#include "geometry/surface_walk.h"

#include <vector>

namespace knotlas::geometry
{

// A point of the surface, as seen from one triangle.
struct Foot
{
    std::uint32_t triangle = kNoTriangle;
    glm::vec3 barycentric{0.0f};
};

// Follows the steepest descent of a round march, triangle by triangle, from `start` down to `goal`,
// which lies at its source. Each foot is seen from the triangle of its next step. Empty when the
// march did not get far enough to show the way.
std::vector<Foot> descend(const Surface& surface, const March& march, const Foot& start,
                          const Foot& goal);

}  // namespace knotlas::geometry
