#include "sculpt/mesh_budget.h"

#include "sculpt/mesh_repair.h"

#include <meshoptimizer.h>

#include <algorithm>

namespace knotlas::sculpt
{
namespace
{

static_assert(sizeof(geometry::Triangle) == 3 * sizeof(unsigned int));

unsigned int* indicesOf(std::vector<geometry::Triangle>& triangles)
{
    return &triangles.front().x;
}

// Vertices in the order in which the triangles use them.
void orderVertices(geometry::TriMesh& mesh)
{
    std::vector<unsigned int> remap(mesh.positions.size());
    const std::size_t indexCount = 3 * mesh.triangles.size();
    meshopt_optimizeVertexFetchRemap(remap.data(), indicesOf(mesh.triangles), indexCount,
                                     mesh.positions.size());
    meshopt_remapIndexBuffer(indicesOf(mesh.triangles), indicesOf(mesh.triangles), indexCount,
                             remap.data());
    const auto reorder = [&remap](auto& attribute) {
        auto ordered = attribute;
        for (std::size_t i = 0; i < attribute.size(); ++i)
        {
            ordered[remap[i]] = attribute[i];
        }
        attribute = std::move(ordered);
    };
    reorder(mesh.positions);
    reorder(mesh.normals);
    reorder(mesh.fibre);
    reorder(mesh.shade);
}

}  // namespace

void simplify(geometry::TriMesh& mesh, int maxTriangles, float maxError)
{
    if (mesh.triangles.size() <= static_cast<std::size_t>(maxTriangles))
    {
        return;
    }
    const std::size_t indexCount = 3 * mesh.triangles.size();
    std::vector<geometry::Triangle> kept(mesh.triangles.size());
    const float extent =
        meshopt_simplifyScale(&mesh.positions.front().x, mesh.positions.size(), sizeof(glm::vec3));
    const std::size_t keptIndices =
        meshopt_simplify(indicesOf(kept), indicesOf(mesh.triangles), indexCount,
                         &mesh.positions.front().x, mesh.positions.size(), sizeof(glm::vec3),
                         3 * static_cast<std::size_t>(maxTriangles), maxError / extent, 0, nullptr);
    kept.resize(keptIndices / 3);
    mesh.triangles = std::move(kept);
    makeManifold(mesh);
    keepOffMidline(mesh);
}

void orderForDrawing(geometry::TriMesh& mesh)
{
    if (mesh.triangles.empty())
    {
        return;
    }
    dropUnusedVertices(mesh);
    meshopt_optimizeVertexCache(indicesOf(mesh.triangles), indicesOf(mesh.triangles),
                                3 * mesh.triangles.size(), mesh.positions.size());
    orderVertices(mesh);
}

}  // namespace knotlas::sculpt
