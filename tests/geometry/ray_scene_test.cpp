#include "geometry/ray_scene.h"
#include "geometry/shapes.h"
#include "geometry/triangle.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <random>

namespace knotlas::geometry
{
namespace
{

std::optional<float> hitTriangle(const Ray& ray, const std::array<glm::vec3, 3>& corners)
{
    const glm::dvec3 a = corners[0];
    const glm::dvec3 ab = glm::dvec3(corners[1]) - a;
    const glm::dvec3 ac = glm::dvec3(corners[2]) - a;
    const glm::dvec3 direction = ray.direction;
    const glm::dvec3 p = glm::cross(direction, ac);
    const double determinant = glm::dot(ab, p);
    if (determinant == 0.0)
    {
        return std::nullopt;
    }
    const glm::dvec3 offset = glm::dvec3(ray.origin) - a;
    const glm::dvec3 q = glm::cross(offset, ab);
    const double u = glm::dot(offset, p) / determinant;
    const double v = glm::dot(direction, q) / determinant;
    const double t = glm::dot(ac, q) / determinant;
    const bool inside = u >= 0.0 && v >= 0.0 && u + v <= 1.0 && t >= 0.0;
    return inside ? std::optional(float(t)) : std::nullopt;
}

class RandomScene : public testing::Test
{
  protected:
    RandomScene() : scene_({&meshes_[0], &meshes_[1], &meshes_[2]}) {}

    glm::vec3 randomPoint()
    {
        std::uniform_real_distribution<float> unit(-0.4f, 0.4f);
        return {unit(random_), unit(random_), unit(random_)};
    }

    Ray randomRay() { return {randomPoint(), glm::normalize(randomPoint())}; }

    [[nodiscard]] std::array<glm::vec3, 3> corners(std::size_t mesh, const Triangle& t) const
    {
        const auto& positions = meshes_[mesh].positions;
        return {positions[t.x], positions[t.y], positions[t.z]};
    }

    std::mt19937 random_{11};
    std::array<TriMesh, 3> meshes_{test::sphere(0.1f, 2),
                                   test::capsule({0.2f, -0.1f, 0}, {0.2f, 0.2f, 0.1f}, 0.04f, 13),
                                   test::plate(0.5f, 0.5f, 9, 7)};
    RayScene scene_;
};

TEST_F(RandomScene, HitsAreThoseOfBruteForce)
{
    int hitCount = 0;
    for (int i = 0; i < 2000; ++i)
    {
        const Ray ray = randomRay();
        std::vector<float> expected;
        for (std::size_t mesh = 0; mesh < meshes_.size(); ++mesh)
        {
            for (const Triangle& triangle : meshes_[mesh].triangles)
            {
                if (const auto t = hitTriangle(ray, corners(mesh, triangle)))
                {
                    expected.push_back(*t);
                }
            }
        }
        std::ranges::sort(expected);
        const auto nearest = scene_.nearestHit(ray);
        const auto all = scene_.allHits(ray);
        ASSERT_EQ(nearest.has_value(), !expected.empty());
        ASSERT_EQ(all.size(), expected.size());
        for (std::size_t k = 0; k < all.size(); ++k)
        {
            EXPECT_NEAR(all[k].distance, expected[k], 1e-5f);
        }
        if (nearest)
        {
            EXPECT_NEAR(nearest->distance, expected.front(), 1e-5f);
            ++hitCount;
        }
    }
    EXPECT_GT(hitCount, 200);
}

TEST_F(RandomScene, AHitDescribesItsPlace)
{
    for (int i = 0; i < 500; ++i)
    {
        const Ray ray = randomRay();
        for (const SurfacePoint& hit : scene_.allHits(ray))
        {
            const auto triangle = corners(hit.mesh, meshes_[hit.mesh].triangles[hit.triangle]);
            EXPECT_LT(glm::distance(interpolate(triangle, hit.barycentric), hit.position), 1e-6f);
            EXPECT_LT(glm::distance(ray.origin + hit.distance * ray.direction, hit.position),
                      1e-5f);
            EXPECT_NEAR(glm::dot(hit.normal, unitNormal(triangle)), 1.0f, 1e-5f);
        }
    }
}

TEST_F(RandomScene, NearestPointIsThatOfBruteForce)
{
    for (int i = 0; i < 500; ++i)
    {
        const glm::vec3 point = randomPoint();
        float expected = 1e9f;
        for (std::size_t mesh = 0; mesh < meshes_.size(); ++mesh)
        {
            for (const Triangle& triangle : meshes_[mesh].triangles)
            {
                const auto shape = corners(mesh, triangle);
                const glm::vec3 nearest = interpolate(shape, closestBarycentric(shape, point));
                expected = std::min(expected, glm::distance(nearest, point));
            }
        }
        const auto found = scene_.nearestPoint(point);
        ASSERT_TRUE(found);
        EXPECT_NEAR(found->distance, expected, 1e-6f);
        EXPECT_NEAR(glm::distance(found->position, point), expected, 1e-6f);
        EXPECT_FALSE(scene_.nearestPoint(point, 0.99f * expected));
        EXPECT_TRUE(scene_.nearestPoint(point, 1.01f * expected));
    }
}

TEST_F(RandomScene, OccludedAgreesWithTheNearestHit)
{
    for (int i = 0; i < 1000; ++i)
    {
        const Ray ray = randomRay();
        const auto hit = scene_.nearestHit(ray, 0.3f);
        EXPECT_EQ(scene_.occluded(ray, 0.3f), hit.has_value());
    }
}

TEST(ClosestBarycentric, IsNeverFartherThanAnySampleOfTheTriangle)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<float> unit(-1.0f, 1.0f);
    const auto anyPoint = [&] { return glm::vec3(unit(random), unit(random), unit(random)); };
    for (int i = 0; i < 500; ++i)
    {
        const TriangleCorners corners{anyPoint(), anyPoint(), anyPoint()};
        const glm::vec3 point = anyPoint();
        const glm::vec3 closest = closestBarycentric(corners, point);
        EXPECT_NEAR(closest.x + closest.y + closest.z, 1.0f, 1e-5f);
        EXPECT_GE(std::min({closest.x, closest.y, closest.z}), 0.0f);
        const float distance = glm::distance(interpolate(corners, closest), point);
        for (int a = 0; a <= 20; ++a)
        {
            for (int b = 0; a + b <= 20; ++b)
            {
                const glm::vec3 sample = glm::vec3(float(a), float(b), float(20 - a - b)) / 20.0f;
                EXPECT_LE(distance, glm::distance(interpolate(corners, sample), point) + 1e-5f);
            }
        }
    }
}

TEST(ClosestBarycentric, WorksOnATriangleWithoutArea)
{
    const TriangleCorners line{glm::vec3(0, 0, 0), glm::vec3(1, 0, 0), glm::vec3(2, 0, 0)};
    const glm::vec3 closest = closestBarycentric(line, {1.5f, 1.0f, 0.0f});
    EXPECT_NEAR(interpolate(line, closest).x, 1.5f, 1e-6f);
}

TEST(RayScene, HoldsNothingGracefully)
{
    const TriMesh nothing;
    const RayScene scene({&nothing});
    EXPECT_FALSE(scene.nearestHit({}));
    EXPECT_TRUE(scene.allHits({}).empty());
    EXPECT_FALSE(scene.nearestPoint({0, 0, 0}));
}

TEST(RayScene, KeepsItsOwnCopy)
{
    auto mesh = std::make_unique<TriMesh>(test::sphere(0.1f, 2));
    const RayScene scene({mesh.get()});
    mesh.reset();
    EXPECT_TRUE(scene.nearestHit({{0, 0, 1}, {0, 0, -1}}));
}

}  // namespace
}  // namespace knotlas::geometry
