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

// Lays the triangle (edge, apex) into the plane, with the apex on the right-hand side of the edge.
glm::vec2 unfoldRight(const FlatEdge& edge, const glm::vec3& apex);

}  // namespace knotlas::geometry
