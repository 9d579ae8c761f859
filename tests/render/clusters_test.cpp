#include "geometry/shapes.h"
#include "render/clusters.h"
#include "render/view_volume.h"

#include <glm/geometric.hpp>
#include <glm/mat4x4.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace knotlas::render
{
namespace
{

using Corners = std::array<std::uint32_t, 3>;

// Rotated so that the smallest comes first: the same triangle however it is written.
Corners canonical(std::uint32_t a, std::uint32_t b, std::uint32_t c)
{
    Corners corners{a, b, c};
    std::ranges::rotate(corners, std::ranges::min_element(corners));
    return corners;
}

std::vector<Corners> trianglesOf(const std::vector<std::uint32_t>& indices)
{
    std::vector<Corners> triangles;
    for (std::size_t i = 0; i < indices.size(); i += 3)
    {
        triangles.push_back(canonical(indices[i], indices[i + 1], indices[i + 2]));
    }
    std::ranges::sort(triangles);
    return triangles;
}

struct Clustered
{
    geometry::TriMesh mesh = test::capsule({0, 0, 0}, {0.1f, 0.6f, 0}, 0.04f, 40);
    std::vector<std::uint32_t> before{&mesh.triangles.front().x,
                                      &mesh.triangles.front().x + mesh.triangles.size() * 3};
    std::vector<std::uint32_t> after = before;
    std::vector<Cluster> clusters = buildClusters(mesh.positions, after);
};

TEST(Clusters, keepEveryTriangleOnceAndItsOrientation)
{
    const Clustered c;
    EXPECT_EQ(trianglesOf(c.before), trianglesOf(c.after));
    std::uint32_t next = 0;
    for (const Cluster& cluster : c.clusters)
    {
        EXPECT_EQ(cluster.firstIndex, next);
        next += cluster.indexCount;
    }
    EXPECT_EQ(next, c.after.size());
}

TEST(Clusters, spheresHoldTheirTriangles)
{
    const Clustered c;
    for (const Cluster& cluster : c.clusters)
    {
        for (std::uint32_t i = 0; i < cluster.indexCount; ++i)
        {
            const glm::vec3& corner = c.mesh.positions[c.after[cluster.firstIndex + i]];
            EXPECT_LE(glm::distance(corner, cluster.centre), cluster.radius + 1e-5f);
        }
    }
}

TEST(Clusters, whatIsCulledAsTurnedAwayFacesAway)
{
    const Clustered c;
    std::mt19937 random(5);
    std::uniform_real_distribution<float> place(-2.0f, 2.0f);
    std::size_t culled = 0;
    for (int round = 0; round < 50; ++round)
    {
        const glm::vec3 eye(place(random), place(random), place(random));
        const ViewVolume volume(glm::mat4(1.0f), eye);
        for (const Cluster& cluster : c.clusters)
        {
            if (!volume.turnedAway(cluster))
            {
                continue;
            }
            culled += cluster.indexCount;
            for (std::uint32_t i = cluster.firstIndex; i < cluster.firstIndex + cluster.indexCount;
                 i += 3)
            {
                const glm::vec3& p = c.mesh.positions[c.after[i]];
                const glm::vec3& q = c.mesh.positions[c.after[i + 1]];
                const glm::vec3& r = c.mesh.positions[c.after[i + 2]];
                EXPECT_LE(glm::dot(glm::cross(q - p, r - p), eye - p), 1e-7f);
            }
        }
    }
    // The cull is worth its while: a good part of a closed mesh is always turned away.
    EXPECT_GT(culled, c.after.size() * 50 / 5);
}

TEST(Clusters, anEmptyMeshHasNone)
{
    std::vector<std::uint32_t> none;
    EXPECT_TRUE(buildClusters({}, none).empty());
}

}  // namespace
}  // namespace knotlas::render
