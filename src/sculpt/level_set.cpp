#include "sculpt/level_set.h"

#include "core/assert.h"
#include "sculpt/mesh_repair.h"

#include <openvdb/openvdb.h>
#include <openvdb/tools/Composite.h>
#include <openvdb/tools/Dense.h>
#include <openvdb/tools/Interpolation.h>
#include <openvdb/tools/LevelSetFilter.h>
#include <openvdb/tools/LevelSetRebuild.h>
#include <openvdb/tools/MeshToVolume.h>
#include <openvdb/tools/SignedFloodFill.h>
#include <openvdb/tools/VolumeToMesh.h>
#include <tbb/global_control.h>

#include <cmath>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

using openvdb::FloatGrid;
using Transform = openvdb::math::Transform;

openvdb::Vec3d toVdb(const glm::vec3& v)
{
    return {static_cast<double>(v.x), static_cast<double>(v.y), static_cast<double>(v.z)};
}

glm::vec3 fromVdb(const openvdb::Vec3d& v)
{
    return {static_cast<float>(v.x()), static_cast<float>(v.y()), static_cast<float>(v.z())};
}

// Feeds a TriMesh to openvdb::tools::meshToVolume without a copy of its triangles.
struct MeshAdapter
{
    const geometry::TriMesh& mesh;
    const Transform& transform;

    [[nodiscard]] std::size_t polygonCount() const { return mesh.triangles.size(); }

    [[nodiscard]] std::size_t pointCount() const { return mesh.positions.size(); }

    [[nodiscard]] std::size_t vertexCount(std::size_t) const { return 3; }

    void getIndexSpacePoint(std::size_t polygon, std::size_t corner, openvdb::Vec3d& out) const
    {
        const auto index = mesh.triangles[polygon][static_cast<glm::length_t>(corner)];
        out = transform.worldToIndex(toVdb(mesh.positions[index]));
    }
};

Transform::Ptr makeTransform(float voxel)
{
    return Transform::createLinearTransform(static_cast<double>(voxel));
}

// Central differences over one voxel; unit, or zero where the field is flat.
glm::vec3 gradientAt(FloatGrid::ConstAccessor& accessor, const openvdb::Vec3d& index)
{
    using Sampler = openvdb::tools::BoxSampler;
    openvdb::Vec3d gradient;
    for (int axis = 0; axis < 3; ++axis)
    {
        openvdb::Vec3d step(0.0);
        step[axis] = 1.0;
        gradient[axis] = static_cast<double>(Sampler::sample(accessor, index + step)) -
                         static_cast<double>(Sampler::sample(accessor, index - step));
    }
    const double length = gradient.length();
    return length > 1e-12 ? fromVdb(gradient / length) : glm::vec3(0.0f);
}

FloatGrid::Ptr gridOf(const DenseField& field, float bandVoxels)
{
    openvdb::initialize();
    const auto grid = FloatGrid::create(field.voxel * bandVoxels);
    const Transform::Ptr transform = makeTransform(field.voxel);
    grid->setTransform(transform);
    grid->setGridClass(openvdb::GRID_LEVEL_SET);

    const openvdb::Vec3d index = transform->worldToIndex(toVdb(field.origin));
    const openvdb::Coord first = openvdb::Coord::round(index);
    KNOTLAS_ASSERT((index - first.asVec3d()).length() < 0.01);
    const openvdb::Coord last =
        first.offsetBy(field.size.x - 1, field.size.y - 1, field.size.z - 1);
    const openvdb::tools::Dense<const float, openvdb::tools::LayoutZYX> dense(
        openvdb::CoordBBox(first, last), field.values.data());
    openvdb::tools::copyFromDense(dense, *grid, 0.0f);
    return grid;
}

geometry::TriMesh extractSurface(const FloatGrid& grid, float iso, float adaptivity)
{
    std::vector<openvdb::Vec3s> points;
    std::vector<openvdb::Vec3I> triangles;
    std::vector<openvdb::Vec4I> quads;
    openvdb::tools::volumeToMesh(grid, points, triangles, quads, static_cast<double>(iso),
                                 static_cast<double>(adaptivity));

    geometry::TriMesh mesh;
    mesh.positions.reserve(points.size());
    for (const auto& p : points)
    {
        mesh.positions.emplace_back(p.x(), p.y(), p.z());
    }
    // OpenVDB winds clockwise.
    mesh.triangles.reserve(triangles.size() + 2 * quads.size());
    for (const auto& t : triangles)
    {
        mesh.triangles.emplace_back(t[0], t[2], t[1]);
    }
    for (const auto& q : quads)
    {
        mesh.triangles.emplace_back(q[0], q[2], q[1]);
        mesh.triangles.emplace_back(q[0], q[3], q[2]);
    }
    makeManifold(mesh);

    auto accessor = grid.getConstAccessor();
    mesh.normals.reserve(mesh.positions.size());
    for (const glm::vec3& position : mesh.positions)
    {
        mesh.normals.push_back(
            gradientAt(accessor, grid.transform().worldToIndex(toVdb(position))));
    }
    return mesh;
}

}  // namespace

geometry::TriMesh surfaceOf(const DenseField& field)
{
    return extractSurface(*gridOf(field, 3.0f), 0.0f, 0.0f);
}

struct ThreadLimit::Impl
{
    tbb::global_control control{tbb::global_control::max_allowed_parallelism, 2};
};

ThreadLimit::ThreadLimit() : impl_(std::make_unique<Impl>()) {}

ThreadLimit::~ThreadLimit() = default;

struct LevelSet::Impl
{
    FloatGrid::Ptr grid;
};

LevelSet::LevelSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

LevelSet::LevelSet(float voxel, float bandVoxels) : impl_(std::make_unique<Impl>())
{
    openvdb::initialize();
    impl_->grid = FloatGrid::create(voxel * bandVoxels);
    impl_->grid->setTransform(makeTransform(voxel));
    impl_->grid->setGridClass(openvdb::GRID_LEVEL_SET);
}

LevelSet::~LevelSet() = default;

LevelSet::LevelSet(const LevelSet& other) : impl_(std::make_unique<Impl>())
{
    impl_->grid = other.impl_->grid->deepCopy();
}

LevelSet::LevelSet(LevelSet&&) noexcept = default;

LevelSet& LevelSet::operator=(const LevelSet& other)
{
    impl_ = LevelSet(other).impl_;
    return *this;
}

LevelSet& LevelSet::operator=(LevelSet&&) noexcept = default;

LevelSet LevelSet::fromMesh(const geometry::TriMesh& mesh, float voxel, float bandVoxels)
{
    openvdb::initialize();
    const Transform::Ptr transform = makeTransform(voxel);
    auto impl = std::make_unique<Impl>();
    impl->grid = openvdb::tools::meshToVolume<FloatGrid>(MeshAdapter{mesh, *transform}, *transform,
                                                         bandVoxels, bandVoxels);
    impl->grid->setGridClass(openvdb::GRID_LEVEL_SET);
    return LevelSet(std::move(impl));
}

LevelSet LevelSet::fromDense(const DenseField& field, float bandVoxels)
{
    const FloatGrid::Ptr grid = gridOf(field, bandVoxels);
    auto impl = std::make_unique<Impl>();
    impl->grid = openvdb::tools::levelSetRebuild(*grid, 0.0f, bandVoxels);
    return LevelSet(std::move(impl));
}

LevelSet& LevelSet::unite(const LevelSet& other)
{
    KNOTLAS_ASSERT(voxel() == other.voxel());
    const auto copy = other.impl_->grid->deepCopy();
    openvdb::tools::csgUnion(*impl_->grid, *copy);
    return *this;
}

LevelSet& LevelSet::subtract(const LevelSet& other)
{
    KNOTLAS_ASSERT(voxel() == other.voxel());
    const auto copy = other.impl_->grid->deepCopy();
    openvdb::tools::csgDifference(*impl_->grid, *copy);
    return *this;
}

LevelSet& LevelSet::intersect(const LevelSet& other)
{
    KNOTLAS_ASSERT(voxel() == other.voxel());
    const auto copy = other.impl_->grid->deepCopy();
    openvdb::tools::csgIntersection(*impl_->grid, *copy);
    return *this;
}

LevelSet& LevelSet::gaussian(int iterations, int width)
{
    openvdb::tools::LevelSetFilter<FloatGrid> filter(*impl_->grid);
    for (int i = 0; i < iterations; ++i)
    {
        filter.gaussian(width);
    }
    return *this;
}

LevelSet& LevelSet::median(int iterations, int width)
{
    openvdb::tools::LevelSetFilter<FloatGrid> filter(*impl_->grid);
    for (int i = 0; i < iterations; ++i)
    {
        filter.median(width);
    }
    return *this;
}

LevelSet& LevelSet::meanCurvature(int iterations)
{
    openvdb::tools::LevelSetFilter<FloatGrid> filter(*impl_->grid);
    for (int i = 0; i < iterations; ++i)
    {
        filter.meanCurvature();
    }
    return *this;
}

LevelSet& LevelSet::laplacian(int iterations)
{
    openvdb::tools::LevelSetFilter<FloatGrid> filter(*impl_->grid);
    for (int i = 0; i < iterations; ++i)
    {
        filter.laplacian();
    }
    return *this;
}

LevelSet& LevelSet::offset(float distance)
{
    openvdb::tools::LevelSetFilter<FloatGrid> filter(*impl_->grid);
    filter.offset(-distance);  // OpenVDB erodes with positive values
    return *this;
}

LevelSet LevelSet::rebuilt(float bandVoxels, float iso) const
{
    auto impl = std::make_unique<Impl>();
    impl->grid = openvdb::tools::levelSetRebuild(*impl_->grid, iso, bandVoxels);
    return LevelSet(std::move(impl));
}

LevelSet LevelSet::resampled(float voxel, float bandVoxels) const
{
    const Transform::Ptr transform = makeTransform(voxel);
    auto impl = std::make_unique<Impl>();
    impl->grid = openvdb::tools::levelSetRebuild(*impl_->grid, 0.0f, bandVoxels, bandVoxels,
                                                 transform.get());
    return LevelSet(std::move(impl));
}

float LevelSet::distance(const glm::vec3& point) const
{
    auto accessor = impl_->grid->getConstAccessor();
    return openvdb::tools::BoxSampler::sample(accessor,
                                              impl_->grid->transform().worldToIndex(toVdb(point)));
}

void LevelSet::sample(std::span<const glm::vec3> points, std::span<float> distances,
                      std::span<glm::vec3> gradients) const
{
    KNOTLAS_ASSERT(points.size() == distances.size());
    KNOTLAS_ASSERT(gradients.empty() || gradients.size() == points.size());
    auto accessor = impl_->grid->getConstAccessor();
    const auto& transform = impl_->grid->transform();
    for (std::size_t i = 0; i < points.size(); ++i)
    {
        const openvdb::Vec3d index = transform.worldToIndex(toVdb(points[i]));
        distances[i] = openvdb::tools::BoxSampler::sample(accessor, index);
        if (!gradients.empty())
        {
            gradients[i] = gradientAt(accessor, index);
        }
    }
}

geometry::TriMesh LevelSet::toMesh(float iso, float adaptivity) const
{
    return extractSurface(*impl_->grid, iso, adaptivity);
}

float LevelSet::voxel() const
{
    return static_cast<float>(impl_->grid->voxelSize()[0]);
}

}  // namespace knotlas::sculpt
