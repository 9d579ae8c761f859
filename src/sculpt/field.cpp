#include "sculpt/field.h"

#include "core/assert.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <glm/vector_relational.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

using geometry::Aabb;

constexpr float kFar = 1.0f;  // metres: farther than any blend reaches

Aabb padded(const Aabb& box, float margin)
{
    return {box.min - glm::vec3(margin), box.max + glm::vec3(margin)};
}

// Box of an ellipsoid-like solid: half sizes along the body axes.
Aabb boxAround(const glm::vec3& centre, const glm::vec3& radii, const glm::mat3& axes)
{
    const glm::vec3 half =
        glm::abs(axes[0]) * radii.x + glm::abs(axes[1]) * radii.y + glm::abs(axes[2]) * radii.z;
    return {centre - half, centre + half};
}

struct RoundCone
{
    glm::vec3 a{0.0f};
    glm::vec3 b{0.0f};
    float radiusA = 0.0f;
    float radiusB = 0.0f;

    float operator()(const glm::vec3& p) const
    {
        const glm::vec3 axis = b - a;
        const float t =
            std::clamp(glm::dot(p - a, axis) / (glm::dot(axis, axis) + 1e-12f), 0.0f, 1.0f);
        return glm::length(p - a - t * axis) - (radiusA + (radiusB - radiusA) * t);
    }
};

// First-order distance to an ellipsoid, exact on its surface. `q` in units of length along the
// axes.
float ellipsoidDistance(const glm::vec3& q, const glm::vec3& radii)
{
    const float k0 = glm::length(q / radii);
    const float k1 = glm::length(q / (radii * radii));
    const float smallest = std::min({radii.x, radii.y, radii.z});
    return k0 < 1e-6f ? -smallest : k0 * (k0 - 1.0f) / std::max(k1, 1e-9f);
}

struct ThickTriangle
{
    glm::vec3 a{0.0f};
    glm::vec3 b{0.0f};
    glm::vec3 c{0.0f};
    glm::vec3 radii{0.0f};

    float operator()(const glm::vec3& p) const
    {
        const float rim =
            std::min({RoundCone{a, b, radii.x, radii.y}(p), RoundCone{b, c, radii.y, radii.z}(p),
                      RoundCone{c, a, radii.z, radii.x}(p)});
        const glm::vec3 e0 = b - a;
        const glm::vec3 e1 = c - a;
        const glm::vec3 q = p - a;
        const float d00 = glm::dot(e0, e0);
        const float d01 = glm::dot(e0, e1);
        const float d11 = glm::dot(e1, e1);
        const float d20 = glm::dot(q, e0);
        const float d21 = glm::dot(q, e1);
        const float determinant = d00 * d11 - d01 * d01;
        const float v = (d11 * d20 - d01 * d21) / determinant;
        const float w = (d00 * d21 - d01 * d20) / determinant;
        if (!(v >= 0.0f && w >= 0.0f && v + w <= 1.0f))
        {
            return rim;
        }
        const float radius = radii.x + (radii.y - radii.x) * v + (radii.z - radii.x) * w;
        return std::min(rim, glm::length(q - v * e0 - w * e1) - radius);
    }
};

// One segment of an elliptic tube, with the frame of its first end.
struct TubeSegment
{
    Frame from;
    Frame to;

    float operator()(const glm::vec3& p) const
    {
        const glm::vec3 axis = to.centre - from.centre;
        const float t = std::clamp(
            glm::dot(p - from.centre, axis) / (glm::dot(axis, axis) + 1e-12f), 0.0f, 1.0f);
        const float a = from.halfWidth + (to.halfWidth - from.halfWidth) * t;
        const float b = from.halfThickness + (to.halfThickness - from.halfThickness) * t;
        const glm::vec3 q = p - from.centre - t * axis;
        const glm::vec3 local(glm::dot(q, from.wide), glm::dot(q, from.thick()),
                              glm::dot(q, from.tangent));
        return ellipsoidDistance(local, {a, b, b});
    }
};

float radiusAt(std::span<const float> radii, std::size_t index)
{
    return radii.size() == 1 ? radii[0] : radii[index];
}

void append(Shape& shape, Shape more)
{
    std::move(more.begin(), more.end(), std::back_inserter(shape));
}

// The grid points that a box touches.
struct IndexBox
{
    glm::ivec3 first{0};
    glm::ivec3 end{0};

    [[nodiscard]] bool empty() const
    {
        return end.x <= first.x || end.y <= first.y || end.z <= first.z;
    }
};

IndexBox indexBox(const DenseField& field, const Aabb& box)
{
    const glm::vec3 low = (box.min - field.origin) / field.voxel;
    const glm::vec3 high = (box.max - field.origin) / field.voxel;
    return {glm::max(glm::ivec3(glm::floor(low)), glm::ivec3(0)),
            glm::min(glm::ivec3(glm::ceil(high)) + 1, field.size)};
}

template <typename Visit>
void forEachPoint(const IndexBox& box, const DenseField& field, Visit visit)
{
    for (int x = box.first.x; x < box.end.x; ++x)
    {
        for (int y = box.first.y; y < box.end.y; ++y)
        {
            const auto row = (static_cast<std::size_t>(x) * static_cast<std::size_t>(field.size.y) +
                              static_cast<std::size_t>(y)) *
                             static_cast<std::size_t>(field.size.z);
            for (int z = box.first.z; z < box.end.z; ++z)
            {
                visit(row + static_cast<std::size_t>(z),
                      field.origin + field.voxel * glm::vec3(x, y, z));
            }
        }
    }
}

// Polynomial smooth minimum: differs from min() only where |a - b| < blend.
float smoothMin(float a, float b, float blend)
{
    const float h = std::max(blend - std::abs(a - b), 0.0f) / blend;
    return std::min(a, b) - h * h * blend * 0.25f;
}

// `value` of what is there after `solid` is joined to it or cut out of it.
float blended(float value, float solid, const Operation& operation)
{
    return operation.adds ? smoothMin(value, solid, operation.blend)
                          : -smoothMin(-value, solid, operation.blend);
}

bool contains(const Aabb& box, const glm::vec3& p)
{
    return glm::all(glm::greaterThanEqual(p, box.min)) && glm::all(glm::lessThanEqual(p, box.max));
}

// Distance to what the operations make, right near its surface. The boxes of their pieces are so
// wide that a piece changes nothing outside of its own.
struct Solid
{
    std::vector<Operation> operations;
    float grow = 0.0f;

    float operator()(const glm::vec3& p) const
    {
        float value = kFar;
        for (const Operation& operation : operations)
        {
            float shape = kFar;
            for (const Piece& piece : operation.shape)
            {
                if (contains(piece.bounds, p))
                {
                    shape = std::min(shape, piece.distance(p));
                }
            }
            value = blended(value, shape, operation);
        }
        return value - grow;
    }
};

}  // namespace

Shape cone(const glm::vec3& a, const glm::vec3& b, float radiusA, float radiusB)
{
    Aabb bounds;
    bounds.add(a);
    bounds.add(b);
    return {{padded(bounds, std::max(radiusA, radiusB)), RoundCone{a, b, radiusA, radiusB}}};
}

Shape chain(std::span<const glm::vec3> points, std::span<const float> radii)
{
    KNOTLAS_ASSERT(points.size() >= 2 && (radii.size() == 1 || radii.size() == points.size()));
    Shape shape;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
    {
        append(shape, cone(points[i], points[i + 1], radiusAt(radii, i), radiusAt(radii, i + 1)));
    }
    return shape;
}

Shape ellipsoid(const glm::vec3& centre, const glm::vec3& radii, const glm::mat3& axes)
{
    const glm::mat3 toLocal = glm::transpose(axes);
    return {{boxAround(centre, radii, axes),
             [=](const glm::vec3& p) { return ellipsoidDistance(toLocal * (p - centre), radii); }}};
}

Shape superEllipsoid(const glm::vec3& centre, const glm::vec3& radii, float exponent,
                     const glm::mat3& axes)
{
    const glm::mat3 toLocal = glm::transpose(axes);
    const float smallest = std::min({radii.x, radii.y, radii.z});
    return {{boxAround(centre, radii, axes), [=](const glm::vec3& p) {
                 const glm::vec3 q = glm::abs(toLocal * (p - centre)) / radii;
                 const float sum =
                     std::pow(q.x, exponent) + std::pow(q.y, exponent) + std::pow(q.z, exponent);
                 return (std::pow(sum, 1.0f / exponent) - 1.0f) * smallest;
             }}};
}

Shape thickTriangle(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c,
                    const glm::vec3& radii)
{
    Aabb bounds;
    bounds.add(a);
    bounds.add(b);
    bounds.add(c);
    return {{padded(bounds, std::max({radii.x, radii.y, radii.z})), ThickTriangle{a, b, c, radii}}};
}

Shape fan(const glm::vec3& centre, float centreRadius, std::span<const glm::vec3> rim,
          std::span<const float> rimRadii)
{
    Shape shape;
    for (std::size_t i = 0; i + 1 < rim.size(); ++i)
    {
        append(shape,
               thickTriangle(centre, rim[i], rim[i + 1],
                             {centreRadius, radiusAt(rimRadii, i), radiusAt(rimRadii, i + 1)}));
    }
    return shape;
}

Shape strip(std::span<const glm::vec3> p, std::span<const float> radiiP,
            std::span<const glm::vec3> q, std::span<const float> radiiQ)
{
    KNOTLAS_ASSERT(p.size() == q.size());
    Shape shape;
    for (std::size_t i = 0; i + 1 < p.size(); ++i)
    {
        const float p0 = radiusAt(radiiP, i);
        const float p1 = radiusAt(radiiP, i + 1);
        const float q0 = radiusAt(radiiQ, i);
        const float q1 = radiusAt(radiiQ, i + 1);
        append(shape, thickTriangle(p[i], p[i + 1], q[i], {p0, p1, q0}));
        append(shape, thickTriangle(p[i + 1], q[i + 1], q[i], {p1, q1, q0}));
    }
    return shape;
}

Shape tube(std::span<const Frame> frames, float inflate, float scale)
{
    Shape shape;
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
    {
        TubeSegment segment{frames[i], frames[i + 1]};
        Aabb bounds;
        float reach = 0.0f;
        for (Frame* frame : {&segment.from, &segment.to})
        {
            frame->halfWidth = frame->halfWidth * scale + inflate;
            frame->halfThickness = frame->halfThickness * scale + inflate;
            bounds.add(frame->centre);
            reach = std::max({reach, frame->halfWidth, frame->halfThickness});
        }
        shape.push_back({padded(bounds, reach), segment});
    }
    return shape;
}

Shape solid(std::vector<Operation> operations, float grow)
{
    constexpr float kNear = 0.004f;  // metres: distances are asked for so far from the surface
    Aabb bounds;
    for (Operation& operation : operations)
    {
        for (Piece& piece : operation.shape)
        {
            if (operation.adds)
            {
                bounds.add(padded(piece.bounds, grow + 0.25f * operation.blend));
            }
            piece.bounds = padded(piece.bounds, operation.blend + grow + kNear);
        }
    }
    KNOTLAS_ASSERT(!bounds.empty());
    return {{bounds, Solid{std::move(operations), grow}}};
}

Shape mirrored(const Shape& shape)
{
    Shape result;
    for (const Piece& piece : shape)
    {
        const Aabb bounds{{-piece.bounds.max.x, piece.bounds.min.y, piece.bounds.min.z},
                          {-piece.bounds.min.x, piece.bounds.max.y, piece.bounds.max.z}};
        result.push_back({bounds, [distance = piece.distance](const glm::vec3& p) {
                              return distance({-p.x, p.y, p.z});
                          }});
    }
    return result;
}

glm::mat3 axesFrom(const glm::vec3& z, const glm::vec3& x)
{
    const glm::vec3 localX = glm::normalize(x);
    const glm::vec3 localZ = glm::normalize(z - localX * glm::dot(z, localX));
    return {localX, glm::cross(localZ, localX), localZ};
}

Field& Field::apply(Operation operation)
{
    operations_.push_back(std::move(operation));
    return *this;
}

Field& Field::add(Shape shape, float blend)
{
    return apply({std::move(shape), blend, true});
}

Field& Field::subtract(Shape shape, float blend)
{
    return apply({std::move(shape), blend, false});
}

DenseField Field::evaluate() const
{
    Aabb bounds;
    for (const Operation& operation : operations_)
    {
        for (const Piece& piece : operation.shape)
        {
            if (operation.adds)
            {
                bounds.add(piece.bounds);
            }
        }
    }
    KNOTLAS_ASSERT(!bounds.empty());
    bounds = padded(bounds, 4.0f * voxel_);

    DenseField field;
    field.voxel = voxel_;
    const glm::ivec3 first(glm::floor(bounds.min / voxel_));
    const glm::ivec3 last(glm::ceil(bounds.max / voxel_));
    field.size = last - first + 1;
    field.origin = glm::vec3(first) * voxel_;
    const std::size_t count = static_cast<std::size_t>(field.size.x) *
                              static_cast<std::size_t>(field.size.y) *
                              static_cast<std::size_t>(field.size.z);
    field.values.assign(count, kFar);

    // The union of the pieces first, each only near itself, then one blend with what is there.
    std::vector<float> shape(count, kFar);
    for (const Operation& operation : operations_)
    {
        const float margin = operation.blend + 4.0f * voxel_;
        Aabb touched;
        for (const Piece& piece : operation.shape)
        {
            const Aabb near = padded(piece.bounds, margin);
            touched.add(near);
            forEachPoint(indexBox(field, near), field, [&](std::size_t i, const glm::vec3& point) {
                shape[i] = std::min(shape[i], piece.distance(point));
            });
        }
        forEachPoint(indexBox(field, touched), field, [&](std::size_t i, const glm::vec3&) {
            field.values[i] = blended(field.values[i], std::exchange(shape[i], kFar), operation);
        });
    }
    return field;
}

LevelSet Field::levelSet(float bandVoxels) const
{
    return LevelSet::fromDense(evaluate(), bandVoxels);
}

geometry::TriMesh Field::mesh(int smoothing) const
{
    if (smoothing == 0)
    {
        return surfaceOf(evaluate());
    }
    return levelSet().meanCurvature(smoothing).toMesh();
}

}  // namespace knotlas::sculpt
