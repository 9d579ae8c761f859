#include "sculpt/field.h"
#include "sculpt/mesh_check.h"
#include "sculpt/muscle_sweep.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knotlas::sculpt
{
namespace
{

constexpr float kLength = 0.2f;
constexpr float kHalfWidth = 0.02f;
constexpr float kHalfThickness = 0.008f;

// A straight strap along y, wide in x.
SweepShape strap(float x = -0.1f)
{
    SweepShape shape;
    for (const float u : {0.0f, 0.25f, 0.5f, 0.75f, 1.0f})
    {
        shape.stations.push_back({u, glm::vec3(x, 1.0f + kLength * u, 0.0f), kHalfWidth,
                                  kHalfThickness, glm::vec3(1.0f, 0.0f, 0.0f)});
    }
    shape.tendon = {0.2f, 0.0f};
    return shape;
}

LevelSet ballAt(const glm::vec3& centre, float radius)
{
    const auto mesh = Field(0.002f).add(ellipsoid(centre, glm::vec3(radius)), 0.001f).mesh();
    return LevelSet::fromMesh(mesh, 0.002f, 16.0f);
}

TEST(MuscleSweep, KeepsTheMeasuredVolumeAtAnyResolution)
{
    const double measured = std::numbers::pi * kHalfWidth * kHalfThickness * kLength;
    for (const int triangles : {600, 1200, 3000})  // fewer would make cells longer than 9 mm
    {
        const Tube tube = sweepTube(strap(), triangles);
        const auto mesh = tubeMesh(tube, glm::vec2(0.0f));
        EXPECT_NEAR(geometry::signedVolume(mesh) / measured, 1.04, 0.02) << triangles;
        EXPECT_NEAR(static_cast<double>(mesh.triangles.size()), triangles, 0.25 * triangles);
    }
}

TEST(MuscleSweep, MeshIsClosedWithFibreCoordinatesAndTendon)
{
    const auto mesh = tubeMesh(sweepTube(strap(), 800), strap().tendon);
    EXPECT_TRUE(geometry::isClosed(mesh));
    EXPECT_GT(geometry::signedVolume(mesh), 0.0);
    for (std::size_t k = 0; k < mesh.positions.size(); ++k)
    {
        const glm::vec2 fibre = mesh.fibre[k];
        EXPECT_NEAR(fibre.x, (mesh.positions[k].y - 1.0f) / kLength, 1e-3f);
        EXPECT_GE(fibre.y, 0.0f);
        EXPECT_LE(fibre.y, 1.0f);
        EXPECT_EQ(mesh.shade[k].g == 0, fibre.x >= 0.2f - 1e-4f) << fibre.x;
    }
}

TEST(MuscleSweep, PressedByANeighbourItGivesWayButKeepsItsFlesh)
{
    Tube tube = sweepTube(strap(), 2000);
    const double before = geometry::signedVolume(tubeMesh(tube, glm::vec2(0.0f)));
    const LevelSet ball = ballAt({-0.1f, 1.1f, -0.03f}, 0.03f);
    const auto deepest = [&] {
        const auto& points = tube.rings.points;
        std::vector<float> distances(points.size());
        ball.sample(points, distances);
        return -*std::ranges::min_element(distances);
    };
    EXPECT_GT(deepest(), 0.006f);
    pressOut(tube, ball);
    EXPECT_LT(deepest(), 0.0007f);
    const auto mesh = tubeMesh(tube, glm::vec2(0.0f));
    EXPECT_TRUE(geometry::isClosed(mesh));
    EXPECT_NEAR(geometry::signedVolume(mesh) / before, 1.0, 0.06);
}

TEST(MuscleSweep, LeavesAsideAThinNeighbourThatItEnclosed)
{
    // A cord along the strap, wholly inside its front half.
    SweepShape cord = strap();
    for (Station& station : cord.stations)
    {
        station.centre.z = 0.004f;
        station.halfWidth = station.halfThickness = 0.0025f;
    }
    const auto deeper = tubeMesh(sweepTube(cord, 400), glm::vec2(0.0f));
    Tube tube = sweepTube(strap(), 1600);
    const double before = geometry::signedVolume(tubeMesh(tube, glm::vec2(0.0f)));
    pressOut(tube, LevelSet::fromMesh(deeper, 0.002f, 16.0f));

    const auto mesh = tubeMesh(tube, glm::vec2(0.0f));
    EXPECT_TRUE(geometry::isClosed(mesh));
    EXPECT_NEAR(geometry::signedVolume(mesh) / before, 1.0, 0.2);
    const LevelSet solid = LevelSet::fromMesh(mesh, 0.002f, 16.0f);
    const std::vector<glm::vec3> axis{
        {-0.1f, 1.05f, 0.004f}, {-0.1f, 1.1f, 0.004f}, {-0.1f, 1.15f, 0.004f}};
    std::vector<float> distances(axis.size());
    solid.sample(axis, distances);
    EXPECT_GT(*std::ranges::min_element(distances), 0.001f);
}

TEST(MuscleSweep, WithoutNeighboursItHardlyMoves)
{
    Tube tube = sweepTube(strap(), 800);
    const Tube before = tube;
    pressOut(tube, LevelSet(0.002f, 16.0f));
    for (std::size_t k = 0; k < tube.rings.points.size(); ++k)
    {
        EXPECT_LT(glm::distance(tube.rings.points[k], before.rings.points[k]), 0.0025f);
    }
}

TEST(MuscleSweep, EndsInAnEdgeAcrossTheSection)
{
    const auto mesh = tubeMesh(sweepTube(strap(), 800), glm::vec2(0.0f));
    for (std::size_t k = 0; k < mesh.positions.size(); ++k)
    {
        if (mesh.fibre[k].x < 1e-4f || mesh.fibre[k].x > 1.0f - 1e-4f)
        {
            EXPECT_NEAR(mesh.positions[k].z, 0.0f, 1e-5f);
        }
    }
}

TEST(MuscleSweep, PressedAndSlenderItHasWellShapedTriangles)
{
    SweepShape slender = strap();
    for (Station& station : slender.stations)
    {
        const bool belly = station.u < 0.5f;
        station.halfWidth = belly ? 0.012f : 0.002f;
        station.halfThickness = belly ? 0.006f : 0.001f;
    }
    for (const SweepShape& shape : {strap(), slender})
    {
        Tube tube = sweepTube(shape, 600);
        pressOut(tube, ballAt({-0.1f, 1.1f, -0.03f}, 0.03f));
        const MeshCheck check = checkMesh(tubeMesh(tube, shape.tendon));
        EXPECT_TRUE(check.sound());
        EXPECT_EQ(check.needles, 0.0);
        EXPECT_LT(check.badlyShaded, 0.01);
    }
}

TEST(MuscleSweep, BendsItsEndsOntoANearBone)
{
    const LevelSet bone = ballAt({-0.1f, 1.0f + kLength, -0.024f}, 0.02f);
    Tube tube = sweepTube(strap(), 800);
    const Tube before = tube;
    attachEnds(tube, bone);
    const auto centreOf = [](const Tube& of, int row) {
        glm::vec3 sum(0.0f);
        for (const glm::vec3& point : of.rings.row(row))
        {
            sum += point;
        }
        return sum / static_cast<float>(of.rings.columns);
    };
    EXPECT_GT(bone.distance(centreOf(before, before.rings.rows - 1)), 0.003f);
    EXPECT_LT(bone.distance(centreOf(tube, tube.rings.rows - 1)), 0.001f);
    EXPECT_EQ(centreOf(tube, 0), centreOf(before, 0));
}

TEST(MuscleSweep, TendonFadesIntoFlesh)
{
    EXPECT_EQ(tendonWeight(0.0f, 0.3f), 1.0f);
    EXPECT_EQ(tendonWeight(0.3f, 0.3f), 0.0f);
    EXPECT_EQ(tendonWeight(0.0f, 0.0f), 0.0f);
    EXPECT_GT(tendonWeight(0.15f, 0.3f), tendonWeight(0.2f, 0.3f));
}

}  // namespace
}  // namespace knotlas::sculpt
