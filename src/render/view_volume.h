#pragma once

#include "render/clusters.h"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <array>

namespace knotlas::render
{

// A rectangle in clip coordinates, -1..1 over the framebuffer.
struct ClipRect
{
    glm::vec2 min{1e30f};
    glm::vec2 max{-1e30f};

    [[nodiscard]] bool empty() const { return min.x >= max.x || min.y >= max.y; }

    [[nodiscard]] bool touches(const ClipRect& other) const;
    void add(const ClipRect& other);
    [[nodiscard]] ClipRect clipped() const;  // to the framebuffer
};

// What the camera sees, for culling. All answers err on the side of "visible".
class ViewVolume
{
  public:
    ViewVolume(const glm::mat4& clipFromWorld, const glm::vec3& eye);

    [[nodiscard]] bool seesSphere(const glm::vec3& centre, float radius) const;
    [[nodiscard]] bool turnedAway(const Cluster& cluster) const;
    [[nodiscard]] ClipRect rectOfSphere(const glm::vec3& centre, float radius) const;

  private:
    glm::mat4 clipFromWorld_;
    glm::vec3 eye_;
    std::array<glm::vec4, 5> planes_;  // left, right, bottom, top, near; normals of unit length
    glm::vec2 scale_;                  // clip units per metre, times depth
};

}  // namespace knotlas::render
