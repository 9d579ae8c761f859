#pragma once

#include "sculpt/field.h"

namespace knotlas::sculpt
{

// A signed distance field on a regular grid over a part of the right half of the body. A volume
// that reaches the mid-sagittal plane ends there with a layer of points at x = 0 and goes on as its
// own mirror image, so that whatever is done to it keeps the body symmetric. Starts empty (all
// outside).
class SkinVolume
{
  public:
    using Distance = std::function<float(const glm::vec3&)>;

    SkinVolume(const geometry::Aabb& box, float voxel);

    // Replaces every value.
    void fill(const Distance& distance);
    // Replaces every value by one made from it.
    void change(const std::function<float(const glm::vec3&, float)>& changed);
    // Smooth union with a solid, grown by `growth`, whose distances are known at least
    // `growth + blend` metres around it.
    void unite(const LevelSet& solid, float growth, float blend);
    // Smooth union with a volume over the same points.
    void unite(const SkinVolume& other, float blend);
    // Keeps what lies in a solid that is known everywhere.
    void intersect(const Distance& distance, float blend);
    // Smooth union and subtraction of a shape, and of its mirror image if that comes near.
    void add(const Shape& shape, float blend);
    void subtract(const Shape& shape, float blend);

    // Gaussian smoothing; `sigma` in metres.
    void soften(float sigma);
    // The same near `centre` only: fully inside half the `reach`, fading out to nothing at `reach`.
    void softenNear(const glm::vec3& centre, float reach, float sigma);

    // Linear between grid points; beyond the grid as on its border.
    [[nodiscard]] float distance(const glm::vec3& point) const;

    // The grid, with the mirror image of its first `margin` metres beyond the mid-sagittal plane.
    // The solid ends inside the border of the grid, so that its surface is closed.
    [[nodiscard]] DenseField dense(float margin) const;

    [[nodiscard]] geometry::Aabb box() const;

    [[nodiscard]] float voxel() const { return field_.voxel; }

  private:
    void blendShape(const Shape& shape, float blend, bool adds);
    void softenAxis(int axis, std::span<const float> kernel);

    DenseField field_;
    bool reflects_ = false;
};

}  // namespace knotlas::sculpt
