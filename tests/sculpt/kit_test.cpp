#include "sculpt/curves.h"
#include "sculpt/field.h"
#include "sculpt/level_set.h"
#include "sculpt/mesh_check.h"
#include "sculpt/mesh_repair.h"
#include "sculpt/needles.h"
#include "sculpt/shape_reader.h"
#include "sculpt/tables.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

namespace knotlas::sculpt
{
namespace
{

constexpr double kPi = std::numbers::pi;

geometry::TriMesh sphere(const glm::vec3& centre, float radius, float voxel = 0.001f)
{
    return Field(voxel).add(ellipsoid(centre, glm::vec3(radius)), 0.001f).mesh();
}

double ballVolume(double radius)
{
    return 4.0 / 3.0 * kPi * radius * radius * radius;
}

TEST(LevelSet, KeepsTheVolumeOfABall)
{
    const auto mesh = sphere({-0.1f, 1.2f, 0.03f}, 0.02f);
    const auto again = LevelSet::fromMesh(mesh, 0.001f).toMesh();
    EXPECT_TRUE(geometry::isClosed(again));
    EXPECT_NEAR(geometry::signedVolume(again) / ballVolume(0.02), 1.0, 0.01);
}

TEST(LevelSet, DistancesAndGradientsOfABallAreRadial)
{
    const glm::vec3 centre(0.1f, 1.0f, 0.0f);
    const auto level = LevelSet::fromMesh(sphere(centre, 0.02f), 0.001f, 6.0f);
    const std::vector<glm::vec3> points{centre + glm::vec3(0.023f, 0.0f, 0.0f),
                                        centre + glm::vec3(0.0f, 0.017f, 0.0f),
                                        centre + glm::vec3(0.0f, 0.0f, -0.021f)};
    std::vector<float> distances(3);
    std::vector<glm::vec3> gradients(3);
    level.sample(points, distances, gradients);
    for (std::size_t i = 0; i < points.size(); ++i)
    {
        EXPECT_NEAR(distances[i], glm::distance(points[i], centre) - 0.02f, 2e-4f);
        EXPECT_GT(glm::dot(gradients[i], glm::normalize(points[i] - centre)), 0.99f);
        EXPECT_EQ(level.distance(points[i]), distances[i]);
    }
}

TEST(LevelSet, SetOperationsFollowInclusionExclusion)
{
    const auto a = LevelSet::fromMesh(sphere({0.0f, 1.0f, 0.0f}, 0.02f), 0.001f);
    const auto b = LevelSet::fromMesh(sphere({0.015f, 1.0f, 0.0f}, 0.02f), 0.001f);
    const auto volume = [](const LevelSet& set) { return geometry::signedVolume(set.toMesh()); };
    const double both = volume(LevelSet(a).intersect(b));
    EXPECT_NEAR(volume(LevelSet(a).unite(b)), volume(a) + volume(b) - both, 1e-7);
    EXPECT_NEAR(volume(LevelSet(a).subtract(b)), volume(a) - both, 1e-7);
}

TEST(LevelSet, OffsetMovesTheSurfaceOutwards)
{
    auto level = LevelSet::fromMesh(sphere({0.0f, 1.0f, 0.0f}, 0.02f), 0.001f, 5.0f);
    const auto grown = level.offset(0.003f).toMesh();
    EXPECT_NEAR(geometry::signedVolume(grown) / ballVolume(0.023), 1.0, 0.02);
}

TEST(LevelSet, CopiesAreDeep)
{
    const auto original = LevelSet::fromMesh(sphere({0.0f, 1.0f, 0.0f}, 0.02f), 0.001f, 5.0f);
    const auto before = original.toMesh();
    LevelSet copy = original;
    copy.offset(0.002f);
    EXPECT_EQ(original.toMesh(), before);
}

TEST(LevelSet, SameInputGivesTheSameMesh)
{
    const auto build = [] {
        return LevelSet::fromMesh(sphere({0.0f, 1.0f, 0.0f}, 0.02f), 0.001f, 4.0f)
            .gaussian(2)
            .meanCurvature(2)
            .toMesh();
    };
    EXPECT_EQ(build(), build());
}

TEST(Field, SubtractionTakesAway)
{
    const auto mesh = Field(0.001f)
                          .add(ellipsoid({0.0f, 1.0f, 0.0f}, glm::vec3(0.02f)), 0.001f)
                          .subtract(ellipsoid({0.0f, 1.0f, 0.0f}, glm::vec3(0.01f)), 0.001f)
                          .mesh();
    EXPECT_TRUE(geometry::isClosed(mesh));
    EXPECT_NEAR(geometry::signedVolume(mesh) / (ballVolume(0.02) - ballVolume(0.01)), 1.0, 0.02);
}

TEST(Field, BlendFillsTheGapBetweenNeighbours)
{
    const auto volume = [](float blend) {
        Field field(0.001f);
        field.add(ellipsoid({-0.021f, 1.0f, 0.0f}, glm::vec3(0.02f)), blend);
        field.add(ellipsoid({0.021f, 1.0f, 0.0f}, glm::vec3(0.02f)), blend);
        return geometry::signedVolume(field.mesh());
    };
    EXPECT_NEAR(volume(0.0005f) / (2.0 * ballVolume(0.02)), 1.0, 0.01);
    EXPECT_GT(volume(0.01f), volume(0.0005f) * 1.005);
}

TEST(Field, EveryPrimitiveIsClosedAndNegativeInside)
{
    const std::vector<glm::vec3> line{
        {0.0f, 1.0f, 0.0f}, {0.02f, 1.02f, 0.0f}, {0.04f, 1.03f, 0.01f}};
    const std::vector<glm::vec3> beside{
        {0.0f, 1.0f, 0.02f}, {0.02f, 1.02f, 0.02f}, {0.04f, 1.03f, 0.03f}};
    const std::vector<float> radius{0.004f};
    const std::vector<Station> stations{{0.0f, line[0], 0.006f, 0.003f, {0.0f, 0.0f, 1.0f}},
                                        {0.5f, line[1], 0.008f, 0.004f, {0.0f, 0.0f, 1.0f}},
                                        {1.0f, line[2], 0.005f, 0.003f, {0.0f, 0.0f, 1.0f}}};
    const std::vector<Shape> shapes{cone(line[0], line[1], 0.005f, 0.003f),
                                    chain(line, radius),
                                    superEllipsoid(line[1], {0.01f, 0.02f, 0.01f}, 3.0f),
                                    thickTriangle(line[0], line[1], beside[0], glm::vec3(0.003f)),
                                    fan(line[0], 0.003f, beside, radius),
                                    strip(line, radius, beside, radius),
                                    tube(framesAlong(stations, 20))};
    for (const Shape& shape : shapes)
    {
        const auto mesh = Field(0.001f).add(shape, 0.001f).mesh();
        EXPECT_TRUE(geometry::isClosed(mesh));
        EXPECT_GT(geometry::signedVolume(mesh), 1e-7);
        const auto image = Field(0.001f).add(mirrored(shape), 0.001f).mesh();
        EXPECT_NEAR(geometry::signedVolume(image), geometry::signedVolume(mesh), 2e-9);
        EXPECT_NEAR(geometry::boundsOf(image).min.x, -geometry::boundsOf(mesh).max.x, 1e-5f);
    }
}

TEST(Curves, SplinesPassThroughTheirKnots)
{
    const std::vector<float> knots{0.0f, 0.2f, 0.5f, 1.0f};
    const std::vector<float> values{1.0f, 3.0f, 2.0f, 2.5f};
    const auto natural = naturalSpline(knots, values, knots);
    const auto monotone = monotoneCubic(knots, values, knots);
    for (std::size_t i = 0; i < knots.size(); ++i)
    {
        EXPECT_NEAR(natural[i], values[i], 1e-6f);
        EXPECT_NEAR(monotone[i], values[i], 1e-6f);
    }
}

TEST(Curves, MonotoneCubicNeverOvershoots)
{
    const std::vector<float> knots{0.0f, 0.1f, 0.2f, 1.0f};
    const std::vector<float> values{0.0f, 0.0f, 1.0f, 1.0f};
    float previous = 0.0f;
    for (const float y : monotoneCubic(knots, values, linspace(-0.5f, 1.5f, 200)))
    {
        EXPECT_GE(y, previous);
        EXPECT_LE(y, 1.0f);
        previous = y;
    }
}

TEST(Curves, NaturalSplineReproducesALine)
{
    const std::vector<float> knots{0.0f, 0.3f, 1.0f};
    const std::vector<glm::vec3> values{{0, 0, 0}, {0.3f, 0.6f, -0.3f}, {1, 2, -1}};
    for (const float t : linspace(0.0f, 1.0f, 11))
    {
        const std::vector<float> at{t};
        EXPECT_LT(glm::distance(naturalSpline(knots, values, at)[0], glm::vec3(t, 2 * t, -t)),
                  1e-6f);
    }
}

TEST(Curves, ResampledPointsAreEvenlySpaced)
{
    const std::vector<glm::vec3> points{{0, 0, 0}, {0.1f, 0, 0}, {1, 0, 0}};
    const auto even = resample(points, 11);
    for (std::size_t i = 1; i < even.size(); ++i)
    {
        EXPECT_NEAR(glm::distance(even[i - 1], even[i]), 0.1f, 1e-5f);
    }
}

TEST(Curves, FramesAreOrthonormalAndDoNotTwistWithTheSignOfRoundSections)
{
    const std::vector<Station> stations{{0.0f, {0, 1.0f, 0}, 0.01f, 0.005f, {1, 0, 0}},
                                        {0.4f, {0, 0.9f, 0.01f}, 0.01f, 0.0099f, {0, 0, 1}},
                                        {0.7f, {0, 0.8f, 0}, 0.01f, 0.005f, {-1, 0, 0}},
                                        {1.0f, {0, 0.7f, 0}, 0.01f, 0.005f, {1, 0, 0}}};
    for (const Frame& frame : framesAlong(stations, 30))
    {
        EXPECT_NEAR(glm::length(frame.tangent), 1.0f, 1e-5f);
        EXPECT_NEAR(glm::length(frame.wide), 1.0f, 1e-5f);
        EXPECT_NEAR(glm::dot(frame.wide, frame.tangent), 0.0f, 1e-5f);
        EXPECT_GT(frame.wide.x, 0.9f);
    }
}

TEST(MeshRepair, HalfOfABallIsOpenOnlyAtTheMidline)
{
    const auto half = rightHalf(sphere({0.0f, 1.0f, 0.0f}, 0.02f), 2e-4f);
    for (std::size_t i = 0; i < half.positions.size(); ++i)
    {
        EXPECT_LE(half.positions[i].x, 0.0f);
        EXPECT_TRUE(half.positions[i].x != 0.0f || half.normals[i].x == 0.0f);
    }
    EXPECT_FALSE(geometry::isClosed(half));
    const auto whole = geometry::mirrorHalf(half).mesh;
    EXPECT_TRUE(geometry::isClosed(whole));
    EXPECT_NEAR(geometry::signedVolume(whole) / ballVolume(0.02), 1.0, 0.01);
}

TEST(MeshRepair, SheetsThatTouchAlongAnEdgeBecomeTwo)
{
    // Two tetrahedra that share the edge 0-1.
    geometry::TriMesh mesh;
    mesh.positions = {{0, 0, 0},        {0, 0, 1},        {1, 0.2f, 0.5f},
                      {1, -0.2f, 0.5f}, {-1, 0.2f, 0.5f}, {-1, -0.2f, 0.5f}};
    mesh.triangles = {{0, 1, 2}, {0, 3, 1}, {0, 2, 3}, {1, 3, 2},
                      {0, 4, 1}, {0, 1, 5}, {0, 5, 4}, {1, 4, 5}};
    EXPECT_FALSE(geometry::isClosed(mesh));
    const double volume = geometry::signedVolume(mesh);
    makeManifold(mesh);
    EXPECT_TRUE(geometry::isClosed(mesh));
    EXPECT_EQ(mesh.positions.size(), 8U);
    EXPECT_NEAR(geometry::signedVolume(mesh), volume, 1e-9);
    keepLargestPiece(mesh);
    EXPECT_EQ(mesh.triangles.size(), 4U);
}

TEST(MeshRepair, FoldedTrianglesVanish)
{
    geometry::TriMesh mesh;
    mesh.positions = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    mesh.triangles = {{0, 1, 2}, {0, 2, 1}, {1, 1, 3}};
    makeManifold(mesh);
    EXPECT_TRUE(mesh.triangles.empty());
    EXPECT_TRUE(mesh.positions.empty());
}

// A ball with two triangles made slender: one by a vertex close to another, one by a vertex close
// to the middle of an edge.
geometry::TriMesh ballWithNeedles()
{
    geometry::TriMesh mesh = sphere({0.0f, 0.0f, 0.0f}, 0.02f, 0.004f);
    const auto place = [&](std::uint32_t vertex, const glm::vec3& target, float t) {
        mesh.positions[vertex] = glm::mix(mesh.positions[vertex], target, t);
    };
    const geometry::Triangle first = mesh.triangles.front();
    place(first.x, mesh.positions[first.y], 0.99f);
    const geometry::Triangle last = mesh.triangles.back();
    place(last.x, 0.5f * (mesh.positions[last.y] + mesh.positions[last.z]), 0.99f);
    return mesh;
}

TEST(Needles, GoWithoutChangingTheShape)
{
    geometry::TriMesh mesh = ballWithNeedles();
    const MeshCheck before = checkMesh(mesh);
    ASSERT_GT(before.needles, 0.0);
    removeNeedles(mesh);
    const MeshCheck after = checkMesh(mesh);
    EXPECT_EQ(after.needles, 0.0);
    EXPECT_TRUE(after.sound());
    EXPECT_NEAR(after.volumeMl / before.volumeMl, 1.0, 0.005);
}

TEST(Needles, AGoodMeshStaysAsItIs)
{
    geometry::TriMesh mesh = sphere({0.0f, 0.0f, 0.0f}, 0.02f, 0.004f);
    removeNeedles(mesh);
    ASSERT_EQ(checkMesh(mesh).needles, 0.0);
    const auto triangles = mesh.triangles;
    removeNeedles(mesh);
    EXPECT_EQ(mesh.triangles, triangles);
}

TEST(Tables, NamesTheFirstFaultWithItsPath)
{
    const auto table = Table::parse(R"({"bones": [{"id": "femur"}, {"id": 3}]})", "bones.json");
    ASSERT_TRUE(table);
    const auto bones = table->root()["bones"].items();
    EXPECT_EQ(bones[0]["id"].text(), "femur");
    EXPECT_TRUE(table->status());
    EXPECT_EQ(bones[1]["id"].text(), "");
    EXPECT_EQ(bones[0]["voxelMm"].number(), 0.0f);
    ASSERT_FALSE(table->status());
    EXPECT_EQ(table->status().error().message(), "bones.json: must be a text (at $.bones[1].id)");
}

TEST(Tables, RefusesBrokenJson)
{
    const auto table = Table::parse("{\"a\": ", "x.json");
    ASSERT_FALSE(table);
    EXPECT_NE(table.error().message().find("x.json"), std::string::npos);
}

TEST(Tables, ReadsStations)
{
    const auto table = Table::parse("[[0, 0,1,0, 10,5, 2,0,0], [1, 0,0.9,0, 10,5, 1,0,0]]", "s");
    ASSERT_TRUE(table);
    const auto stations = table->root().stations();
    ASSERT_TRUE(table->status());
    EXPECT_FLOAT_EQ(stations[0].halfWidth, 0.01f);
    EXPECT_FLOAT_EQ(stations[0].wide.x, 1.0f);

    const auto falling = Table::parse("[[1, 0,1,0, 10,5, 2,0,0], [0, 0,0.9,0, 10,5, 1,0,0]]", "s");
    ASSERT_TRUE(falling);
    EXPECT_TRUE(falling->root().stations().empty());
    EXPECT_FALSE(falling->status());
}

// The volume of what the steps model, millilitres; 0 when the table is at fault.
double modelledMl(const std::string& steps)
{
    const auto table = Table::parse("[" + steps + "]", "steps");
    Field field(0.001f);
    applySteps(field, table->root());
    return table->status() ? 1e6 * geometry::signedVolume(field.mesh()) : 0.0;
}

TEST(ShapeReader, CurvesAndSheetsRunThroughTheirPoints)
{
    // A straight rod with round ends; a plate of 40 x 20 x 4 mm with round borders.
    EXPECT_NEAR(modelledMl(R"({"add": "curve", "points": [[0, 0, 0], [0.02, 0, 0], [0.04, 0, 0]],
                              "radiiMm": [4], "blendMm": 1})"),
                2.28, 0.1);
    EXPECT_NEAR(modelledMl(R"({"add": "sheet", "rows": [[[0, 0, 0], [0.02, 0, 0], [0.04, 0, 0]],
                              [[0, 0.02, 0], [0.02, 0.02, 0], [0.04, 0.02, 0]]],
                              "radiiMm": [2], "blendMm": 1})"),
                4.0, 0.25);
}

TEST(ShapeReader, RefusesCurvesThatStandStill)
{
    const std::string sound = R"({"add": "cone", "points": [[0, 0, 0], [0.02, 0, 0]],
                                  "radiiMm": [3, 3], "blendMm": 1})";
    EXPECT_GT(modelledMl(sound), 0.5);
    EXPECT_EQ(modelledMl(sound + R"(, {"add": "curve", "points": [[0, 0, 0], [0, 0, 0]],
                                       "radiiMm": [4], "blendMm": 1})"),
              0.0);
    EXPECT_EQ(modelledMl(sound + R"(, {"add": "sheet", "rows": [[[0, 0, 0], [0.01, 0, 0]],
                                       [[0, 0, 1]]], "radiiMm": [4], "blendMm": 1})"),
              0.0);
}

}  // namespace
}  // namespace knotlas::sculpt
