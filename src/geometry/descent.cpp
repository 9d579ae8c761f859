#include "geometry/descent.h"

#include "geometry/triangle.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace knotlas::geometry
{
namespace
{

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kOnCorner = 1e-4f;  // barycentric: nearer than this counts as being there

// Where a step leads and how steeply the distance falls on the way.
struct Step
{
    Foot from;  // the start, as seen from the triangle that is crossed
    Foot to;
    float slope = kInfinity;
};

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

class Descent
{
  public:
    Descent(const Surface& surface, const March& march) : surface_(surface), march_(march) {}

    [[nodiscard]] std::vector<Foot> follow(const Foot& start, const Foot& goal)
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
            const Ways ways = waysFrom(here);
            Step step = ways.steepest;
            if (step.slope >= 0.0f)
            {
                // Slivers and folds make hollows in the distances: climb out over the lowest corner
                // that was not yet tried.
                if (ways.lowestHeight == kInfinity)
                {
                    return {};
                }
                step = ways.toLowest;
                tried_.push_back(ways.lowestCorner);
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

    // The best steps from a foot through any triangle that it touches.
    struct Ways
    {
        Step steepest;
        Step toLowest;  // to the lowest corner, even when the way there is not down all along
        float lowestHeight = kInfinity;
        std::uint32_t lowestCorner = 0;
    };

    [[nodiscard]] Ways waysFrom(const Foot& foot) const
    {
        Ways best;
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

    void tryFrom(std::uint32_t triangle, const Foot& foot, Ways& best) const
    {
        if (const auto seen = seenFrom(triangle, foot))
        {
            tryTriangle(*seen, best);
        }
    }

    void tryTriangle(const Foot& foot, Ways& best) const
    {
        const Triangle& vertices = surface_.triangles()[foot.triangle];
        const Heights heights{surface_.corners(foot.triangle),
                              {march_.distanceAt(vertices.x), march_.distanceAt(vertices.y),
                               march_.distanceAt(vertices.z)}};
        if (std::max({heights.at.x, heights.at.y, heights.at.z}) < kInfinity)
        {
            tryStraight(foot, heights, best.steepest);
        }
        for (int i = 0; i < 3; ++i)
        {
            const bool isThere = foot.barycentric[i] >= 1.0f - kOnCorner;
            const bool isTried = std::ranges::find(tried_, vertices[i]) != tried_.end();
            if (heights.at[i] < kInfinity && !isThere && !isTried)
            {
                Foot corner{foot.triangle, glm::vec3(0.0f)};
                corner.barycentric[i] = 1.0f;
                offer(foot, corner, heights, best.steepest);
                if (heights.at[i] < best.lowestHeight)
                {
                    best.toLowest = {foot, corner};
                    best.lowestHeight = heights.at[i];
                    best.lowestCorner = vertices[i];
                }
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
    std::vector<std::uint32_t> tried_;
};

}  // namespace

std::vector<Foot> descend(const Surface& surface, const March& march, const Foot& start,
                          const Foot& goal)
{
    return Descent(surface, march).follow(start, goal);
}

}  // namespace knotlas::geometry
