#pragma once

#include "geometry/ray_scene.h"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace knotlas::scene
{

// A perspective camera that orbits `target`: azimuth 0 looks at the front of the body (from +Z),
// +90 at its left side, 180 at the back; elevation 90 looks from above. Never upside down.
struct Camera
{
    glm::vec3 target{0.0f, 0.9f, 0.0f};
    float distance = 5.0f;  // metres from target to eye
    float azimuthRad = 0.0f;
    float elevationRad = 0.0f;  // -pi/2 .. pi/2
    float fovYRad = 0.4363f;    // 25 degrees: long enough to keep proportions calm

    [[nodiscard]] glm::vec3 eye() const;
    [[nodiscard]] glm::vec3 forward() const;  // from the eye to the target, unit
    [[nodiscard]] glm::vec3 right() const;
    [[nodiscard]] glm::vec3 up() const;
    [[nodiscard]] glm::mat4 view() const;
    // OpenGL clip space. Near and far are chosen around the body.
    [[nodiscard]] glm::mat4 projection(float aspect) const;

    // Ray through a point given in 0..1 of the picture, y downwards.
    [[nodiscard]] geometry::Ray rayThrough(const glm::vec2& point01, float aspect) const;

    // Position in 0..1 of the picture (y downwards) and depth along `forward` in metres.
    [[nodiscard]] glm::vec3 project(const glm::vec3& pointWorld, float aspect) const;

    bool operator==(const Camera&) const = default;
};

}  // namespace knotlas::scene
