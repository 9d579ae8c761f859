#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace knotlas::geometry
{

// A directed edge in space and where it lies in a plane after unfolding.
struct FlatEdge
{
    glm::vec3 from{0.0f};
    glm::vec3 to{0.0f};
    glm::vec2 flatFrom{0.0f};
    glm::vec2 flatTo{0.0f};
};

// Nothing can be unfolded over an edge shorter than this: it has no direction.
inline constexpr float kShortestEdgeM = 1e-7f;

// Lays the triangle (edge, apex) into the plane, with the apex on the right-hand side of the edge,
// which must not be shorter than kShortestEdgeM.
glm::vec2 unfoldRight(const FlatEdge& edge, const glm::vec3& apex);

}  // namespace knotlas::geometry
