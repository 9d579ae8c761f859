#pragma once

#include "geometry/ray_scene.h"
#include "geometry/tri_mesh.h"

#include <cstdint>
#include <span>
#include <vector>

namespace knotlas::geometry
{

// What walking on a mesh needs and is computed once: who is beside whom, and true areas.
class Surface
{
  public:
    explicit Surface(const TriMesh& mesh);

    [[nodiscard]] const std::vector<glm::vec3>& positions() const { return positions_; }

    [[nodiscard]] const std::vector<Triangle>& triangles() const { return triangles_; }

    // A third of the area of the triangles around each vertex, in m2; sums to the surface area.
    [[nodiscard]] const std::vector<float>& vertexAreas() const { return vertexAreas_; }

    [[nodiscard]] std::span<const std::uint32_t> trianglesAround(std::uint32_t vertex) const;

  private:
    std::vector<glm::vec3> positions_;
    std::vector<Triangle> triangles_;
    std::vector<float> vertexAreas_;
    std::vector<std::uint32_t> firstTriangle_; // positions_.size() + 1 offsets into aroundVertex_
    std::vector<std::uint32_t> aroundVertex_;
};

struct VertexDistance
{
    std::uint32_t vertex = 0;
    float distance = 0.0f; // metres along the surface
};

// Where a flood starts: a vertex and its distance from the source line.
using Seed = VertexDistance;

// Geodesic distance from the seeds to every vertex nearer than `maxDistance`, by fast marching over
// triangles (Kimmel & Sethian 1998), ordered by vertex. Walks the surface: it never jumps a gap in
// space. Deterministic.
std::vector<VertexDistance> flood(const Surface& surface, std::span<const Seed> seeds,
                                  float maxDistance);

// A line on the surface: consecutive points lie on the same or on neighbouring triangles.
struct SurfacePath
{
    std::vector<SurfacePoint> points;
    float length = 0.0f; // metres
};

// The path on the surface from one point to another that stays near their chord: what a finger
// draws. Empty when no path shorter than `maxDetour` times the chord exists (another limb).
SurfacePath walk(const Surface& surface, const RayScene& skin, const SurfacePoint& from,
                 const SurfacePoint& to, float maxDetour = 3.0f);

// Seeds on all vertices of the triangles that the path crosses and of those beside them: exact
// distances to the line, so that the flood's front is smooth.
std::vector<Seed> seedsAlong(const Surface& surface, const SurfacePath& path);

} // namespace knotlas::geometry
