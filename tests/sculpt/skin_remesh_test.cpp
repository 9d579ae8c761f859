#include "sculpt/field.h"
#include "sculpt/mesh_repair.h"
#include "sculpt/skin_remesh.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace knotlas::sculpt
{
namespace
{

constexpr float kRadius = 0.03f;
constexpr float kFine = 0.002f;
constexpr float kCoarse = 0.006f;

// Half a ball on the midline; triangles are finer at its top.
struct HalfBall
{
    LevelSet surface =
        Field(0.001f).add(ellipsoid({0.0f, 1.0f, 0.0f}, glm::vec3(kRadius)), 0.001f).levelSet(3.0f);
    EdgeLength wanted = [](const glm::vec3& p) { return p.y > 1.02f ? kFine : kCoarse; };
    geometry::TriMesh mesh = remeshHalf(rightHalf(surface.toMesh(), 0.0003f), surface, wanted);
};

std::vector<float> edgeLengths(const geometry::TriMesh& mesh, float above, float below)
{
    std::vector<float> lengths;
    for (const geometry::Triangle& t : mesh.triangles)
    {
        for (int k = 0; k < 3; ++k)
        {
            const glm::vec3 a = mesh.positions[t[k]];
            const glm::vec3 b = mesh.positions[t[(k + 1) % 3]];
            if (std::min(a.y, b.y) > above && std::max(a.y, b.y) < below)
            {
                lengths.push_back(glm::distance(a, b));
            }
        }
    }
    std::ranges::sort(lengths);
    return lengths;
}

TEST(SkinRemesh, VerticesLieOnTheSurfaceAndTheBorderOnTheMidline)
{
    const HalfBall ball;
    for (std::size_t i = 0; i < ball.mesh.positions.size(); ++i)
    {
        const glm::vec3 p = ball.mesh.positions[i];
        EXPECT_LE(p.x, 0.0f);
        EXPECT_NEAR(glm::distance(p, {0.0f, 1.0f, 0.0f}), kRadius, 0.0002f);
        EXPECT_GT(glm::dot(ball.mesh.normals[i], glm::normalize(p - glm::vec3(0, 1, 0))), 0.98f);
    }
    const geometry::TriMesh whole = geometry::mirrorHalf(ball.mesh).mesh;
    EXPECT_TRUE(geometry::isClosed(whole));
    EXPECT_NEAR(geometry::signedVolume(whole) / (4.0 / 3.0 * 3.14159 * std::pow(kRadius, 3)), 1.0,
                0.03);
}

TEST(SkinRemesh, EdgesHaveTheWantedLengths)
{
    const HalfBall ball;
    const std::vector<float> fine = edgeLengths(ball.mesh, 1.022f, 2.0f);
    const std::vector<float> coarse = edgeLengths(ball.mesh, 0.0f, 1.01f);
    ASSERT_GT(fine.size(), 100u);
    ASSERT_GT(coarse.size(), 100u);
    EXPECT_NEAR(fine[fine.size() / 2], kFine, 0.2f * kFine);
    EXPECT_NEAR(coarse[coarse.size() / 2], kCoarse, 0.2f * kCoarse);
    EXPECT_LT(coarse.back(), 1.7f * kCoarse);
    EXPECT_GT(coarse.front(), 0.3f * kCoarse);
}

TEST(SkinRemesh, SameInputSameBytes)
{
    EXPECT_EQ(HalfBall().mesh, HalfBall().mesh);
}

}  // namespace
}  // namespace knotlas::sculpt
