#include "geometry/ray_scene.h"
#include "geometry/shapes.h"
#include "geometry/surface_walk.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

namespace knotlas::geometry
{
namespace
{

// A surface, with the means to find points on it.
struct Ground
{
    explicit Ground(TriMesh source) : mesh(std::move(source)), surface(mesh), rays({&mesh}) {}

    [[nodiscard]] SurfacePoint at(const glm::vec3& point) const
    {
        return rays.nearestPoint(point).value();
    }

    [[nodiscard]] SurfacePath spot(const glm::vec3& point) const
    {
        SurfacePath path;
        path.points = {at(point)};
        return path;
    }

    [[nodiscard]] SurfacePath line(const glm::vec3& from, const glm::vec3& to) const
    {
        return walk(surface, at(from), at(to));
    }

    [[nodiscard]] std::vector<VertexDistance> floodFrom(const SurfacePath& path,
                                                        float maxDistance) const
    {
        return flood(surface, seedsAlong(surface, path), maxDistance);
    }

    TriMesh mesh;
    Surface surface;
    RayScene rays;
};

float segmentDistance(const glm::vec3& p, const glm::vec3& a, const glm::vec3& b)
{
    const float t = std::clamp(glm::dot(p - a, b - a) / glm::dot(b - a, b - a), 0.0f, 1.0f);
    return glm::distance(p, a + t * (b - a));
}

float pathDistance(const glm::vec3& p, const SurfacePath& path)
{
    float nearest = 1e9f;
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
    {
        const glm::vec3& a = path.points[i].position;
        const glm::vec3& b = path.points[i + 1].position;
        nearest = std::min(nearest, a == b ? glm::distance(p, a) : segmentDistance(p, a, b));
    }
    return nearest;
}

// The worst error of a flood, as a share of the exact distance. Below `floor` metres the error
// counts as a share of `floor`.
template <typename Exact>
float worstError(const Ground& ground, const std::vector<VertexDistance>& reached, float floor,
                 Exact exact)
{
    float worst = 0.0f;
    for (const VertexDistance& found : reached)
    {
        const float expected = exact(ground.surface.positions()[found.vertex]);
        worst = std::max(worst, std::abs(found.distance - expected) / std::max(expected, floor));
    }
    return worst;
}

TEST(Surface, VertexAreasSumToTheSurfaceArea)
{
    const Ground ground(test::sphere(0.1f, 4));
    const auto& areas = ground.surface.vertexAreas();
    EXPECT_NEAR(std::accumulate(areas.begin(), areas.end(), 0.0), surfaceArea(ground.mesh), 1e-6);
}

TEST(Surface, KnowsTheTriangleAcrossEveryEdge)
{
    const Ground ground(test::capsule({0, 0, 0}, {0, 0.3f, 0}, 0.05f, 24));
    const auto& triangles = ground.surface.triangles();
    for (std::uint32_t t = 0; t < triangles.size(); ++t)
    {
        for (int corner = 0; corner < 3; ++corner)
        {
            const std::uint32_t other = ground.surface.acrossFrom(t, corner);
            ASSERT_NE(other, kNoTriangle);
            int back = 0;
            for (int k = 0; k < 3; ++k)
            {
                back += ground.surface.acrossFrom(other, k) == t ? 1 : 0;
            }
            EXPECT_EQ(back, 1);
        }
    }
}

TEST(Surface, WedgesAreNarrowInsideTheSurface)
{
    const Ground ground(test::plate(0.4f, 0.1f, 30, 30));  // stretched: many wide corners
    int wide = 0;
    int all = 0;
    for (std::uint32_t v = 0; v < ground.mesh.positions.size(); ++v)
    {
        for (const std::uint32_t w : ground.surface.wedgesFrom(v))
        {
            const Wedge& wedge = ground.surface.wedge(w);
            const float across = wedge.base * wedge.base;
            wide += across > 1.001f * (wedge.toA * wedge.toA + wedge.toB * wedge.toB) ? 1 : 0;
            ++all;
        }
    }
    EXPECT_LT(wide, all / 20);  // only at the rim
}

TEST(Flood, FromAPointOnAPlateIsExactWithinTwoPercent)
{
    const Ground ground(test::plate(0.4f, 0.4f, 80, 80));
    const glm::vec3 source(0.0123f, -0.0071f, 0.0f);
    const auto reached = ground.floodFrom(ground.spot(source), 0.12f);
    EXPECT_GT(reached.size(), 1500U);
    EXPECT_LT(worstError(ground, reached, 0.01f,
                         [&](const glm::vec3& p) { return glm::distance(p, source); }),
              0.02f);
}

TEST(Flood, FromALineOnAPlateIsExactWithinTwoPercent)
{
    const Ground ground(test::plate(0.4f, 0.4f, 80, 80));
    const SurfacePath path = ground.line({-0.071f, -0.032f, 0.0f}, {0.063f, 0.057f, 0.0f});
    const auto reached = ground.floodFrom(path, 0.08f);
    EXPECT_LT(worstError(ground, reached, 0.01f,
                         [&](const glm::vec3& p) { return pathDistance(p, path); }),
              0.02f);
}

TEST(Flood, OnStretchedTrianglesIsExactWithinTwoPercent)
{
    const Ground ground(test::plate(0.4f, 0.4f, 40, 120));  // corners up to 150 degrees
    const glm::vec3 source(0.0123f, -0.0071f, 0.0f);
    const auto reached = ground.floodFrom(ground.spot(source), 0.12f);
    EXPECT_LT(worstError(ground, reached, 0.02f,
                         [&](const glm::vec3& p) { return glm::distance(p, source); }),
              0.02f);
}

TEST(Flood, OnASphereFollowsGreatCircles)
{
    constexpr float kRadius = 0.1f;
    const Ground ground(test::sphere(kRadius, 5));
    const glm::vec3 source = kRadius * glm::normalize(glm::vec3(0.3f, 0.5f, 0.81f));
    const auto reached = ground.floodFrom(ground.spot(source), 0.25f);
    EXPECT_LT(worstError(ground, reached, 0.01f,
                         [&](const glm::vec3& p) {
                             const float cosine =
                                 glm::dot(glm::normalize(p), glm::normalize(source));
                             return kRadius * std::acos(std::clamp(cosine, -1.0f, 1.0f));
                         }),
              0.02f);
}

TEST(Flood, StopsBeforeTheLimitAndIsOrderedByVertex)
{
    const Ground ground(test::plate(0.4f, 0.4f, 40, 40));
    const auto reached = ground.floodFrom(ground.spot({0, 0, 0}), 0.05f);
    ASSERT_FALSE(reached.empty());
    for (std::size_t i = 0; i < reached.size(); ++i)
    {
        EXPECT_LT(reached[i].distance, 0.05f);
        EXPECT_TRUE(i == 0 || reached[i - 1].vertex < reached[i].vertex);
    }
}

TEST(Flood, IsTheSameEveryTime)
{
    const Ground big(test::sphere(0.1f, 5));
    const Ground small(test::sphere(0.1f, 3));
    const auto spot = big.spot({0.1f, 0, 0});
    const auto first = big.floodFrom(spot, 0.1f);
    (void)small.floodFrom(small.spot({0, 0.1f, 0}), 0.1f);
    const auto second = big.floodFrom(spot, 0.1f);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i)
    {
        EXPECT_EQ(first[i].vertex, second[i].vertex);
        EXPECT_EQ(first[i].distance, second[i].distance);
    }
}

TEST(Flood, NeverLeaksToALimbBesideIt)
{
    // An arm that hangs 4 mm beside a trunk.
    const TriMesh trunk = test::capsule({0, 0.2f, 0}, {0, 0.7f, 0}, 0.12f, 60);
    const TriMesh arm = test::capsule({-0.174f, 0.2f, 0}, {-0.174f, 0.7f, 0}, 0.05f, 40);
    const Ground ground(test::united(trunk, arm));
    const auto reached = ground.floodFrom(ground.spot({-0.12f, 0.45f, 0}), 0.1f);
    ASSERT_FALSE(reached.empty());
    for (const VertexDistance& found : reached)
    {
        EXPECT_LT(found.vertex, trunk.positions.size());
    }
}

TEST(Flood, NeverGoesThroughAThinHand)
{
    // Palm and back of a hand 3 mm apart, joined far away at the rim.
    TriMesh hand = test::capsule({-0.05f, 0, 0}, {0.05f, 0, 0}, 0.05f, 60);
    for (glm::vec3& position : hand.positions)
    {
        position.z *= 0.03f;
    }
    const Ground ground(hand);
    const auto reached =
        ground.floodFrom(ground.line({-0.03f, 0, 0.01f}, {0.03f, 0, 0.01f}), 0.03f);
    ASSERT_FALSE(reached.empty());
    for (const VertexDistance& found : reached)
    {
        EXPECT_GT(ground.mesh.positions[found.vertex].z, 0.0f);
    }
}

TEST(Flood, IsNeverShorterThanTheStraightLine)
{
    // Cut along its vertices, this mesh has edges without length and triangles without area.
    const TriMesh half = test::rightHalf(test::capsule({0, 0, 0}, {0, 0.6f, 0}, 0.12f, 90));
    const Ground ground(mirrorHalf(half).mesh);
    const glm::vec3 source(-0.06f, 0.3f, 0.104f);
    const auto reached = ground.floodFrom(ground.spot(source), 0.15f);
    EXPECT_GT(reached.size(), 500U);
    for (const VertexDistance& found : reached)
    {
        const glm::vec3& position = ground.surface.positions()[found.vertex];
        EXPECT_GT(found.distance, 0.998f * glm::distance(position, source) - 1e-4f);
    }
}

TEST(Walk, OnAPlateIsTheStraightLine)
{
    const Ground ground(test::plate(0.4f, 0.4f, 60, 60));
    std::mt19937 random(1);
    std::uniform_real_distribution<float> coordinate(-0.19f, 0.19f);
    for (int i = 0; i < 200; ++i)
    {
        const glm::vec3 from(coordinate(random), coordinate(random), 0.0f);
        const glm::vec3 to(coordinate(random), coordinate(random), 0.0f);
        const SurfacePath path = ground.line(from, to);
        ASSERT_FALSE(path.points.empty());
        EXPECT_LT(glm::distance(path.points.front().position, from), 1e-5f);
        EXPECT_LT(glm::distance(path.points.back().position, to), 1e-5f);
        EXPECT_LT(path.length, 1.02f * glm::distance(from, to) + 1e-5f);
        for (const SurfacePoint& point : path.points)
        {
            EXPECT_LT(segmentDistance(point.position, from, to), 0.004f);
        }
    }
}

TEST(Walk, OnASphereIsTheGreatCircle)
{
    const Ground ground(test::sphere(0.1f, 4));
    std::mt19937 random(2);
    std::normal_distribution<float> normal;
    for (int i = 0; i < 200; ++i)
    {
        const glm::vec3 a =
            glm::normalize(glm::vec3(normal(random), normal(random), normal(random)));
        const glm::vec3 b =
            glm::normalize(glm::vec3(normal(random), normal(random), normal(random)));
        const float exact = 0.1f * std::acos(std::clamp(glm::dot(a, b), -1.0f, 1.0f));
        const SurfacePath path = ground.line(0.1f * a, 0.1f * b);
        ASSERT_FALSE(path.points.empty()) << i;
        EXPECT_LT(path.length, 1.03f * exact + 1e-4f);
        EXPECT_GT(path.length, 0.98f * exact - 1e-4f);
    }
}

TEST(Walk, EachPieceRunsWithinItsTriangle)
{
    const Ground ground(test::capsule({0, 0, 0}, {0, 0.3f, 0}, 0.05f, 31));
    const SurfacePath path = ground.line({0.05f, 0.01f, 0.01f}, {-0.03f, 0.28f, 0.04f});
    ASSERT_GT(path.points.size(), 10U);
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
    {
        const auto corners = ground.surface.corners(path.points[i].triangle);
        const TriMesh one{{corners.begin(), corners.end()}, {}, {}, {}, {{0, 1, 2}}};
        const RayScene triangle({&one});
        EXPECT_TRUE(triangle.nearestPoint(path.points[i].position, 1e-5f));
        EXPECT_TRUE(triangle.nearestPoint(path.points[i + 1].position, 1e-5f));
    }
}

TEST(Walk, RefusesTheWayToAnotherLimb)
{
    const TriMesh trunk = test::capsule({0, 0.2f, 0}, {0, 0.7f, 0}, 0.12f, 60);
    const TriMesh arm = test::capsule({-0.174f, 0.2f, 0}, {-0.174f, 0.7f, 0}, 0.05f, 40);
    const Ground apart(test::united(trunk, arm));
    EXPECT_TRUE(apart.line({-0.12f, 0.45f, 0}, {-0.124f, 0.45f, 0}).points.empty());
}

TEST(Walk, RefusesTheWayAroundToTheFarSide)
{
    TriMesh hand = test::capsule({-0.05f, 0, 0}, {0.05f, 0, 0}, 0.05f, 60);
    for (glm::vec3& position : hand.positions)
    {
        position.z *= 0.1f;
    }
    const Ground ground(hand);
    EXPECT_TRUE(ground.line({0, 0, 0.005f}, {0, 0, -0.005f}).points.empty());
    EXPECT_FALSE(ground.line({0, 0, 0.005f}, {0.01f, 0, 0.005f}).points.empty());
}

}  // namespace
}  // namespace knotlas::geometry
