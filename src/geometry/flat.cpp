#include "geometry/flat.h"

#include "core/assert.h"

#include <glm/geometric.hpp>

namespace knotlas::geometry
{

glm::vec2 unfoldRight(const FlatEdge& edge, const glm::vec3& apex)
{
    const glm::vec3 along = edge.to - edge.from;
    const glm::vec3 toApex = apex - edge.from;
    const float length2 = glm::dot(along, along);
    KNOTLAS_ASSERT(length2 > 0.0f);
    const float t = glm::dot(toApex, along) / length2;
    const float height = glm::length(toApex - t * along);
    const glm::vec2 flatAlong = edge.flatTo - edge.flatFrom;
    const glm::vec2 right = glm::vec2(flatAlong.y, -flatAlong.x) / glm::length(flatAlong);
    return edge.flatFrom + t * flatAlong + height * right;
}

}  // namespace knotlas::geometry
