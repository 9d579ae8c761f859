#pragma once

#include "geometry/tri_mesh.h"

#include <glm/mat3x3.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <optional>
#include <vector>

namespace knotlas::sculpt
{

// Natural cubic spline through points with rising x, straight beyond its ends: twice continuously
// differentiable everywhere. Without points it is 1.
class SmoothProfile
{
  public:
    SmoothProfile() = default;
    explicit SmoothProfile(std::vector<glm::dvec2> points);

    [[nodiscard]] double operator()(double x) const;

  private:
    std::vector<glm::dvec2> points_;
    std::vector<double> bends_;  // second derivatives at the points
};

// What makes a figure out of the neutral body; heights and places are those of the neutral body, in
// metres, of the right side (distances from the midline are positive).
struct FigureProfiles
{
    double scale = 1.0;  // of everything: stature to stature
    // Factors of head, trunk and legs by height: breadth about the mid-sagittal plane, depth about
    // the frontal plane through the origin.
    SmoothProfile width;
    SmoothProfile depth;
    // Beyond `divide` (a distance from the midline, by height; the change takes `blend` to both
    // sides) it is the arm, which goes with the shoulder as a whole and has its own girth about its
    // axis.
    SmoothProfile divide;
    SmoothProfile blend;
    SmoothProfile armGirth;
    SmoothProfile armAside;   // the axis: distance from the midline
    SmoothProfile armBefore;  // and z
    glm::dvec3 shoulder{0.0, 1.4, 0.0};
};

// A smooth, mirror-symmetric map of body space that keeps every height in proportion, so that a
// figure differs in breadths, depths and girths. It is a one-to-one map where its Jacobian is
// positive; surfaces that touch still touch, and none cross that did not.
class FigureWarp
{
  public:
    FigureWarp() = default;  // identity

    explicit FigureWarp(FigureProfiles profiles) : profiles_(std::move(profiles)) {}

    [[nodiscard]] glm::dvec3 apply(const glm::dvec3& point) const;
    // The point that `apply` takes to `point`.
    [[nodiscard]] glm::dvec3 undo(const glm::dvec3& point) const;
    // Derivative at a point of the neutral body.
    [[nodiscard]] glm::dmat3 jacobian(const glm::dvec3& point) const;

    // Positions, and normals with them.
    void apply(geometry::TriMesh& mesh) const;
    void undo(geometry::TriMesh& mesh) const;

    // A place of the space around a body where the map folds or nearly folds (squeezes a volume to
    // less than a fifth of what the figure's scale makes of it), if there is one.
    [[nodiscard]] std::optional<glm::dvec3> fold() const;

  private:
    // How far a place of the right side (x counted away from the midline) moves within its height,
    // before the scale: x and z.
    [[nodiscard]] glm::dvec2 shift(const glm::dvec3& place) const;

    FigureProfiles profiles_;
};

}  // namespace knotlas::sculpt
