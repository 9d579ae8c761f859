#include "scene/camera.h"

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace knotlas::scene
{
namespace
{

Camera randomCamera(std::mt19937& random)
{
    std::uniform_real_distribution<float> unit(-1.0f, 1.0f);
    Camera camera;
    camera.target = {unit(random), 0.9f + unit(random), unit(random)};
    camera.distance = 3.0f + 2.0f * unit(random);
    camera.azimuthRad = 4.0f * unit(random);
    camera.elevationRad = 0.5f * glm::pi<float>() * unit(random);
    camera.fovYRad = 0.5f + 0.3f * unit(random);
    return camera;
}

TEST(Camera, ProjectAndRayThroughAreInverses)
{
    std::mt19937 random(1);
    std::uniform_real_distribution<float> picture(0.0f, 1.0f);
    std::uniform_real_distribution<float> depth(0.5f, 4.0f);
    for (int i = 0; i < 1000; ++i)
    {
        const Camera camera = randomCamera(random);
        const float aspect = 0.5f + 2.0f * picture(random);
        const glm::vec2 point(picture(random), picture(random));
        const geometry::Ray ray = camera.rayThrough(point, aspect);
        EXPECT_NEAR(glm::length(ray.direction), 1.0f, 1e-5f);
        const glm::vec3 seen = camera.project(ray.origin + depth(random) * ray.direction, aspect);
        EXPECT_NEAR(seen.x, point.x, 1e-4f);
        EXPECT_NEAR(seen.y, point.y, 1e-4f);
        EXPECT_GT(seen.z, 0.0f);
    }
}

TEST(Camera, ProjectAgreesWithTheMatrices)
{
    std::mt19937 random(2);
    std::uniform_real_distribution<float> unit(-1.0f, 1.0f);
    for (int i = 0; i < 1000; ++i)
    {
        const Camera camera = randomCamera(random);
        const glm::vec3 point =
            camera.target + 0.3f * glm::vec3(unit(random), unit(random), unit(random));
        const glm::vec4 clip = camera.projection(1.6f) * camera.view() * glm::vec4(point, 1.0f);
        const glm::vec3 seen = camera.project(point, 1.6f);
        EXPECT_NEAR(0.5f + 0.5f * clip.x / clip.w, seen.x, 1e-3f);
        EXPECT_NEAR(0.5f - 0.5f * clip.y / clip.w, seen.y, 1e-3f);
        EXPECT_NEAR(clip.w, seen.z, 1e-4f);
    }
}

TEST(Camera, AxesAreRightHandedAndUpIsNeverDown)
{
    std::mt19937 random(3);
    for (int i = 0; i < 1000; ++i)
    {
        const Camera camera = randomCamera(random);
        EXPECT_NEAR(glm::dot(camera.right(), camera.forward()), 0.0f, 1e-5f);
        EXPECT_NEAR(glm::distance(glm::cross(camera.right(), camera.up()), -camera.forward()), 0.0f,
                    1e-5f);
        EXPECT_GE(camera.up().y, -1e-6f);
        EXPECT_NEAR(glm::distance(camera.eye(), camera.target), camera.distance, 1e-5f);
    }
}

TEST(Camera, ViewsAreNamedAsAnAnatomistWould)
{
    Camera camera;
    EXPECT_GT(camera.eye().z, 0.0f);    // front
    EXPECT_GT(camera.right().x, 0.0f);  // the body's left is on the right of the picture
    camera.azimuthRad = glm::half_pi<float>();
    EXPECT_GT(camera.eye().x, 1.0f);  // the body's left side
    camera.azimuthRad = glm::pi<float>();
    EXPECT_LT(camera.eye().z, 0.0f);  // back
    camera.elevationRad = glm::half_pi<float>();
    EXPECT_GT(camera.eye().y, camera.target.y + 1.0f);  // from above
}

TEST(Camera, TheWholeBodyLiesBetweenNearAndFar)
{
    std::mt19937 random(4);
    for (int i = 0; i < 200; ++i)
    {
        Camera camera = randomCamera(random);
        camera.target = {0.0f, 0.9f, 0.0f};
        camera.distance = 4.0f;
        for (const glm::vec3& point :
             {glm::vec3(0, 0, 0), glm::vec3(0, 1.75f, 0), glm::vec3(0.8f, 1.4f, 0)})
        {
            const glm::vec4 clip = camera.projection(1.0f) * camera.view() * glm::vec4(point, 1.0f);
            EXPECT_LT(std::abs(clip.z), clip.w);
        }
    }
}

}  // namespace
}  // namespace knotlas::scene
