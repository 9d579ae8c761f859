#include "sculpt/mesh_check.h"

#include "sculpt/muscle_fit.h"
#include "sculpt/needles.h"

#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace knotlas::sculpt
{
namespace
{

using geometry::Triangle;
using geometry::TriMesh;

constexpr float kBadCosine = 0.2f;  // between a triangle and the normals at its corners

bool isFinite(const std::vector<glm::vec3>& vectors)
{
    return std::ranges::all_of(vectors, [](const glm::vec3& v) {
        return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
    });
}

// The triangles around each vertex hang together by the edges that meet in it.
bool fansAreWhole(const TriMesh& mesh)
{
    // For each corner (triangle t, corner c), the next edge around its vertex; joined when equal.
    const std::size_t corners = 3 * mesh.triangles.size();
    std::vector<std::size_t> parent(corners);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i)
        {
            i = parent[i] = parent[parent[i]];
        }
        return i;
    };
    // Edge (from, to) with the corner at `from`; its twin runs (to, from).
    std::vector<std::array<std::size_t, 3>> edges;  // lower vertex, upper vertex, corner at lower
    std::vector<std::array<std::size_t, 3>> ends;   // the same, corner at upper
    for (std::size_t t = 0; t < mesh.triangles.size(); ++t)
    {
        for (int c = 0; c < 3; ++c)
        {
            const std::size_t a = mesh.triangles[t][c];
            const std::size_t b = mesh.triangles[t][(c + 1) % 3];
            const std::size_t atA = 3 * t + static_cast<std::size_t>(c);
            const std::size_t atB = 3 * t + static_cast<std::size_t>((c + 1) % 3);
            edges.push_back({std::min(a, b), std::max(a, b), a < b ? atA : atB});
            ends.push_back({std::min(a, b), std::max(a, b), a < b ? atB : atA});
        }
    }
    for (auto* list : {&edges, &ends})
    {
        std::ranges::sort(*list);
        for (std::size_t i = 1; i < list->size(); ++i)
        {
            const auto& [low, high, corner] = (*list)[i];
            const auto& [lowBefore, highBefore, cornerBefore] = (*list)[i - 1];
            if (low == lowBefore && high == highBefore)
            {
                parent[root(corner)] = root(cornerBefore);
            }
        }
    }
    std::vector<std::size_t> fanOf(mesh.positions.size(), corners);
    for (std::size_t i = 0; i < corners; ++i)
    {
        std::size_t& fan = fanOf[mesh.triangles[i / 3][static_cast<int>(i % 3)]];
        if (fan != corners && fan != root(i))
        {
            return false;
        }
        fan = root(i);
    }
    return true;
}

void checkTriangles(const TriMesh& mesh, MeshCheck& check)
{
    std::vector<float> angles;
    std::size_t needles = 0;
    double area = 0.0;
    double bad = 0.0;
    for (const Triangle& t : mesh.triangles)
    {
        const std::array p{mesh.positions[t.x], mesh.positions[t.y], mesh.positions[t.z]};
        angles.push_back(smallestAngleDegrees(p[0], p[1], p[2]));
        needles += angles.back() < kNeedleDegrees ? 1 : 0;
        const glm::vec3 across = glm::cross(p[1] - p[0], p[2] - p[0]);
        const float twiceArea = glm::length(across);
        area += twiceArea;
        if (mesh.normals.size() == mesh.positions.size())
        {
            const glm::vec3 normal = mesh.normals[t.x] + mesh.normals[t.y] + mesh.normals[t.z];
            const bool turned =
                glm::dot(across, normal) < kBadCosine * twiceArea * glm::length(normal);
            bad += turned ? twiceArea : 0.0;
        }
    }
    check.minAngleDegrees = quantile(std::move(angles), 0.01f);
    check.needles = static_cast<double>(needles) /
                    static_cast<double>(std::max<std::size_t>(1, mesh.triangles.size()));
    check.badlyShaded = area > 0.0 ? bad / area : 0.0;
}

}  // namespace

MeshCheck checkMesh(const TriMesh& mesh)
{
    MeshCheck check;
    check.triangles = mesh.triangles.size();
    check.volumeMl = 1e6 * geometry::signedVolume(mesh);
    check.closed = geometry::isClosed(mesh);
    check.outward = check.volumeMl > 0.0;
    check.manifold = check.closed && fansAreWhole(mesh);
    check.finite = isFinite(mesh.positions) && isFinite(mesh.normals);
    checkTriangles(mesh, check);
    return check;
}

}  // namespace knotlas::sculpt
