#include "geometry/shapes.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <random>

namespace knotlas::test
{

using geometry::computeNormals;
using geometry::Triangle;
using geometry::TriMesh;

namespace
{

using Edge = std::pair<std::uint32_t, std::uint32_t>;

// Adds the point on an edge once, however many triangles ask for it.
class EdgePoints
{
  public:
    explicit EdgePoints(TriMesh& mesh) : mesh_(mesh) {}

    std::uint32_t at(std::uint32_t from, std::uint32_t to, float t)
    {
        const auto [entry, isNew] =
            points_.try_emplace(std::minmax(from, to), std::uint32_t(mesh_.positions.size()));
        if (isNew)
        {
            mesh_.positions.push_back(glm::mix(mesh_.positions[from], mesh_.positions[to], t));
        }
        return entry->second;
    }

  private:
    TriMesh& mesh_;
    std::map<Edge, std::uint32_t> points_;
};

TriMesh withNormals(TriMesh mesh)
{
    mesh.normals = computeNormals(mesh.positions, mesh.triangles);
    return mesh;
}

TriMesh icosahedron()
{
    const float g = std::numbers::phi_v<float>;
    TriMesh mesh;
    mesh.positions = {{-1, g, 0},  {1, g, 0},  {-1, -g, 0}, {1, -g, 0}, {0, -1, g},  {0, 1, g},
                      {0, -1, -g}, {0, 1, -g}, {g, 0, -1},  {g, 0, 1},  {-g, 0, -1}, {-g, 0, 1}};
    mesh.triangles = {{0, 11, 5}, {0, 5, 1},  {0, 1, 7},   {0, 7, 10}, {0, 10, 11},
                      {1, 5, 9},  {5, 11, 4}, {11, 10, 2}, {10, 7, 6}, {7, 1, 8},
                      {3, 9, 4},  {3, 4, 2},  {3, 2, 6},   {3, 6, 8},  {3, 8, 9},
                      {4, 9, 5},  {2, 4, 11}, {6, 2, 10},  {8, 6, 7},  {9, 8, 1}};
    return mesh;
}

}  // namespace

TriMesh plate(float width, float height, int columns, int rows)
{
    TriMesh mesh;
    std::mt19937 random(7);
    std::uniform_real_distribution<float> jitter(-0.3f, 0.3f);
    for (int row = 0; row <= rows; ++row)
    {
        for (int column = 0; column <= columns; ++column)
        {
            const bool rim = row == 0 || row == rows || column == 0 || column == columns;
            const float dx = jitter(random);
            const float dy = jitter(random);
            const float x = (float(column) + (rim ? 0.0f : dx)) / float(columns) - 0.5f;
            const float y = (float(row) + (rim ? 0.0f : dy)) / float(rows) - 0.5f;
            mesh.positions.emplace_back(width * x, height * y, 0.0f);
        }
    }
    for (int row = 0; row < rows; ++row)
    {
        for (int column = 0; column < columns; ++column)
        {
            const auto a = std::uint32_t(row * (columns + 1) + column);
            const auto b = a + 1;
            const auto c = a + std::uint32_t(columns) + 1;
            const auto d = c + 1;
            mesh.triangles.emplace_back(a, b, d);
            mesh.triangles.emplace_back(a, d, c);
        }
    }
    return withNormals(mesh);
}

TriMesh sphere(float radius, int subdivisions)
{
    TriMesh mesh = icosahedron();
    for (int i = 0; i < subdivisions; ++i)
    {
        mesh = subdivided(mesh);
    }
    for (glm::vec3& position : mesh.positions)
    {
        position = radius * glm::normalize(position);
    }
    return withNormals(mesh);
}

TriMesh capsule(const glm::vec3& from, const glm::vec3& to, float radius, int around)
{
    const glm::vec3 axis = glm::normalize(to - from);
    const glm::vec3 aside = std::abs(axis.x) < 0.9f ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0);
    const glm::vec3 u = glm::normalize(glm::cross(axis, aside));
    const glm::vec3 v = glm::cross(axis, u);
    const float step = 2.0f * std::numbers::pi_v<float> * radius / float(around);
    const int caps = std::max(2, around / 4);
    const int rings = std::max(1, int(glm::distance(from, to) / step));

    // Profile from the lower pole to the upper: height along the axis and distance from it.
    std::vector<std::pair<glm::vec3, float>> profile;
    for (int i = 1; i <= caps; ++i)
    {
        const float angle = 0.5f * std::numbers::pi_v<float> * float(i) / float(caps);
        profile.emplace_back(from - axis * radius * std::cos(angle), radius * std::sin(angle));
    }
    for (int i = 1; i <= rings; ++i)
    {
        profile.emplace_back(glm::mix(from, to, float(i) / float(rings)), radius);
    }
    for (int i = 1; i < caps; ++i)
    {
        const float angle = 0.5f * std::numbers::pi_v<float> * float(i) / float(caps);
        profile.emplace_back(to + axis * radius * std::sin(angle), radius * std::cos(angle));
    }

    TriMesh mesh;
    mesh.positions.push_back(from - axis * radius);
    for (const auto& [centre, ringRadius] : profile)
    {
        for (int i = 0; i < around; ++i)
        {
            const float angle = 2.0f * std::numbers::pi_v<float> * float(i) / float(around);
            mesh.positions.push_back(centre +
                                     ringRadius * (std::cos(angle) * u + std::sin(angle) * v));
        }
    }
    const auto top = std::uint32_t(mesh.positions.size());
    mesh.positions.push_back(to + axis * radius);

    const auto n = std::uint32_t(around);
    const auto at = [n](std::uint32_t ring, std::uint32_t i) { return 1 + ring * n + i % n; };
    const auto lastRing = std::uint32_t(profile.size()) - 1;
    for (std::uint32_t i = 0; i < n; ++i)
    {
        mesh.triangles.emplace_back(0, at(0, i + 1), at(0, i));
        mesh.triangles.emplace_back(top, at(lastRing, i), at(lastRing, i + 1));
        for (std::uint32_t ring = 0; ring < lastRing; ++ring)
        {
            mesh.triangles.emplace_back(at(ring, i), at(ring, i + 1), at(ring + 1, i + 1));
            mesh.triangles.emplace_back(at(ring, i), at(ring + 1, i + 1), at(ring + 1, i));
        }
    }
    return withNormals(mesh);
}

TriMesh translated(TriMesh mesh, const glm::vec3& offset)
{
    for (glm::vec3& position : mesh.positions)
    {
        position += offset;
    }
    return mesh;
}

TriMesh united(const TriMesh& a, const TriMesh& b)
{
    TriMesh mesh = a;
    const auto shift = std::uint32_t(a.positions.size());
    mesh.positions.insert(mesh.positions.end(), b.positions.begin(), b.positions.end());
    mesh.normals.insert(mesh.normals.end(), b.normals.begin(), b.normals.end());
    for (const Triangle& triangle : b.triangles)
    {
        mesh.triangles.push_back(triangle + shift);
    }
    return mesh;
}

TriMesh subdivided(const TriMesh& mesh)
{
    TriMesh fine;
    fine.positions = mesh.positions;
    EdgePoints middles(fine);
    for (const Triangle& t : mesh.triangles)
    {
        const std::uint32_t xy = middles.at(t.x, t.y, 0.5f);
        const std::uint32_t yz = middles.at(t.y, t.z, 0.5f);
        const std::uint32_t zx = middles.at(t.z, t.x, 0.5f);
        for (const Triangle& part : {Triangle(t.x, xy, zx), Triangle(xy, t.y, yz),
                                     Triangle(zx, yz, t.z), Triangle(xy, yz, zx)})
        {
            fine.triangles.push_back(part);
        }
    }
    return withNormals(fine);
}

TriMesh rightHalf(const TriMesh& mesh)
{
    TriMesh half;
    half.positions = mesh.positions;
    EdgePoints cuts(half);
    const auto cut = [&](std::uint32_t a, std::uint32_t b) {
        const float xa = half.positions[a].x;
        const float xb = half.positions[b].x;
        const std::uint32_t vertex =
            a < b ? cuts.at(a, b, xa / (xa - xb)) : cuts.at(b, a, xb / (xb - xa));
        half.positions[vertex].x = 0.0f;
        return vertex;
    };
    for (const Triangle& triangle : mesh.triangles)
    {
        std::vector<std::uint32_t> polygon;
        for (int i = 0; i < 3; ++i)
        {
            const std::uint32_t here = triangle[i];
            const std::uint32_t next = triangle[(i + 1) % 3];
            if (half.positions[here].x <= 0.0f)
            {
                polygon.push_back(here);
            }
            if (half.positions[here].x * half.positions[next].x < 0.0f)
            {
                polygon.push_back(cut(here, next));
            }
        }
        const bool inside = std::ranges::any_of(
            polygon, [&](std::uint32_t v) { return half.positions[v].x < 0.0f; });
        for (std::size_t i = 2; inside && i < polygon.size(); ++i)
        {
            half.triangles.emplace_back(polygon[0], polygon[i - 1], polygon[i]);
        }
    }
    // Drop what lies on the other side.
    std::vector<std::uint32_t> kept(half.positions.size(), ~0U);
    TriMesh compact;
    for (Triangle& triangle : half.triangles)
    {
        for (int i = 0; i < 3; ++i)
        {
            std::uint32_t& index = kept[triangle[i]];
            if (index == ~0U)
            {
                index = std::uint32_t(compact.positions.size());
                compact.positions.push_back(half.positions[triangle[i]]);
            }
            triangle[i] = index;
        }
    }
    compact.triangles = half.triangles;
    return withNormals(compact);
}

}  // namespace knotlas::test
