#include "sculpt/skin_volume.h"

#include "core/assert.h"
#include "sculpt/parallel.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vector_relational.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::sculpt
{
namespace
{

constexpr float kFar = 0.05f;

float smoothMin(float a, float b, float blend)
{
    const float h = std::max(blend - std::abs(a - b), 0.0f) / blend;
    return std::min(a, b) - 0.25f * h * h * blend;
}

std::size_t indexOf(const DenseField& field, int x, int y, int z)
{
    const auto [sx, sy, sz] = std::array{static_cast<std::size_t>(x), static_cast<std::size_t>(y),
                                         static_cast<std::size_t>(z)};
    return (sx * static_cast<std::size_t>(field.size.y) + sy) *
               static_cast<std::size_t>(field.size.z) +
           sz;
}

// Calls `visit(index, point)` for the grid points of the box [first, last], in parallel.
template <typename Visit>
void forPoints(const DenseField& field, const glm::ivec3& first, const glm::ivec3& last,
               const Visit& visit)
{
    if (first.x > last.x)
    {
        return;
    }
    forEachIndex(static_cast<std::size_t>(last.x - first.x + 1), [&](std::size_t layer) {
        const int x = first.x + static_cast<int>(layer);
        for (int y = first.y; y <= last.y; ++y)
        {
            for (int z = first.z; z <= last.z; ++z)
            {
                const glm::vec3 point = field.origin + field.voxel * glm::vec3(x, y, z);
                visit(indexOf(field, x, y, z), point);
            }
        }
    });
}

template <typename Visit> void forAllPoints(const DenseField& field, const Visit& visit)
{
    forPoints(field, glm::ivec3(0), field.size - 1, visit);
}

struct IndexBox
{
    glm::ivec3 first, last;
};

IndexBox indicesNear(const DenseField& field, const geometry::Aabb& box, float margin)
{
    const glm::vec3 lo = (box.min - margin - field.origin) / field.voxel;
    const glm::vec3 hi = (box.max + margin - field.origin) / field.voxel;
    return {glm::max(glm::ivec3(glm::floor(lo)), glm::ivec3(0)),
            glm::min(glm::ivec3(glm::ceil(hi)), field.size - 1)};
}

geometry::Aabb boundsOfShape(const Shape& shape)
{
    geometry::Aabb bounds;
    for (const Piece& piece : shape)
    {
        bounds.add(piece.bounds);
    }
    return bounds;
}

std::vector<float> gaussianKernel(float sigmaVoxels)
{
    const int reach = std::max(1, static_cast<int>(std::ceil(3.0f * sigmaVoxels)));
    std::vector<float> kernel(static_cast<std::size_t>(2 * reach + 1));
    float sum = 0.0f;
    for (int i = -reach; i <= reach; ++i)
    {
        const float t = static_cast<float>(i) / sigmaVoxels;
        kernel[static_cast<std::size_t>(i + reach)] = std::exp(-0.5f * t * t);
        sum += kernel[static_cast<std::size_t>(i + reach)];
    }
    for (float& weight : kernel)
    {
        weight /= sum;
    }
    return kernel;
}

}  // namespace

SkinVolume::SkinVolume(const geometry::Aabb& box, float voxel)
{
    KNOTLAS_ASSERT(!box.empty() && voxel > 0.0f);
    reflects_ = box.max.x >= 0.0f;
    const glm::ivec3 first(glm::floor(box.min / voxel));
    glm::ivec3 last(glm::ceil(box.max / voxel));
    last.x = std::min(last.x, 0);
    field_.voxel = voxel;
    field_.size = last - first + 1;
    field_.origin = glm::vec3(first) * voxel;
    field_.values.assign(indexOf(field_, field_.size.x, 0, 0), kFar);
}

void SkinVolume::fill(const Distance& distance)
{
    forAllPoints(field_,
                 [&](std::size_t i, const glm::vec3& p) { field_.values[i] = distance(p); });
}

void SkinVolume::change(const std::function<float(const glm::vec3&, float)>& changed)
{
    forAllPoints(field_, [&](std::size_t i, const glm::vec3& p) {
        field_.values[i] = changed(p, field_.values[i]);
    });
}

void SkinVolume::unite(const LevelSet& solid, float growth, float blend)
{
    const auto length = static_cast<std::size_t>(field_.size.z);
    forEachIndex(static_cast<std::size_t>(field_.size.x), [&](std::size_t layer) {
        const int x = static_cast<int>(layer);
        std::vector<glm::vec3> points(length);
        std::vector<float> distances(length);
        for (int y = 0; y < field_.size.y; ++y)
        {
            for (std::size_t z = 0; z < length; ++z)
            {
                points[z] = field_.origin + field_.voxel * glm::vec3(x, y, z);
            }
            solid.sample(points, distances);
            float* line = &field_.values[indexOf(field_, x, y, 0)];
            for (std::size_t z = 0; z < length; ++z)
            {
                line[z] = smoothMin(line[z], distances[z] - growth, blend);
            }
        }
    });
}

void SkinVolume::unite(const SkinVolume& other, float blend)
{
    KNOTLAS_ASSERT(field_.size == other.field_.size && field_.origin == other.field_.origin);
    forAllPoints(field_, [&](std::size_t i, const glm::vec3&) {
        field_.values[i] = smoothMin(field_.values[i], other.field_.values[i], blend);
    });
}

void SkinVolume::intersect(const Distance& distance, float blend)
{
    forAllPoints(field_, [&](std::size_t i, const glm::vec3& p) {
        field_.values[i] = -smoothMin(-field_.values[i], -distance(p), blend);
    });
}

void SkinVolume::add(const Shape& shape, float blend)
{
    blendShape(shape, blend, true);
    if (reflects_)
    {
        blendShape(mirrored(shape), blend, true);
    }
}

void SkinVolume::subtract(const Shape& shape, float blend)
{
    blendShape(shape, blend, false);
    if (reflects_)
    {
        blendShape(mirrored(shape), blend, false);
    }
}

void SkinVolume::blendShape(const Shape& shape, float blend, bool adds)
{
    const float margin = blend + 4.0f * field_.voxel;
    const IndexBox all = indicesNear(field_, boundsOfShape(shape), margin);
    if (glm::any(glm::greaterThan(all.first, all.last)))
    {
        return;
    }
    // The sharp union of the pieces first, each near itself only, then one blend with the rest.
    DenseField solid;
    solid.voxel = field_.voxel;
    solid.size = all.last - all.first + 1;
    solid.origin = field_.origin + field_.voxel * glm::vec3(all.first);
    solid.values.assign(indexOf(solid, solid.size.x, 0, 0), kFar);
    for (const Piece& piece : shape)
    {
        const IndexBox near = indicesNear(solid, piece.bounds, margin);
        forPoints(solid, near.first, near.last, [&](std::size_t i, const glm::vec3& p) {
            solid.values[i] = std::min(solid.values[i], piece.distance(p));
        });
    }
    forEachIndex(static_cast<std::size_t>(solid.size.x), [&](std::size_t layer) {
        const int x = static_cast<int>(layer);
        for (int y = 0; y < solid.size.y; ++y)
        {
            for (int z = 0; z < solid.size.z; ++z)
            {
                const float d = solid.values[indexOf(solid, x, y, z)];
                float& value =
                    field_
                        .values[indexOf(field_, all.first.x + x, all.first.y + y, all.first.z + z)];
                value = adds ? smoothMin(value, d, blend) : -smoothMin(-value, d, blend);
            }
        }
    });
}

void SkinVolume::soften(float sigma)
{
    const std::vector<float> kernel = gaussianKernel(sigma / field_.voxel);
    for (int axis = 0; axis < 3; ++axis)
    {
        softenAxis(axis, kernel);
    }
}

void SkinVolume::softenNear(const glm::vec3& centre, float reach, float sigma)
{
    const IndexBox near = indicesNear(field_, {centre - reach, centre + reach}, 0.0f);
    if (glm::any(glm::greaterThan(near.first, near.last)))
    {
        return;
    }
    SkinVolume local({centre - reach - 3.0f * sigma, centre + reach + 3.0f * sigma}, field_.voxel);
    local.fill([&](const glm::vec3& p) { return distance(p); });
    local.soften(sigma);
    forPoints(field_, near.first, near.last, [&](std::size_t i, const glm::vec3& p) {
        const float away = glm::distance(p, centre) / reach;
        const float share = 1.0f - glm::smoothstep(0.5f, 1.0f, away);
        field_.values[i] = glm::mix(field_.values[i], local.distance(p), share);
    });
}

void SkinVolume::softenAxis(int axis, std::span<const float> kernel)
{
    const int reach = static_cast<int>(kernel.size() / 2);
    const int length = field_.size[axis];
    const int a = (axis + 1) % 3;
    const int b = (axis + 2) % 3;
    // The neighbour that a point beyond the end of a line stands for.
    const auto inside = [&](int i) {
        const bool mirror = axis == 0 && reflects_ && i >= length;
        return std::clamp(mirror ? 2 * (length - 1) - i : i, 0, length - 1);
    };
    forEachIndex(static_cast<std::size_t>(field_.size[a]), [&](std::size_t plane) {
        std::vector<float> line(static_cast<std::size_t>(length));
        glm::ivec3 at(0);
        at[a] = static_cast<int>(plane);
        for (at[b] = 0; at[b] < field_.size[b]; ++at[b])
        {
            for (at[axis] = 0; at[axis] < length; ++at[axis])
            {
                line[static_cast<std::size_t>(at[axis])] =
                    field_.values[indexOf(field_, at.x, at.y, at.z)];
            }
            for (at[axis] = 0; at[axis] < length; ++at[axis])
            {
                float sum = 0.0f;
                for (int k = -reach; k <= reach; ++k)
                {
                    sum += kernel[static_cast<std::size_t>(k + reach)] *
                           line[static_cast<std::size_t>(inside(at[axis] + k))];
                }
                field_.values[indexOf(field_, at.x, at.y, at.z)] = sum;
            }
        }
    });
}

float SkinVolume::distance(const glm::vec3& point) const
{
    glm::vec3 p = point;
    if (reflects_)
    {
        p.x = -std::abs(p.x);
    }
    const glm::vec3 limit(field_.size - 1);
    const glm::vec3 q = glm::clamp((p - field_.origin) / field_.voxel, glm::vec3(0.0f), limit);
    const glm::ivec3 cell = glm::min(glm::ivec3(q), field_.size - 2);
    const glm::vec3 f = q - glm::vec3(cell);
    float sum = 0.0f;
    for (int corner = 0; corner < 8; ++corner)
    {
        const glm::ivec3 o(corner & 1, corner >> 1 & 1, corner >> 2);
        const float weight = (o.x != 0 ? f.x : 1.0f - f.x) * (o.y != 0 ? f.y : 1.0f - f.y) *
                             (o.z != 0 ? f.z : 1.0f - f.z);
        const glm::ivec3 at = cell + o;
        sum += weight * field_.values[indexOf(field_, at.x, at.y, at.z)];
    }
    return sum;
}

DenseField SkinVolume::dense(float margin) const
{
    const int extra = reflects_ ? static_cast<int>(std::ceil(margin / field_.voxel)) : 0;
    KNOTLAS_ASSERT(extra < field_.size.x);
    DenseField whole = field_;
    whole.size.x += extra;
    whole.values.reserve(indexOf(whole, whole.size.x, 0, 0));
    const auto layer = static_cast<std::ptrdiff_t>(indexOf(field_, 1, 0, 0));
    for (int k = 1; k <= extra; ++k)
    {
        const auto from = field_.values.begin() + layer * (field_.size.x - 1 - k);
        whole.values.insert(whole.values.end(), from, from + layer);
    }
    const glm::ivec3 last = whole.size - 1;
    forAllPoints(whole, [&](std::size_t i, const glm::vec3& p) {
        const glm::ivec3 at(glm::round((p - whole.origin) / whole.voxel));
        if (glm::any(glm::equal(at, glm::ivec3(0))) || glm::any(glm::equal(at, last)))
        {
            whole.values[i] = std::max(whole.values[i], 0.5f * whole.voxel);
        }
    });
    return whole;
}

geometry::Aabb SkinVolume::box() const
{
    return {field_.origin, field_.origin + field_.voxel * glm::vec3(field_.size - 1)};
}

}  // namespace knotlas::sculpt
