#include "render/clusters.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <meshoptimizer.h>

#include <algorithm>
#include <array>

namespace knotlas::render
{
namespace
{

constexpr std::size_t kTriangles = 128;  // small enough to turn away as one, large enough to batch
constexpr float kExtent = 0.09f;         // metres: triangles that face alike may lie far apart

Cluster boundsOfRun(const std::vector<glm::vec3>& positions, const std::uint32_t* indices,
                    std::size_t count)
{
    const meshopt_Bounds bounds = meshopt_computeClusterBounds(indices, count, &positions.front().x,
                                                               positions.size(), sizeof(glm::vec3));
    Cluster cluster;
    cluster.indexCount = static_cast<std::uint32_t>(count);
    cluster.centre = {bounds.center[0], bounds.center[1], bounds.center[2]};
    cluster.radius = bounds.radius;
    cluster.coneAxis = {bounds.cone_axis[0], bounds.cone_axis[1], bounds.cone_axis[2]};
    cluster.coneCutoff = bounds.cone_cutoff;
    return cluster;
}

// The face of a cube that a direction meets, and the quarter of that face.
constexpr std::size_t kFacings = 24;

std::size_t facingOf(const glm::vec3& direction)
{
    const glm::vec3 size = glm::abs(direction);
    const int axis = size.x > size.y ? (size.x > size.z ? 0 : 2) : (size.y > size.z ? 1 : 2);
    const int side = direction[axis] < 0.0f ? 4 : 0;
    const int quarter =
        (direction[(axis + 1) % 3] < 0.0f ? 2 : 0) + (direction[(axis + 2) % 3] < 0.0f ? 1 : 0);
    return static_cast<std::size_t>(axis * 8 + side + quarter);
}

using Facings = std::array<std::vector<std::uint32_t>, kFacings>;

Facings sortByFacing(const std::vector<glm::vec3>& positions,
                     const std::vector<std::uint32_t>& indices)
{
    Facings facings;
    for (std::size_t i = 0; i < indices.size(); i += 3)
    {
        const glm::vec3& a = positions[indices[i]];
        const glm::vec3& b = positions[indices[i + 1]];
        const glm::vec3& c = positions[indices[i + 2]];
        std::vector<std::uint32_t>& facing = facings[facingOf(glm::cross(b - a, c - a))];
        facing.insert(facing.end(), {indices[i], indices[i + 1], indices[i + 2]});
    }
    return facings;
}

// How many indices from `first` on make one patch.
std::size_t patchLength(const std::vector<glm::vec3>& positions,
                        const std::vector<std::uint32_t>& indices, std::size_t first)
{
    const std::size_t most = std::min(3 * kTriangles, indices.size() - first);
    glm::vec3 low(positions[indices[first]]);
    glm::vec3 high = low;
    for (std::size_t i = 0; i < most; ++i)
    {
        const glm::vec3& position = positions[indices[first + i]];
        low = glm::min(low, position);
        high = glm::max(high, position);
        if (glm::distance(low, high) > kExtent && i >= 3)
        {
            return i / 3 * 3;
        }
    }
    return most;
}

}  // namespace

std::vector<Cluster> buildClusters(const std::vector<glm::vec3>& positions,
                                   std::vector<std::uint32_t>& indices)
{
    std::vector<Cluster> clusters;
    if (indices.empty())
    {
        return clusters;
    }
    std::vector<std::uint32_t> sorted(indices.size());
    meshopt_spatialSortTriangles(sorted.data(), indices.data(), indices.size(),
                                 &positions.front().x, positions.size(), sizeof(glm::vec3));
    indices.clear();
    for (const std::vector<std::uint32_t>& facing : sortByFacing(positions, sorted))
    {
        for (std::size_t first = 0; first < facing.size();)
        {
            const std::size_t count = patchLength(positions, facing, first);
            clusters.push_back(boundsOfRun(positions, facing.data() + first, count));
            clusters.back().firstIndex = static_cast<std::uint32_t>(indices.size() + first);
            first += count;
        }
        indices.insert(indices.end(), facing.begin(), facing.end());
    }
    return clusters;
}

}  // namespace knotlas::render
