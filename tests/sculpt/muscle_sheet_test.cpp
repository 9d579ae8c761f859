#include "sculpt/field.h"
#include "sculpt/mesh_check.h"
#include "sculpt/muscle_sheet.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace knotlas::sculpt
{
namespace
{

constexpr float kRadius = 0.04f;
const glm::vec3 kCentre{-0.1f, 1.0f, 0.0f};

LevelSet ball()
{
    const auto mesh = Field(0.002f).add(ellipsoid(kCentre, glm::vec3(kRadius)), 0.001f).mesh();
    return LevelSet::fromMesh(mesh, 0.002f, 16.0f);
}

// From a line above the ball to one below it, in front: 5 mm thick, in `count` strips.
SheetShape cloth(bool taut, int count)
{
    SheetShape shape;
    shape.taut = taut;
    const float width = 0.06f / static_cast<float>(count);
    for (int s = 0; s < count; ++s)
    {
        const float left = kCentre.x - 0.03f + width * static_cast<float>(s);
        SheetStrip strip;
        strip.id = "cloth." + std::to_string(s);
        for (const float u : {0.0f, 1.0f})
        {
            const float y = kCentre.y + 0.06f - 0.12f * u;
            strip.rows.push_back({u, {{left, y, 0.03f}, {left + width, y, 0.03f}}, false});
        }
        strip.profile = {{0.0f, 0.005f}, {1.0f, 0.005f}};
        strip.tendon = {{{{0.0f, 0.1f}}, {{0.0f, 0.1f}}}};
        shape.strips.push_back(strip);
    }
    return shape;
}

// How often each position occurs among the vertices of `a` that `b` has too.
std::size_t sharedPositions(const geometry::TriMesh& a, const geometry::TriMesh& b)
{
    const auto key = [](const glm::vec3& p) { return std::make_tuple(p.x, p.y, p.z); };
    std::map<std::tuple<float, float, float>, int> seen;
    for (const glm::vec3& point : a.positions)
    {
        ++seen[key(point)];
    }
    return static_cast<std::size_t>(
        std::ranges::count_if(b.positions, [&](const auto& p) { return seen.contains(key(p)); }));
}

TEST(MuscleSheet, LiesOnWhatIsBeneathWithItsFullThickness)
{
    const LevelSet bed = ball();
    const SheetShape shape = cloth(true, 1);
    const Sheet sheet = laySheet(shape, 2400, bed);
    const int row = sheet.bottom.rows / 2;
    const int column = sheet.bottom.columns / 2;
    EXPECT_NEAR(glm::distance(sheet.bottom.at(row, column), kCentre), kRadius, 0.0015f);
    EXPECT_NEAR(glm::distance(sheet.top.at(row, column), kCentre), kRadius + 0.005f, 0.0015f);
    for (const glm::vec3& point : sheet.bottom.points)
    {
        EXPECT_GT(bed.distance(point), -0.0007f);
    }
}

TEST(MuscleSheet, StripsAreClosedAndShareTheirBorder)
{
    const SheetShape shape = cloth(true, 2);
    const Sheet sheet = laySheet(shape, 2400, ball());
    const auto left = stripMesh(sheet, shape, 0);
    const auto right = stripMesh(sheet, shape, 1);
    for (const geometry::TriMesh* mesh : {&left, &right})
    {
        EXPECT_TRUE(geometry::isClosed(*mesh));
        EXPECT_GT(geometry::signedVolume(*mesh), 0.0);
        EXPECT_EQ(mesh->normals.size(), mesh->positions.size());
        EXPECT_EQ(mesh->fibre.size(), mesh->positions.size());
        EXPECT_EQ(mesh->shade.size(), mesh->positions.size());
    }
    // The faces and the creases of the wall between them, but at the ends the faces meet.
    EXPECT_EQ(sharedPositions(left, right), 4u * static_cast<std::size_t>(sheet.top.rows - 2) + 2u);
}

TEST(MuscleSheet, IsMadeOfWellShapedTriangles)
{
    for (const bool taut : {false, true})
    {
        const SheetShape shape = cloth(taut, 2);
        const Sheet sheet = laySheet(shape, 2400, ball());
        for (const std::size_t strip : {0u, 1u})
        {
            const MeshCheck check = checkMesh(stripMesh(sheet, shape, strip));
            EXPECT_TRUE(check.sound());
            EXPECT_EQ(check.needles, 0.0);
            EXPECT_LT(check.badlyShaded, 0.01);
        }
    }
}

TEST(MuscleSheet, NormalsPointOutOfTheBody)
{
    const SheetShape shape = cloth(true, 1);
    const Sheet sheet = laySheet(shape, 2400, ball());
    const auto mesh = stripMesh(sheet, shape, 0);
    const std::size_t top =
        sheet.top.index(sheet.top.rows / 2, sheet.top.columns / 2);  // the top comes first
    EXPECT_GT(glm::dot(mesh.normals[top], glm::normalize(mesh.positions[top] - kCentre)), 0.9f);
}

TEST(MuscleSheet, ATendonInTheMiddleIsPale)
{
    SheetShape shape = cloth(true, 1);
    shape.strips[0].tendon = {{{{0.0f, 0.0f}}, {{0.0f, 0.0f}}}};
    shape.strips[0].middleTendon = {{0.0f, 0.4f}};
    const auto mesh = stripMesh(laySheet(shape, 2400, ball()), shape, 0);
    for (std::size_t k = 0; k < mesh.fibre.size(); ++k)
    {
        const float distance = std::abs(mesh.fibre[k].x - 0.5f);
        if (distance < 0.08f)
        {
            EXPECT_EQ(mesh.shade[k].g, 255);
        }
        else if (distance > 0.3f)
        {
            EXPECT_EQ(mesh.shade[k].g, 0);
        }
    }
}

TEST(MuscleSheet, ReachesItsLines)
{
    const SheetShape shape = cloth(true, 1);
    const Sheet sheet = laySheet(shape, 2400, LevelSet(0.002f, 16.0f));
    EXPECT_NEAR(sheet.top.at(0, 0).y, kCentre.y + 0.06f, 1e-3f);
    EXPECT_NEAR(sheet.top.at(sheet.top.rows - 1, 0).y, kCentre.y - 0.06f, 1e-3f);
}

TEST(MuscleSheet, AGridEndsHalfACellBeyondItsPoints)
{
    SheetShape shape;
    SheetStrip strip;
    strip.id = "grid";
    for (const float u : {0.25f, 0.75f})
    {
        strip.rows.push_back({u, {{-0.10f, u, 0.0f}, {-0.12f, u, 0.0f}}, true});
    }
    strip.thickness = {{0.004f, 0.004f}, {0.004f, 0.004f}};
    strip.tendon = {{{{0.0f, 0.0f}}, {{0.0f, 0.0f}}}};
    shape.strips = {strip};
    const Sheet sheet = laySheet(shape, 800, LevelSet(0.002f, 16.0f));
    const auto [low, high] = std::ranges::minmax_element(sheet.top.points, {}, &glm::vec3::x);
    EXPECT_NEAR(low->x, -0.13f, 0.003f);
    EXPECT_NEAR(high->x, -0.09f, 0.003f);
}

TEST(MuscleSheet, SupportReachesDeeper)
{
    const SheetShape shape = cloth(true, 1);
    const Sheet sheet = laySheet(shape, 1200, ball());
    EXPECT_GT(geometry::signedVolume(supportMesh(sheet, 0.007f)),
              1.8 * geometry::signedVolume(stripMesh(sheet, shape, 0)));
}

}  // namespace
}  // namespace knotlas::sculpt
