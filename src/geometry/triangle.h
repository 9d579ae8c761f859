#pragma once

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include <array>

namespace knotlas::geometry
{

using TriangleCorners = std::array<glm::vec3, 3>;

inline glm::vec3 interpolate(const TriangleCorners& corners, const glm::vec3& barycentric)
{
    return barycentric.x * corners[0] + barycentric.y * corners[1] + barycentric.z * corners[2];
}

// Outward for counter-clockwise corners; zero for a triangle without area.
glm::vec3 unitNormal(const TriangleCorners& corners);

// Barycentric coordinates of the point of the triangle that is nearest to `point`.
glm::vec3 closestBarycentric(const TriangleCorners& corners, const glm::vec3& point);

}  // namespace knotlas::geometry
