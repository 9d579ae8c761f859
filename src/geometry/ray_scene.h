#pragma once

#include "geometry/tri_mesh.h"

#include <memory>
#include <optional>
#include <vector>

namespace knotlas::geometry
{

struct Ray
{
    glm::vec3 origin{0.0f};
    glm::vec3 direction{0.0f, 0.0f, -1.0f};  // unit length
};

// Where a ray or a nearest-point query met a mesh.
struct SurfacePoint
{
    std::uint32_t mesh = 0;      // index in the order of RaySceneBuilder::add
    std::uint32_t triangle = 0;  // index into that mesh's triangles
    glm::vec3 barycentric{0.0f};
    glm::vec3 position{0.0f};
    glm::vec3 normal{0.0f};  // geometric, unit, outward
    float distance = 0.0f;   // along the ray, or from the query point; metres
};

// Immutable acceleration structure over several meshes (Embree). Queries are thread safe and do not
// allocate. The meshes are copied in, so they need not outlive it.
class RayScene
{
  public:
    explicit RayScene(const std::vector<const TriMesh*>& meshes);
    ~RayScene();
    RayScene(RayScene&&) noexcept;
    RayScene& operator=(RayScene&&) noexcept;

    // Nearest hit closer than `maxDistance`. Back faces count: a muscle sheet has no inside.
    [[nodiscard]] std::optional<SurfacePoint> nearestHit(const Ray& ray,
                                                         float maxDistance = 1e9f) const;

    // All hits closer than `maxDistance`, near to far.
    [[nodiscard]] std::vector<SurfacePoint> allHits(const Ray& ray, float maxDistance = 1e9f) const;

    [[nodiscard]] bool occluded(const Ray& ray, float maxDistance) const;

    // Nearest surface point of any mesh within `maxDistance` of `point`.
    [[nodiscard]] std::optional<SurfacePoint> nearestPoint(const glm::vec3& point,
                                                           float maxDistance = 1e9f) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace knotlas::geometry
