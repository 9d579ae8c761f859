#include "geometry/triangle.h"

#include <algorithm>

namespace knotlas::geometry
{
namespace
{

// Barycentric coordinates of the nearest point of the edge between two corners.
glm::vec3 closestOnEdge(const TriangleCorners& corners, std::size_t from, std::size_t to,
                        const glm::vec3& point)
{
    const glm::vec3 edge = corners[to] - corners[from];
    const float length2 = glm::dot(edge, edge);
    const float t = length2 > 0.0f
                        ? std::clamp(glm::dot(point - corners[from], edge) / length2, 0.0f, 1.0f)
                        : 0.0f;
    glm::vec3 barycentric(0.0f);
    barycentric[static_cast<int>(from)] = 1.0f - t;
    barycentric[static_cast<int>(to)] = t;
    return barycentric;
}

float distance2To(const TriangleCorners& corners, const glm::vec3& barycentric,
                  const glm::vec3& point)
{
    const glm::vec3 offset = interpolate(corners, barycentric) - point;
    return glm::dot(offset, offset);
}

}  // namespace

glm::vec3 unitNormal(const TriangleCorners& corners)
{
    const glm::vec3 cross = glm::cross(corners[1] - corners[0], corners[2] - corners[0]);
    const float length = glm::length(cross);
    return length > 0.0f ? cross / length : glm::vec3(0.0f);
}

glm::vec3 closestBarycentric(const TriangleCorners& corners, const glm::vec3& point)
{
    const glm::vec3 ab = corners[1] - corners[0];
    const glm::vec3 ac = corners[2] - corners[0];
    const glm::vec3 normal = glm::cross(ab, ac);
    const float area2 = glm::dot(normal, normal);
    if (area2 > 0.0f)
    {
        const glm::vec3 ap = point - corners[0];
        const float b = glm::dot(glm::cross(ap, ac), normal) / area2;
        const float c = glm::dot(glm::cross(ab, ap), normal) / area2;
        if (b >= 0.0f && c >= 0.0f && b + c <= 1.0f)
        {
            return {1.0f - b - c, b, c};
        }
    }
    // Outside: the nearest point lies on an edge.
    glm::vec3 best = closestOnEdge(corners, 0, 1, point);
    for (const auto& [from, to] : {std::pair<std::size_t, std::size_t>{1, 2}, {2, 0}})
    {
        const glm::vec3 candidate = closestOnEdge(corners, from, to, point);
        if (distance2To(corners, candidate, point) < distance2To(corners, best, point))
        {
            best = candidate;
        }
    }
    return best;
}

}  // namespace knotlas::geometry
