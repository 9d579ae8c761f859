#include "core/assert.h"
#include "geometry/flat.h"
#include "geometry/surface_walk.h"
#include "geometry/triangle.h"

#include <glm/geometric.hpp>

#include <cmath>

namespace knotlas::geometry
{
namespace
{

// How many triangles are unfolded at most behind a wide corner before it is taken as it is.
constexpr int kMaxUnfolded = 12;

int cornerOf(const Triangle& triangle, std::uint32_t vertex)
{
    return triangle.x == vertex ? 0 : triangle.y == vertex ? 1 : 2;
}

// The angle at the origin from `from` to `to` is narrower than a right angle.
bool isNarrow(const glm::vec2& from, const glm::vec2& to)
{
    return glm::dot(from, to) > 0.0f;
}

// The wedge of a corner that lies flat with `target` at the origin.
Wedge flatWedge(std::uint32_t target, std::uint32_t a, const glm::vec2& flatA, std::uint32_t b,
                const glm::vec2& flatB)
{
    Wedge wedge{a, b, target, glm::distance(flatA, flatB)};
    wedge.toA = glm::length(flatA);
    wedge.toB = glm::length(flatB);
    if (wedge.base > 0.0f)
    {
        const glm::vec2 along = (flatB - flatA) / wedge.base;
        wedge.apex.x = glm::dot(-flatA, along);
        wedge.apex.y = std::abs(flatA.x * along.y - flatA.y * along.x);
    }
    return wedge;
}

}  // namespace

template <typename ForEachPair>
Surface::Rows Surface::gatherRows(std::size_t rowCount, ForEachPair forEachPair)
{
    Rows rows;
    rows.first.assign(rowCount + 1, 0);
    forEachPair([&](std::uint32_t row, std::uint32_t) { ++rows.first[row + 1]; });
    for (std::size_t i = 0; i < rowCount; ++i)
    {
        rows.first[i + 1] += rows.first[i];
    }
    rows.items.resize(rows.first.back());
    std::vector<std::uint32_t> next(rows.first.begin(), rows.first.end() - 1);
    forEachPair([&](std::uint32_t row, std::uint32_t item) { rows.items[next[row]++] = item; });
    return rows;
}

std::vector<float> vertexAreas(const TriMesh& mesh)
{
    std::vector<float> areas(mesh.positions.size(), 0.0f);
    for (const Triangle& triangle : mesh.triangles)
    {
        const auto third = static_cast<float>(triangleArea(mesh, triangle) / 3.0);
        for (int corner = 0; corner < 3; ++corner)
        {
            areas[triangle[corner]] += third;
        }
    }
    return areas;
}

Surface::Surface(const TriMesh& mesh)
    : positions_(mesh.positions), triangles_(mesh.triangles),
      vertexAreas_(geometry::vertexAreas(mesh))
{
    const auto triangleCount = static_cast<std::uint32_t>(triangles_.size());
    trianglesAround_ = gatherRows(positions_.size(), [&](auto add) {
        for (std::uint32_t t = 0; t < triangleCount; ++t)
        {
            for (int corner = 0; corner < 3; ++corner)
            {
                add(triangles_[t][corner], t);
            }
        }
    });
    across_.resize(triangleCount);
    for (std::uint32_t t = 0; t < triangleCount; ++t)
    {
        for (int corner = 0; corner < 3; ++corner)
        {
            across_[t][corner] = findAcross(t, corner);
        }
    }
    wedges_.reserve(std::size_t{4} * triangleCount);
    for (std::uint32_t t = 0; t < triangleCount; ++t)
    {
        for (int corner = 0; corner < 3; ++corner)
        {
            addWedges(t, corner);
        }
    }
    wedgesFrom_ = gatherRows(positions_.size(), [&](auto add) {
        for (std::uint32_t w = 0; w < wedges_.size(); ++w)
        {
            add(wedges_[w].a, w);
            add(wedges_[w].b, w);
        }
    });
}

std::array<glm::vec3, 3> Surface::corners(std::uint32_t triangle) const
{
    const Triangle& t = triangles_[triangle];
    return {positions_[t.x], positions_[t.y], positions_[t.z]};
}

std::span<const std::uint32_t> Surface::trianglesAround(std::uint32_t vertex) const
{
    return trianglesAround_.row(vertex);
}

std::span<const std::uint32_t> Surface::wedgesFrom(std::uint32_t vertex) const
{
    return wedgesFrom_.row(vertex);
}

std::uint32_t Surface::findAcross(std::uint32_t triangle, int corner) const
{
    const std::uint32_t from = triangles_[triangle][(corner + 1) % 3];
    const std::uint32_t to = triangles_[triangle][(corner + 2) % 3];
    for (const std::uint32_t other : trianglesAround(to))
    {
        const Triangle& t = triangles_[other];
        if (other != triangle && t[(cornerOf(t, to) + 1) % 3] == from)
        {
            return other;
        }
    }
    return kNoTriangle;
}

void Surface::addWedges(std::uint32_t triangle, int corner)
{
    const Triangle& t = triangles_[triangle];
    const std::uint32_t target = t[corner];
    const glm::vec3& apex = positions_[target];

    // The corner lies flat with `target` at the origin, `a` on the x axis and `b` to its left.
    std::uint32_t a = t[(corner + 1) % 3];
    std::uint32_t b = t[(corner + 2) % 3];
    const glm::vec2 flatA(glm::distance(apex, positions_[a]), 0.0f);
    if (flatA.x < kShortestEdgeM)
    {
        return;  // the other corners of this triangle pass the front on along its edges
    }
    const FlatEdge base{apex, positions_[a], glm::vec2(0.0f), flatA};
    glm::vec2 flatB = unfoldRight(base, positions_[b]);
    flatB.y = -flatB.y;
    const Wedge whole = flatWedge(target, a, flatA, b, flatB);
    if (isNarrow(flatA, flatB))
    {
        wedges_.push_back(whole);
        return;
    }
    // Unfold what lies behind the base until a vertex splits the corner into two narrow ones.
    glm::vec2 lowEnd = flatA;
    glm::vec2 highEnd = flatB;
    std::uint32_t behind = acrossFrom(triangle, corner);
    for (int step = 0; step < kMaxUnfolded && behind != kNoTriangle; ++step)
    {
        if (glm::distance(positions_[a], positions_[b]) < kShortestEdgeM)
        {
            break;
        }
        const Triangle& next = triangles_[behind];
        const int far = 3 - cornerOf(next, a) - cornerOf(next, b);
        const std::uint32_t d = next[far];
        const glm::vec2 flatD =
            unfoldRight({positions_[a], positions_[b], lowEnd, highEnd}, positions_[d]);
        const bool narrowLow = isNarrow(flatA, flatD);
        const bool narrowHigh = isNarrow(flatD, flatB);
        if (narrowLow && narrowHigh)
        {
            wedges_.push_back(flatWedge(target, whole.a, flatA, d, flatD));
            wedges_.push_back(flatWedge(target, d, flatD, whole.b, flatB));
            return;
        }
        // The section where a vertex would do lies between `d` and one end of the base.
        const std::uint32_t left = narrowLow ? a : b;
        behind = acrossFrom(behind, cornerOf(next, left));
        (narrowLow ? a : b) = d;
        (narrowLow ? lowEnd : highEnd) = flatD;
    }
    wedges_.push_back(whole);
}

}  // namespace knotlas::geometry
