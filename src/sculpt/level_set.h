#pragma once

#include "geometry/tri_mesh.h"

#include <glm/vec3.hpp>

#include <memory>
#include <span>
#include <vector>

namespace knotlas::sculpt
{

// Signed distances (metres, negative inside) on a regular grid of nx * ny * nz points; z is
// fastest.
struct DenseField
{
    glm::ivec3 size{0};
    glm::vec3 origin{0.0f};  // position of the point (0, 0, 0)
    float voxel = 0.001f;    // metres
    std::vector<float> values;
};

// The surface where `field` is zero, closed and manifold, with normals from its gradient.
geometry::TriMesh surfaceOf(const DenseField& field);

// Limits the threads of the level sets to two, so that a build takes the same care of a small
// machine everywhere. One lives in main; results do not depend on it.
class ThreadLimit
{
  public:
    ThreadLimit();
    ~ThreadLimit();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// A narrow-band signed distance field with value semantics: copies are deep. Deterministic. Grids
// that meet in unite, subtract or intersect must have the same voxel size; grid points lie at whole
// multiples of it, so x = 0 is a plane of points.
class LevelSet
{
  public:
    // Empty: everything is outside.
    explicit LevelSet(float voxel, float bandVoxels = 3.0f);
    ~LevelSet();
    LevelSet(const LevelSet& other);
    LevelSet(LevelSet&&) noexcept;
    LevelSet& operator=(const LevelSet& other);
    LevelSet& operator=(LevelSet&&) noexcept;

    // `mesh` is closed; self-intersections are united. Distances are known within `bandVoxels`
    // voxels on both sides of the surface.
    static LevelSet fromMesh(const geometry::TriMesh& mesh, float voxel, float bandVoxels = 3.0f);

    // The origin of `field` lies at whole multiples of its voxel.
    static LevelSet fromDense(const DenseField& field, float bandVoxels = 3.0f);

    LevelSet& unite(const LevelSet& other);
    LevelSet& subtract(const LevelSet& other);
    LevelSet& intersect(const LevelSet& other);

    // Smoothing. `width` is the half width of the kernel in voxels.
    LevelSet& gaussian(int iterations, int width = 1);
    LevelSet& median(int iterations, int width = 1);
    LevelSet& meanCurvature(int iterations);
    LevelSet& laplacian(int iterations);

    // Moves the surface outwards (inwards when negative) by `distance` metres.
    LevelSet& offset(float distance);

    // True distances again, around the surface at distance `iso`, with another band.
    [[nodiscard]] LevelSet rebuilt(float bandVoxels, float iso = 0.0f) const;
    // The same surface on a grid of another voxel size.
    [[nodiscard]] LevelSet resampled(float voxel, float bandVoxels = 3.0f) const;

    // Distance at `point`, clamped to the band: +-bandVoxels * voxel far from the surface.
    [[nodiscard]] float distance(const glm::vec3& point) const;

    // Distances at many points; `gradients`, when not empty, receives the unit direction away from
    // the surface (zero outside the band). The spans are of equal length.
    void sample(std::span<const glm::vec3> points, std::span<float> distances,
                std::span<glm::vec3> gradients = {}) const;

    // The surface at distance `iso`, with normals from the gradient. Closed and manifold;
    // `adaptivity` 0..1 merges flat quads.
    [[nodiscard]] geometry::TriMesh toMesh(float iso = 0.0f, float adaptivity = 0.0f) const;

    [[nodiscard]] float voxel() const;

  private:
    struct Impl;
    explicit LevelSet(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

}  // namespace knotlas::sculpt
