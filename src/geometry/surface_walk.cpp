#include "geometry/surface_walk.h"

#include "geometry/flat.h"
#include "geometry/march.h"
#include "geometry/triangle.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace knotlas::geometry
{
namespace
{

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kOnCorner = 1e-4f;  // barycentric: nearer than this counts as being there

// A point of the surface, as seen from one triangle.
struct Foot
{
    std::uint32_t triangle = kNoTriangle;
    glm::vec3 barycentric{0.0f};
};

// Where a step leads and how steeply the distance falls on the way.
struct Step
{
    Foot from;  // the start, as seen from the triangle that is crossed
    Foot to;
    float slope = kInfinity;
};

float longestEdge(const TriangleCorners& corners)
{
    return std::max({glm::distance(corners[0], corners[1]), glm::distance(corners[1], corners[2]),
                     glm::distance(corners[2], corners[0])});
}

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
        if (gate.triangle == kNoTriangle || depth_ == kDepth)
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

SurfacePoint toSurfacePoint(const Surface& surface, const Foot& foot, std::uint32_t mesh)
{
    const TriangleCorners corners = surface.corners(foot.triangle);
    SurfacePoint point;
    point.mesh = mesh;
    point.triangle = foot.triangle;
    point.barycentric = foot.barycentric;
    point.position = interpolate(corners, foot.barycentric);
    point.normal = unitNormal(corners);
    return point;
}

// Distances from a far point source, over one triangle. Their squares, less the square of the
// place, are linear in the plane, which makes the distances between the corners exact.
struct Heights
{
    TriangleCorners corners;
    glm::vec3 at{0.0f};  // at the corners; infinite where the march did not get to

    // The foot may touch unreached corners only with no weight.
    [[nodiscard]] float of(const glm::vec3& barycentric) const
    {
        float square = 0.0f;
        for (int i = 0; i < 3; ++i)
        {
            const int next = (i + 1) % 3;
            const glm::vec3 edge =
                corners[static_cast<std::size_t>(next)] - corners[static_cast<std::size_t>(i)];
            square -= barycentric[i] * barycentric[next] * glm::dot(edge, edge);
            square += barycentric[i] > kOnCorner ? barycentric[i] * at[i] * at[i] : 0.0f;
        }
        return std::sqrt(std::max(0.0f, square));
    }

    // Where the source would lie in the plane of the triangle, in barycentric coordinates.
    [[nodiscard]] std::optional<glm::vec3> source() const
    {
        const glm::vec3 b = corners[1] - corners[0];
        const glm::vec3 c = corners[2] - corners[0];
        const float bb = glm::dot(b, b);
        const float bc = glm::dot(b, c);
        const float cc = glm::dot(c, c);
        const float determinant = bb * cc - bc * bc;
        if (determinant <= 1e-6f * bb * cc)
        {
            return std::nullopt;
        }
        // Of the source s, seen from corner 0: s.b and s.c.
        const float alongB = 0.5f * (bb + at.x * at.x - at.y * at.y);
        const float alongC = 0.5f * (cc + at.x * at.x - at.z * at.z);
        const float y = (alongB * cc - alongC * bc) / determinant;
        const float z = (alongC * bb - alongB * bc) / determinant;
        return glm::vec3(1.0f - y - z, y, z);
    }
};

// Follows the steepest descent of a finished march, triangle by triangle, down to its source.
class Descent
{
  public:
    Descent(const Surface& surface, const March& march) : surface_(surface), march_(march) {}

    // Feet from `start` to `goal`, each seen from the triangle of its next step; empty when stuck.
    [[nodiscard]] std::vector<Foot> follow(const Foot& start, const Foot& goal) const
    {
        std::vector<Foot> feet;
        Foot here = start;
        for (std::size_t left = surface_.triangles().size(); left > 0; --left)
        {
            if (const auto last = seenFrom(goal.triangle, here))
            {
                feet.push_back(*last);
                feet.push_back(goal);
                return feet;
            }
            const Step step = steepest(here);
            if (step.slope >= 0.0f)
            {
                return {};
            }
            feet.push_back(step.from);
            here = step.to;
        }
        return {};
    }

  private:
    // The foot in the coordinates of another triangle that it touches.
    [[nodiscard]] std::optional<Foot> seenFrom(std::uint32_t triangle, const Foot& foot) const
    {
        if (triangle == foot.triangle)
        {
            return foot;
        }
        const Triangle& here = surface_.triangles()[foot.triangle];
        const Triangle& there = surface_.triangles()[triangle];
        Foot seen{triangle, glm::vec3(0.0f)};
        float found = 0.0f;
        for (int i = 0; i < 3; ++i)
        {
            for (int k = 0; k < 3; ++k)
            {
                if (here[i] == there[k])
                {
                    seen.barycentric[k] = foot.barycentric[i];
                    found += foot.barycentric[i];
                }
            }
        }
        if (found < 1.0f - kOnCorner)
        {
            return std::nullopt;
        }
        seen.barycentric /= found;
        return seen;
    }

    // The best step from a foot through any triangle that it touches.
    [[nodiscard]] Step steepest(const Foot& foot) const
    {
        Step best;
        tryTriangle(foot, best);
        const Triangle& vertices = surface_.triangles()[foot.triangle];
        for (int i = 0; i < 3; ++i)
        {
            if (foot.barycentric[i] >= 1.0f - kOnCorner)
            {
                for (const std::uint32_t around : surface_.trianglesAround(vertices[i]))
                {
                    tryFrom(around, foot, best);
                }
                return best;
            }
        }
        for (int i = 0; i < 3; ++i)
        {
            const std::uint32_t beside = surface_.acrossFrom(foot.triangle, i);
            if (foot.barycentric[i] <= kOnCorner && beside != kNoTriangle)
            {
                tryFrom(beside, foot, best);
            }
        }
        return best;
    }

    void tryFrom(std::uint32_t triangle, const Foot& foot, Step& best) const
    {
        if (const auto seen = seenFrom(triangle, foot))
        {
            tryTriangle(*seen, best);
        }
    }

    void tryTriangle(const Foot& foot, Step& best) const
    {
        const Triangle& vertices = surface_.triangles()[foot.triangle];
        const Heights heights{surface_.corners(foot.triangle),
                              {march_.distanceAt(vertices.x), march_.distanceAt(vertices.y),
                               march_.distanceAt(vertices.z)}};
        if (std::max({heights.at.x, heights.at.y, heights.at.z}) < kInfinity)
        {
            tryStraight(foot, heights, best);
        }
        for (int i = 0; i < 3; ++i)
        {
            if (heights.at[i] < kInfinity && foot.barycentric[i] < 1.0f - kOnCorner)
            {
                Foot corner{foot.triangle, glm::vec3(0.0f)};
                corner.barycentric[i] = 1.0f;
                offer(foot, corner, heights, best);
            }
        }
    }

    // Straight towards the source to the triangle's border, when that leads into the triangle at
    // all.
    static void tryStraight(const Foot& foot, const Heights& heights, Step& best)
    {
        const std::optional<glm::vec3> source = heights.source();
        if (!source)
        {
            return;
        }
        const glm::vec3 rate = *source - foot.barycentric;
        float reach = kInfinity;
        int border = 0;
        for (int i = 0; i < 3; ++i)
        {
            if (rate[i] < 0.0f && foot.barycentric[i] / -rate[i] < reach)
            {
                reach = foot.barycentric[i] / -rate[i];
                border = i;
            }
        }
        if (reach == kInfinity || foot.barycentric[border] <= kOnCorner)
        {
            return;
        }
        Foot exit{foot.triangle, glm::max(foot.barycentric + reach * rate, glm::vec3(0.0f))};
        exit.barycentric[border] = 0.0f;
        exit.barycentric /= exit.barycentric.x + exit.barycentric.y + exit.barycentric.z;
        offer(foot, exit, heights, best);
    }

    static void offer(const Foot& from, const Foot& to, const Heights& heights, Step& best)
    {
        const float length = glm::distance(interpolate(heights.corners, from.barycentric),
                                           interpolate(heights.corners, to.barycentric));
        const float fall = heights.of(to.barycentric) - heights.of(from.barycentric);
        const float slope = length > 0.0f ? fall / length : kInfinity;
        if (slope < best.slope)
        {
            best = {from, to, slope};
        }
    }

    const Surface& surface_;
    const March& march_;
};

// Marches from `to` until the corners around `from` are reached, within the ellipse of all ways
// that are not longer than `limit`; then walks back down.
std::vector<Foot> shortestWay(const Surface& surface, const SurfacePoint& from,
                              const SurfacePoint& to, float limit)
{
    March march(surface, FrontShape::Round);
    SurfacePath source;
    source.points = {to};
    for (const Seed& seed : seedsAlong(surface, source))
    {
        march.start(seed.vertex, seed.distance);
    }
    const Triangle& goal = surface.triangles()[from.triangle];
    const auto arrived = [&] {
        return march.distanceAt(goal.x) < kInfinity && march.distanceAt(goal.y) < kInfinity &&
               march.distanceAt(goal.z) < kInfinity;
    };
    while (!arrived())
    {
        const auto next = march.advance();
        if (!next)
        {
            return {};
        }
        const float straightOn = glm::distance(surface.positions()[next->vertex], from.position);
        if (next->distance + straightOn <= limit)
        {
            march.spread(*next);
        }
    }
    return Descent(surface, march)
        .follow({from.triangle, from.barycentric}, {to.triangle, to.barycentric});
}

}  // namespace

SurfacePath walk(const Surface& surface, const SurfacePoint& from, const SurfacePoint& to,
                 float maxDetour)
{
    // The march knows distances at corners only, which may lie beside the way.
    const float slack =
        longestEdge(surface.corners(from.triangle)) + longestEdge(surface.corners(to.triangle));
    const float chord = glm::distance(from.position, to.position);
    constexpr float kUsualDetour = 1.2f;  // most ways are nearly straight: try a slim ellipse first
    std::vector<Foot> feet =
        shortestWay(surface, from, to, std::min(kUsualDetour, maxDetour) * chord + slack);
    if (feet.empty())
    {
        feet = shortestWay(surface, from, to, maxDetour * chord + slack);
    }
    SurfacePath path;
    for (const Foot& foot : feet)
    {
        path.points.push_back(toSurfacePoint(surface, foot, from.mesh));
        if (path.points.size() > 1)
        {
            path.length +=
                glm::distance(path.points.back().position, (path.points.end() - 2)->position);
        }
    }
    return path.length <= maxDetour * chord + slack ? path : SurfacePath{};
}

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
