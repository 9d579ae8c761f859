#include "geometry/flat.h"
#include "geometry/surface_walk.h"
#include "geometry/triangle.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <tuple>

namespace knotlas::geometry
{
namespace
{

float crossOf(const glm::vec2& a, const glm::vec2& b)
{
    return a.x * b.y - a.y * b.x;
}

// A piece of a path, laid flat; a point when both ends are the same.
struct FlatPiece
{
    glm::vec2 from{0.0f};
    glm::vec2 to{0.0f};

    [[nodiscard]] glm::vec2 nearestTo(const glm::vec2& point) const
    {
        const glm::vec2 along = to - from;
        const float length2 = glm::dot(along, along);
        const float t = length2 > 0.0f ? glm::dot(point - from, along) / length2 : 0.0f;
        return from + std::clamp(t, 0.0f, 1.0f) * along;
    }
};

// A triangle laid flat, counter-clockwise.
std::array<glm::vec2, 3> flatCorners(const TriangleCorners& corners)
{
    const glm::vec2 flatB(glm::distance(corners[0], corners[1]), 0.0f);
    if (flatB.x < kShortestEdgeM)
    {
        return {glm::vec2(0.0f), flatB, glm::vec2(0.0f, glm::distance(corners[0], corners[2]))};
    }
    const FlatEdge base{corners[1], corners[0], flatB, glm::vec2(0.0f)};
    return {glm::vec2(0.0f), flatB, unfoldRight(base, corners[2])};
}

// Lays the triangles around a piece of a path flat, one behind the other, and gives a seed to every
// corner that the piece sees straight through them.
class SeedFan
{
  public:
    SeedFan(const Surface& surface, std::vector<Seed>& seeds) : surface_(surface), seeds_(seeds) {}

    void addPoint(const SurfacePoint& point)
    {
        shape_ = FrontShape::Round;
        addPiece(point.triangle, point.barycentric, point.barycentric);
    }

    void addLine(const SurfacePoint& from, const SurfacePoint& to)
    {
        shape_ = FrontShape::Straight;
        addPiece(from.triangle, from.barycentric,
                 closestBarycentric(surface_.corners(from.triangle), to.position));
    }

  private:
    // An edge of the last triangle and the triangle behind it, which lies to its right.
    struct Gate
    {
        std::uint32_t triangle = kNoTriangle;
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        glm::vec2 flatLeft{0.0f};
        glm::vec2 flatRight{0.0f};
    };

    void addPiece(std::uint32_t triangle, const glm::vec3& from, const glm::vec3& to)
    {
        const auto flat = flatCorners(surface_.corners(triangle));
        piece_ = {from.x * flat[0] + from.y * flat[1] + from.z * flat[2],
                  to.x * flat[0] + to.y * flat[1] + to.z * flat[2]};
        const Triangle& vertices = surface_.triangles()[triangle];
        for (int i = 0; i < 3; ++i)
        {
            const int next = (i + 1) % 3;
            const int last = (i + 2) % 3;
            addSeed(vertices[i], flat[std::size_t(i)]);
            throughEdge({surface_.acrossFrom(triangle, i), vertices[next], vertices[last],
                         flat[std::size_t(next)], flat[std::size_t(last)]});
        }
    }

    void addSeed(std::uint32_t vertex, const glm::vec2& point)
    {
        seeds_.push_back({vertex, glm::distance(point, piece_.nearestTo(point)), shape_});
    }

    void throughEdge(const Gate& gate)
    {
        constexpr std::size_t kDepth = 3;  // triangles: enough for the corners all around
        const bool narrow = glm::distance(gate.flatLeft, gate.flatRight) < kShortestEdgeM;
        if (gate.triangle == kNoTriangle || depth_ == kDepth || narrow)
        {
            return;
        }
        gates_[depth_++] = gate;
        const Triangle& vertices = surface_.triangles()[gate.triangle];
        int far = 0;
        while (vertices[far] == gate.left || vertices[far] == gate.right)
        {
            ++far;
        }
        const std::uint32_t apex = vertices[far];
        const auto& positions = surface_.positions();
        const glm::vec2 flatApex = unfoldRight(
            {positions[gate.left], positions[gate.right], gate.flatLeft, gate.flatRight},
            positions[apex]);
        if (sees(flatApex))
        {
            addSeed(apex, flatApex);
        }
        throughEdge({surface_.acrossFrom(gate.triangle, (far + 1) % 3), gate.left, apex,
                     gate.flatLeft, flatApex});
        throughEdge({surface_.acrossFrom(gate.triangle, (far + 2) % 3), apex, gate.right, flatApex,
                     gate.flatRight});
        --depth_;
    }

    // The straight line from the nearest point of the piece passes all gates.
    [[nodiscard]] bool sees(const glm::vec2& point) const
    {
        const glm::vec2 from = piece_.nearestTo(point);
        const glm::vec2 ray = point - from;
        return std::all_of(
            gates_.begin(), gates_.begin() + std::ptrdiff_t(depth_), [&](const Gate& gate) {
                return crossOf(ray, gate.flatLeft - from) * crossOf(ray, gate.flatRight - from) <=
                       0.0f;
            });
    }

    const Surface& surface_;
    std::vector<Seed>& seeds_;
    FrontShape shape_ = FrontShape::Round;
    FlatPiece piece_;
    std::array<Gate, 3> gates_;
    std::size_t depth_ = 0;
};

// Of several seeds of one shape on one vertex the nearest.
std::vector<Seed> nearestPerVertex(std::vector<Seed> seeds)
{
    std::ranges::sort(seeds, [](const Seed& a, const Seed& b) {
        return std::tie(a.shape, a.vertex, a.distance) < std::tie(b.shape, b.vertex, b.distance);
    });
    const auto rest = std::ranges::unique(seeds, [](const Seed& a, const Seed& b) {
        return a.shape == b.shape && a.vertex == b.vertex;
    });
    seeds.erase(rest.begin(), rest.end());
    return seeds;
}

}  // namespace

std::vector<Seed> seedsAlong(const Surface& surface, const SurfacePath& path)
{
    std::vector<Seed> seeds;
    SeedFan fan(surface, seeds);
    for (std::size_t i = 0; i + 1 < path.points.size(); ++i)
    {
        fan.addLine(path.points[i], path.points[i + 1]);
    }
    if (!path.points.empty())
    {
        fan.addPoint(path.points.front());
        fan.addPoint(path.points.back());
    }
    return nearestPerVertex(std::move(seeds));
}

}  // namespace knotlas::geometry
