#include "scene/camera.h"

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>

namespace knotlas::scene
{
namespace
{

// A sphere that holds every body of human size, with the camera's own margin for pan.
constexpr glm::vec3 kBodyCentre{0.0f, 0.9f, 0.0f};
constexpr float kBodyRadius = 1.5f;
constexpr float kNearest = 0.01f;  // metres: nearer than any useful view of skin

}  // namespace

glm::vec3 Camera::forward() const
{
    const float level = std::cos(elevationRad);
    return {-level * std::sin(azimuthRad), -std::sin(elevationRad), -level * std::cos(azimuthRad)};
}

glm::vec3 Camera::eye() const
{
    return target - distance * forward();
}

glm::vec3 Camera::right() const
{
    return {std::cos(azimuthRad), 0.0f, -std::sin(azimuthRad)};
}

glm::vec3 Camera::up() const
{
    return glm::cross(right(), forward());
}

glm::mat4 Camera::view() const
{
    const glm::vec3 x = right();
    const glm::vec3 y = up();
    const glm::vec3 z = -forward();
    const glm::vec3 from = eye();
    glm::mat4 matrix(1.0f);
    for (int axis = 0; axis < 3; ++axis)
    {
        matrix[axis] = glm::vec4(x[axis], y[axis], z[axis], 0.0f);
    }
    matrix[3] = glm::vec4(-glm::dot(x, from), -glm::dot(y, from), -glm::dot(z, from), 1.0f);
    return matrix;
}

glm::mat4 Camera::projection(float aspect) const
{
    const float depth = glm::dot(kBodyCentre - eye(), forward());
    const float nearest = std::max(depth - kBodyRadius, kNearest);
    const float farthest = std::max(depth + kBodyRadius, nearest + kBodyRadius);
    return glm::perspective(fovYRad, aspect, nearest, farthest);
}

geometry::Ray Camera::rayThrough(const glm::vec2& point01, float aspect) const
{
    const float halfHeight = std::tan(0.5f * fovYRad);
    const float sideways = (2.0f * point01.x - 1.0f) * halfHeight * aspect;
    const float upwards = (1.0f - 2.0f * point01.y) * halfHeight;
    return {eye(), glm::normalize(forward() + sideways * right() + upwards * up())};
}

glm::vec3 Camera::project(const glm::vec3& pointWorld, float aspect) const
{
    const glm::vec3 offset = pointWorld - eye();
    const float depth = glm::dot(offset, forward());
    const float halfHeight = std::tan(0.5f * fovYRad) * (depth == 0.0f ? kNearest : depth);
    const float sideways = glm::dot(offset, right()) / (halfHeight * aspect);
    const float upwards = glm::dot(offset, up()) / halfHeight;
    return {0.5f * (1.0f + sideways), 0.5f * (1.0f - upwards), depth};
}

}  // namespace knotlas::scene
