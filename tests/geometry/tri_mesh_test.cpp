#include "geometry/shapes.h"
#include "geometry/tri_mesh.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>
#include <set>
#include <tuple>

namespace knotlas::geometry
{
namespace
{

constexpr double kPi = std::numbers::pi;

TEST(TriMesh, SphereHasTheAreaAndVolumeOfASphere)
{
    const TriMesh mesh = test::sphere(0.1f, 5);
    EXPECT_NEAR(surfaceArea(mesh), 4.0 * kPi * 0.01, 4.0 * kPi * 0.01 * 0.002);
    EXPECT_NEAR(signedVolume(mesh), 4.0 / 3.0 * kPi * 0.001, 4.0 / 3.0 * kPi * 0.001 * 0.003);
    EXPECT_TRUE(isClosed(mesh));
}

TEST(TriMesh, VolumeAndCentroidMoveWithTheMesh)
{
    const glm::vec3 offset(0.3f, 1.2f, -0.4f);
    const TriMesh mesh = test::sphere(0.05f, 3);
    const TriMesh moved = test::translated(mesh, offset);
    EXPECT_NEAR(signedVolume(moved), signedVolume(mesh), 1e-9);
    EXPECT_LT(glm::distance(volumeCentroid(moved), offset), 1e-5f);
}

TEST(TriMesh, InsideOutHasNegativeVolume)
{
    TriMesh mesh = test::sphere(0.05f, 2);
    const double volume = signedVolume(mesh);
    for (Triangle& triangle : mesh.triangles)
    {
        std::swap(triangle.x, triangle.y);
    }
    EXPECT_NEAR(signedVolume(mesh), -volume, 1e-12);
}

TEST(TriMesh, CentroidOfAnOpenMeshIsTheVertexMean)
{
    const TriMesh mesh = test::translated(test::plate(0.2f, 0.2f, 4, 4), {0, 1, 0});
    EXPECT_NEAR(volumeCentroid(mesh).y, 1.0f, 0.01f);
}

TEST(TriMesh, AMissingOrTurnedTriangleOpensAMesh)
{
    TriMesh holed = test::sphere(0.1f, 2);
    holed.triangles.pop_back();
    EXPECT_FALSE(isClosed(holed));
    TriMesh turned = test::sphere(0.1f, 2);
    std::swap(turned.triangles[5].x, turned.triangles[5].y);
    EXPECT_FALSE(isClosed(turned));
    EXPECT_FALSE(isClosed(TriMesh{}));
}

TEST(TriMesh, NormalsPointOutwards)
{
    const TriMesh mesh = test::capsule({0, 0, 0}, {0, 0.4f, 0}, 0.05f, 24);
    const auto normals = computeNormals(mesh.positions, mesh.triangles);
    for (std::size_t i = 0; i < normals.size(); ++i)
    {
        const glm::vec3 axis(0, std::clamp(mesh.positions[i].y, 0.0f, 0.4f), 0);
        EXPECT_NEAR(glm::length(normals[i]), 1.0f, 1e-5f);
        EXPECT_GT(glm::dot(normals[i], glm::normalize(mesh.positions[i] - axis)), 0.97f);
    }
}

TEST(TriMesh, BoundsHoldEveryVertexAndAreEmptyForNothing)
{
    EXPECT_TRUE(boundsOf(TriMesh{}).empty());
    EXPECT_EQ(boundsOf(TriMesh{}).size(), glm::vec3(0.0f));
    const Aabb box = boundsOf(test::sphere(0.1f, 3));
    EXPECT_NEAR(box.size().x, 0.2f, 0.003f);
    Aabb both = box;
    both.add(Aabb{});
    EXPECT_EQ(both, box);
}

TEST(Mirrored, TwiceIsTheSameMesh)
{
    const TriMesh mesh = test::translated(test::sphere(0.1f, 3), {-0.3f, 0.2f, 0});
    EXPECT_EQ(mirrored(mirrored(mesh)), mesh);
    EXPECT_NEAR(signedVolume(mirrored(mesh)), signedVolume(mesh), 1e-9);
    EXPECT_NEAR(volumeCentroid(mirrored(mesh)).x, 0.3f, 1e-5f);
}

class MirrorHalf : public testing::Test
{
  protected:
    TriMesh whole_ = test::sphere(0.1f, 4);
    MirroredHalf united_ = mirrorHalf(test::rightHalf(whole_));
};

TEST_F(MirrorHalf, ClosesAtTheMidline)
{
    EXPECT_TRUE(isClosed(united_.mesh));
    EXPECT_NEAR(signedVolume(united_.mesh), signedVolume(whole_), 1e-5);
    EXPECT_EQ(united_.mesh.normals.size(), united_.mesh.positions.size());
}

TEST_F(MirrorHalf, MirrorOfIsAnInvolutionThatMirrors)
{
    const auto& positions = united_.mesh.positions;
    ASSERT_EQ(united_.mirrorOf.size(), positions.size());
    for (std::uint32_t i = 0; i < positions.size(); ++i)
    {
        const std::uint32_t image = united_.mirrorOf[i];
        EXPECT_EQ(united_.mirrorOf[image], i);
        EXPECT_EQ(positions[image], glm::vec3(-positions[i].x, positions[i].y, positions[i].z));
        EXPECT_EQ(image == i, positions[i].x == 0.0f);
    }
}

TEST_F(MirrorHalf, TrianglesAreSymmetric)
{
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> known;
    const auto rotated = [](Triangle t) {
        const std::uint32_t least = std::min({t.x, t.y, t.z});
        while (t.x != least)
        {
            t = {t.y, t.z, t.x};
        }
        return std::tuple(t.x, t.y, t.z);
    };
    for (const Triangle& triangle : united_.mesh.triangles)
    {
        known.insert(rotated(triangle));
    }
    for (const Triangle& t : united_.mesh.triangles)
    {
        const auto& mirror = united_.mirrorOf;
        EXPECT_TRUE(known.contains(rotated({mirror[t.x], mirror[t.z], mirror[t.y]})));
    }
}

TEST_F(MirrorHalf, KeepsAttributes)
{
    TriMesh half = test::rightHalf(whole_);
    half.fibre.resize(half.positions.size());
    half.shade.resize(half.positions.size());
    for (std::size_t i = 0; i < half.positions.size(); ++i)
    {
        half.fibre[i] = {half.positions[i].y, half.positions[i].z};
        half.shade[i] = glm::u8vec4(std::uint8_t(i % 256));
    }
    const MirroredHalf united = mirrorHalf(half);
    for (std::uint32_t i = 0; i < united.mesh.positions.size(); ++i)
    {
        EXPECT_EQ(united.mesh.fibre[i], united.mesh.fibre[united.mirrorOf[i]]);
        EXPECT_EQ(united.mesh.shade[i], united.mesh.shade[united.mirrorOf[i]]);
    }
}

}  // namespace
}  // namespace knotlas::geometry
