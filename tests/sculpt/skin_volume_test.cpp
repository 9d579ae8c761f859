#include "sculpt/skin_volume.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

namespace knotlas::sculpt
{
namespace
{

constexpr geometry::Aabb kMiddle{{-0.03f, 1.0f, -0.03f}, {0.003f, 1.06f, 0.03f}};
constexpr float kVoxel = 0.001f;

TEST(SkinVolume, StartsEmpty)
{
    EXPECT_GT(SkinVolume(kMiddle, kVoxel).distance({-0.01f, 1.03f, 0.0f}), 0.0f);
}

TEST(SkinVolume, AShapeOnOneSideIsOnBoth)
{
    SkinVolume volume(kMiddle, kVoxel);
    volume.add(ellipsoid({-0.012f, 1.03f, 0.0f}, glm::vec3(0.008f)), kVoxel);
    EXPECT_LT(volume.distance({-0.012f, 1.03f, 0.0f}), 0.0f);
    EXPECT_FLOAT_EQ(volume.distance({0.012f, 1.03f, 0.0f}),
                    volume.distance({-0.012f, 1.03f, 0.0f}));
    EXPECT_GT(volume.distance({0.0f, 1.03f, 0.0f}), 0.0f);
}

TEST(SkinVolume, SofteningLeavesNoCreaseAtTheMidline)
{
    SkinVolume volume(kMiddle, kVoxel);
    volume.fill([](const glm::vec3& p) { return p.z + 0.5f * std::abs(p.x); });
    volume.soften(0.003f);
    // A symmetric and smooth field is flat across x = 0.
    const float middle = volume.distance({0.0f, 1.03f, 0.0f});
    const float beside = volume.distance({-kVoxel, 1.03f, 0.0f});
    EXPECT_LT(beside - middle, 0.1f * kVoxel);
    EXPECT_GT(beside, middle);
}

TEST(SkinVolume, LocalSofteningEndsAtItsReach)
{
    SkinVolume volume(kMiddle, kVoxel);
    const auto roof = [](const glm::vec3& p) { return std::abs(p.z) - 0.01f; };
    volume.fill(roof);
    const glm::vec3 centre(-0.015f, 1.03f, 0.0f);
    volume.softenNear(centre, 0.01f, 0.003f);
    EXPECT_GT(volume.distance(centre), roof(centre) + 0.001f);
    const glm::vec3 beyond = centre + glm::vec3(0.0f, 0.0115f, 0.0f);
    EXPECT_NEAR(volume.distance(beyond), roof(beyond), 1e-5f);
}

TEST(SkinVolume, CutsAndKeeps)
{
    SkinVolume volume(kMiddle, kVoxel);
    const glm::vec3 centre(-0.01f, 1.03f, 0.0f);
    volume.add(ellipsoid(centre, glm::vec3(0.009f)), kVoxel);
    volume.intersect([](const glm::vec3& p) { return 1.03f - p.y; }, kVoxel);
    EXPECT_GT(volume.distance(centre - glm::vec3(0.0f, 0.005f, 0.0f)), 0.0f);
    EXPECT_LT(volume.distance(centre + glm::vec3(0.0f, 0.005f, 0.0f)), 0.0f);
    volume.subtract(ellipsoid(centre, glm::vec3(0.006f)), kVoxel);
    EXPECT_GT(volume.distance(centre + glm::vec3(0.0f, 0.004f, 0.0f)), 0.0f);
    EXPECT_LT(volume.distance(centre + glm::vec3(0.0f, 0.0075f, 0.0f)), 0.0f);
}

TEST(SkinVolume, ItsGridClosesTheSolidAtTheBorder)
{
    SkinVolume volume(kMiddle, kVoxel);
    volume.fill([](const glm::vec3&) { return -0.01f; });
    const geometry::TriMesh mesh = LevelSet::fromDense(volume.dense(0.01f)).toMesh();
    EXPECT_TRUE(geometry::isClosed(mesh));
    EXPECT_GT(geometry::boundsOf(mesh).max.x, 0.008f);
    EXPECT_LT(geometry::boundsOf(mesh).max.x, 0.011f);
}

}  // namespace
}  // namespace knotlas::sculpt
