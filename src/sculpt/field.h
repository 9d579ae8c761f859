#pragma once

#include "geometry/tri_mesh.h"
#include "sculpt/curves.h"
#include "sculpt/level_set.h"

#include <glm/mat3x3.hpp>

#include <functional>
#include <span>
#include <vector>

namespace knotlas::sculpt
{

// One solid with a signed distance (negative inside, exact or nearly so within a few millimetres).
struct Piece
{
    geometry::Aabb bounds;
    std::function<float(const glm::vec3&)> distance;
};

// A shape is the sharp union of its pieces. All lengths in metres, body space.
using Shape = std::vector<Piece>;

// Round cone: the hull of two spheres.
Shape cone(const glm::vec3& a, const glm::vec3& b, float radiusA, float radiusB);
// Round cones along a polyline. `radii` has one entry, or one per point.
Shape chain(std::span<const glm::vec3> points, std::span<const float> radii);
// Columns of `axes` are the local x, y, z axes (unit, orthogonal).
Shape ellipsoid(const glm::vec3& centre, const glm::vec3& radii,
                const glm::mat3& axes = glm::mat3(1.0f));
// |x/rx|^e + |y/ry|^e + |z/rz|^e = 1: exponent 2 is an ellipsoid, larger is boxier.
Shape superEllipsoid(const glm::vec3& centre, const glm::vec3& radii, float exponent,
                     const glm::mat3& axes = glm::mat3(1.0f));
// Triangle with a round rim, `radii` half thick at its corners.
Shape thickTriangle(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c,
                    const glm::vec3& radii);
// Thick triangles from a centre to the edges of a polyline.
Shape fan(const glm::vec3& centre, float centreRadius, std::span<const glm::vec3> rim,
          std::span<const float> rimRadii);
// Thick band between two polylines with the same number of points.
Shape strip(std::span<const glm::vec3> p, std::span<const float> radiiP,
            std::span<const glm::vec3> q, std::span<const float> radiiQ);
// Elliptic tube through frames; half axes are scaled, then grown by `inflate`.
Shape tube(std::span<const Frame> frames, float inflate = 0.0f, float scale = 1.0f);

// One step of modelling: a shape that is joined, or cut away, with a fillet `blend` wide.
struct Operation
{
    Shape shape;
    float blend = 0.004f;
    bool adds = true;
};

// What the operations make in their order, `grow` thicker, as one solid: they blend with each
// other, and with nothing else. At least one of them adds.
Shape solid(std::vector<Operation> operations, float grow = 0.0f);

// Mirror image at the mid-sagittal plane.
Shape mirrored(const Shape& shape);

// Local axes from a wanted z and an exact x direction.
glm::mat3 axesFrom(const glm::vec3& z, const glm::vec3& x);

// A solid modelled by a sequence of smooth unions and subtractions, in the order of the calls.
// `blend` is the width of the transition: about how far a fillet reaches.
class Field
{
  public:
    explicit Field(float voxel) : voxel_(voxel) {}

    Field& apply(Operation operation);
    Field& add(Shape shape, float blend);
    Field& subtract(Shape shape, float blend);

    [[nodiscard]] DenseField evaluate() const;
    [[nodiscard]] LevelSet levelSet(float bandVoxels = 3.0f) const;
    // The surface after `smoothing` steps of mean curvature flow.
    [[nodiscard]] geometry::TriMesh mesh(int smoothing = 0) const;

  private:
    float voxel_;
    std::vector<Operation> operations_;
};

}  // namespace knotlas::sculpt
