#include "geometry/tri_mesh.h"

#include "core/assert.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace knotlas::geometry
{
namespace
{

struct Corners
{
    glm::dvec3 a;
    glm::dvec3 b;
    glm::dvec3 c;
};

Corners cornersOf(const TriMesh& mesh, const Triangle& triangle)
{
    return {mesh.positions[triangle.x], mesh.positions[triangle.y], mesh.positions[triangle.z]};
}

// Signed volume of the tetrahedron over the origin. The origin lies on the mid-sagittal plane, so
// the hole of a half mesh that is open there counts as covered.
double tetrahedronVolume(const Corners& corners)
{
    return glm::dot(corners.a, glm::cross(corners.b, corners.c)) / 6.0;
}

glm::vec3 vertexMean(const TriMesh& mesh)
{
    glm::dvec3 sum(0.0);
    for (const glm::vec3& position : mesh.positions)
    {
        sum += position;
    }
    return mesh.positions.empty() ? glm::vec3(0.0f)
                                  : glm::vec3(sum / double(mesh.positions.size()));
}

glm::vec3 mirrorX(const glm::vec3& v)
{
    return {-v.x, v.y, v.z};
}

glm::vec3 unitOr(const glm::vec3& v, const glm::vec3& fallback)
{
    const float length = glm::length(v);
    return length > 0.0f ? v / length : fallback;
}

// Copies the optional attributes of vertex `from` of `source` to the end of `target`.
void appendAttributes(TriMesh& target, const TriMesh& source, std::uint32_t from)
{
    if (!source.fibre.empty())
    {
        target.fibre.push_back(source.fibre[from]);
    }
    if (!source.shade.empty())
    {
        target.shade.push_back(source.shade[from]);
    }
}

}  // namespace

void Aabb::add(const glm::vec3& point)
{
    for (int axis = 0; axis < 3; ++axis)
    {
        min[axis] = std::min(min[axis], point[axis]);
        max[axis] = std::max(max[axis], point[axis]);
    }
}

void Aabb::add(const Aabb& box)
{
    if (!box.empty())
    {
        add(box.min);
        add(box.max);
    }
}

Aabb boundsOf(const TriMesh& mesh)
{
    Aabb box;
    for (const glm::vec3& position : mesh.positions)
    {
        box.add(position);
    }
    return box;
}

double triangleArea(const TriMesh& mesh, const Triangle& triangle)
{
    const Corners corners = cornersOf(mesh, triangle);
    return 0.5 * glm::length(glm::cross(corners.b - corners.a, corners.c - corners.a));
}

double surfaceArea(const TriMesh& mesh)
{
    double area = 0.0;
    for (const Triangle& triangle : mesh.triangles)
    {
        area += triangleArea(mesh, triangle);
    }
    return area;
}

double signedVolume(const TriMesh& mesh)
{
    double volume = 0.0;
    for (const Triangle& triangle : mesh.triangles)
    {
        volume += tetrahedronVolume(cornersOf(mesh, triangle));
    }
    return volume;
}

glm::vec3 volumeCentroid(const TriMesh& mesh)
{
    if (!isClosed(mesh))
    {
        return vertexMean(mesh);
    }
    double volume = 0.0;
    glm::dvec3 moment(0.0);
    for (const Triangle& triangle : mesh.triangles)
    {
        const Corners corners = cornersOf(mesh, triangle);
        const double part = tetrahedronVolume(corners);
        volume += part;
        moment += part * 0.25 * (corners.a + corners.b + corners.c);
    }
    constexpr double kNothingM3 = 1e-15;
    return std::abs(volume) < kNothingM3 ? vertexMean(mesh) : glm::vec3(moment / volume);
}

bool isClosed(const TriMesh& mesh)
{
    std::vector<std::uint64_t> edges;  // directed, from << 32 | to
    edges.reserve(mesh.triangles.size() * 3);
    for (const Triangle& triangle : mesh.triangles)
    {
        for (int i = 0; i < 3; ++i)
        {
            const std::uint64_t from = triangle[i];
            const std::uint64_t to = triangle[(i + 1) % 3];
            if (from == to)
            {
                return false;
            }
            edges.push_back(from << 32U | to);
        }
    }
    std::ranges::sort(edges);
    if (std::ranges::adjacent_find(edges) != edges.end())
    {
        return false;
    }
    return !edges.empty() && std::ranges::all_of(edges, [&](std::uint64_t edge) {
        return std::ranges::binary_search(edges, edge << 32U | edge >> 32U);
    });
}

std::vector<glm::vec3> computeNormals(const std::vector<glm::vec3>& positions,
                                      const std::vector<Triangle>& triangles)
{
    std::vector<glm::vec3> normals(positions.size(), glm::vec3(0.0f));
    for (const Triangle& triangle : triangles)
    {
        const glm::vec3& a = positions[triangle.x];
        const glm::vec3 twiceArea =
            glm::cross(positions[triangle.y] - a, positions[triangle.z] - a);
        normals[triangle.x] += twiceArea;
        normals[triangle.y] += twiceArea;
        normals[triangle.z] += twiceArea;
    }
    for (glm::vec3& normal : normals)
    {
        normal = unitOr(normal, glm::vec3(0.0f, 1.0f, 0.0f));
    }
    return normals;
}

TriMesh mirrored(const TriMesh& mesh)
{
    TriMesh image = mesh;
    std::ranges::transform(image.positions, image.positions.begin(), mirrorX);
    std::ranges::transform(image.normals, image.normals.begin(), mirrorX);
    for (Triangle& triangle : image.triangles)
    {
        std::swap(triangle.y, triangle.z);
    }
    return image;
}

MirroredHalf mirrorHalf(const TriMesh& half)
{
    KNOTLAS_ASSERT(half.normals.size() == half.positions.size());
    MirroredHalf whole{half, std::vector<std::uint32_t>(half.positions.size())};
    TriMesh& mesh = whole.mesh;
    const auto count = static_cast<std::uint32_t>(half.positions.size());
    for (std::uint32_t i = 0; i < count; ++i)
    {
        if (half.positions[i].x == 0.0f)
        {
            const glm::vec3 inPlane(0.0f, half.normals[i].y, half.normals[i].z);
            mesh.normals[i] = unitOr(inPlane, half.normals[i]);
            whole.mirrorOf[i] = i;
            continue;
        }
        whole.mirrorOf[i] = static_cast<std::uint32_t>(mesh.positions.size());
        mesh.positions.push_back(mirrorX(half.positions[i]));
        mesh.normals.push_back(mirrorX(half.normals[i]));
        appendAttributes(mesh, half, i);
    }
    whole.mirrorOf.resize(mesh.positions.size());
    for (std::uint32_t i = 0; i < count; ++i)
    {
        whole.mirrorOf[whole.mirrorOf[i]] = i;
    }
    for (const Triangle& triangle : half.triangles)
    {
        mesh.triangles.emplace_back(whole.mirrorOf[triangle.x], whole.mirrorOf[triangle.z],
                                    whole.mirrorOf[triangle.y]);
    }
    return whole;
}

}  // namespace knotlas::geometry
