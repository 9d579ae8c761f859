#include "sculpt/needles.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace knotlas::sculpt
{
namespace
{

using geometry::Triangle;
using geometry::TriMesh;
using Corners = std::array<glm::vec3, 3>;

constexpr float kFlatCosine = -0.9f;   // of the corner that makes a needle a flat one
constexpr float kShortEdge = 0.1f;     // of the longest edge: short enough to collapse
constexpr float kSteadyCosine = 0.5f;  // how far a triangle may turn, unless it is a needle
constexpr int kPasses = 8;

float smallestAngleDegrees(const Corners& p)
{
    return sculpt::smallestAngleDegrees(p[0], p[1], p[2]);
}

glm::vec3 across(const Corners& p)
{
    return glm::cross(p[1] - p[0], p[2] - p[0]);
}

bool isSteady(const Corners& before, const Corners& after)
{
    const glm::vec3 a = across(before);
    const glm::vec3 b = across(after);
    return glm::dot(a, b) > kSteadyCosine * glm::length(a) * glm::length(b);
}

class NeedleRemover
{
  public:
    explicit NeedleRemover(TriMesh& mesh)
        : mesh_(mesh), around_(mesh.positions.size()), gone_(mesh.triangles.size(), false)
    {
        for (std::uint32_t t = 0; t < mesh.triangles.size(); ++t)
        {
            for (int corner = 0; corner < 3; ++corner)
            {
                around_[mesh.triangles[t][corner]].push_back(t);
            }
        }
    }

    void run()
    {
        for (int pass = 0; pass < kPasses && removeOnce(); ++pass)
        {}
        std::size_t kept = 0;
        for (std::size_t t = 0; t < gone_.size(); ++t)
        {
            if (!gone_[t])
            {
                mesh_.triangles[kept++] = mesh_.triangles[t];
            }
        }
        mesh_.triangles.resize(kept);
    }

  private:
    [[nodiscard]] Corners cornersOf(const Triangle& t) const
    {
        return {mesh_.positions[t.x], mesh_.positions[t.y], mesh_.positions[t.z]};
    }

    bool removeOnce()
    {
        bool changed = false;
        for (std::uint32_t t = 0; t < gone_.size(); ++t)
        {
            if (!gone_[t] && smallestAngleDegrees(cornersOf(mesh_.triangles[t])) < kNeedleDegrees)
            {
                changed = remove(t) || changed;
            }
        }
        return changed;
    }

    bool remove(std::uint32_t t)
    {
        const Triangle triangle = mesh_.triangles[t];
        const Corners p = cornersOf(triangle);
        // Lengths of the edges, each opposite to the corner of the same number.
        std::array<float, 3> lengths{};
        for (std::size_t i = 0; i < 3; ++i)
        {
            lengths[i] = glm::distance(p[(i + 1) % 3], p[(i + 2) % 3]);
        }
        const auto longest =
            static_cast<std::size_t>(std::ranges::max_element(lengths) - lengths.begin());
        const auto shortest =
            static_cast<std::size_t>(std::ranges::min_element(lengths) - lengths.begin());
        const glm::vec3 a = p[(longest + 1) % 3] - p[longest];
        const glm::vec3 b = p[(longest + 2) % 3] - p[longest];
        const bool flat = glm::dot(a, b) < kFlatCosine * glm::length(a) * glm::length(b);
        const bool isShort = lengths[shortest] < kShortEdge * lengths[longest];
        return (flat && flip(t, static_cast<int>(longest))) ||
               (isShort && collapse(triangle[static_cast<int>((shortest + 1) % 3)],
                                    triangle[static_cast<int>((shortest + 2) % 3)]));
    }

    // Triangles that both vertices share.
    [[nodiscard]] std::vector<std::uint32_t> shared(std::uint32_t a, std::uint32_t b) const
    {
        std::vector<std::uint32_t> both;
        std::ranges::copy_if(around_[a], std::back_inserter(both), [&](std::uint32_t t) {
            const Triangle& triangle = mesh_.triangles[t];
            return triangle.x == b || triangle.y == b || triangle.z == b;
        });
        return both;
    }

    [[nodiscard]] std::vector<std::uint32_t> neighbours(std::uint32_t vertex) const
    {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t t : around_[vertex])
        {
            for (int corner = 0; corner < 3; ++corner)
            {
                found.push_back(mesh_.triangles[t][corner]);
            }
        }
        std::ranges::sort(found);
        const auto rest = std::ranges::unique(found);
        found.erase(rest.begin(), rest.end());
        std::erase(found, vertex);
        return found;
    }

    [[nodiscard]] bool inMidline(std::uint32_t vertex) const
    {
        return mesh_.positions[vertex].x == 0.0f;
    }

    // A vertex of the border has more neighbours than triangles.
    [[nodiscard]] bool onBorder(std::uint32_t vertex) const
    {
        return neighbours(vertex).size() != around_[vertex].size();
    }

    bool collapse(std::uint32_t a, std::uint32_t b)
    {
        return collapseInto(a, b) || collapseInto(b, a);
    }

    // Takes `from` away and hangs its triangles on `to`.
    bool collapseInto(std::uint32_t from, std::uint32_t to)
    {
        const std::vector<std::uint32_t> lost = shared(from, to);
        const bool alongBorder = lost.size() == 1 && inMidline(from) && inMidline(to);
        if (!alongBorder && (lost.size() != 2 || onBorder(from)))
        {
            return false;
        }
        std::vector<std::uint32_t> common;
        std::ranges::set_intersection(neighbours(from), neighbours(to), std::back_inserter(common));
        if (common.size() != lost.size() || !staysSteady(from, to, lost))
        {
            return false;
        }
        for (const std::uint32_t t : lost)
        {
            drop(t);
        }
        for (const std::uint32_t t : around_[from])
        {
            replace(mesh_.triangles[t], from, to);
            around_[to].push_back(t);
        }
        around_[from].clear();
        return true;
    }

    static void replace(Triangle& triangle, std::uint32_t from, std::uint32_t to)
    {
        for (int corner = 0; corner < 3; ++corner)
        {
            triangle[corner] = triangle[corner] == from ? to : triangle[corner];
        }
    }

    // Whether no triangle around `from` folds or gets worse than the worst was.
    [[nodiscard]] bool staysSteady(std::uint32_t from, std::uint32_t to,
                                   const std::vector<std::uint32_t>& lost) const
    {
        float worstBefore = kNeedleDegrees;
        for (const std::uint32_t t : around_[from])
        {
            worstBefore =
                std::min(worstBefore, smallestAngleDegrees(cornersOf(mesh_.triangles[t])));
        }
        return std::ranges::all_of(around_[from], [&](std::uint32_t t) {
            if (std::ranges::find(lost, t) != lost.end())
            {
                return true;
            }
            Triangle moved = mesh_.triangles[t];
            replace(moved, from, to);
            const Corners before = cornersOf(mesh_.triangles[t]);
            const Corners after = cornersOf(moved);
            const bool wasNeedle = smallestAngleDegrees(before) < kNeedleDegrees;
            return smallestAngleDegrees(after) > worstBefore &&
                   (wasNeedle || isSteady(before, after));
        });
    }

    // Turns the edge opposite to a corner of `t` in the four-sided figure of its two triangles.
    bool flip(std::uint32_t t, int corner)
    {
        const Triangle triangle = mesh_.triangles[t];
        const std::uint32_t c = triangle[corner];
        const std::uint32_t a = triangle[(corner + 1) % 3];
        const std::uint32_t b = triangle[(corner + 2) % 3];
        const std::vector<std::uint32_t> both = shared(a, b);
        if (both.size() != 2)
        {
            return inMidline(a) && inMidline(b) && laidOnBorder(t, c);
        }
        const std::uint32_t other = both[0] == t ? both[1] : both[0];
        const Triangle beside = mesh_.triangles[other];
        const std::uint32_t d = beside.x + beside.y + beside.z - a - b;
        const Triangle first(c, a, d);
        const Triangle second(c, d, b);
        const Corners was = cornersOf(beside);
        const float worstBefore =
            std::min(smallestAngleDegrees(cornersOf(triangle)), smallestAngleDegrees(was));
        const float worstAfter = std::min(smallestAngleDegrees(cornersOf(first)),
                                          smallestAngleDegrees(cornersOf(second)));
        if (c == d || !shared(c, d).empty() || worstAfter <= worstBefore ||
            !isSteady(was, cornersOf(first)) || !isSteady(was, cornersOf(second)))
        {
            return false;
        }
        drop(t, false);
        drop(other, false);
        put(t, first);
        put(other, second);
        return true;
    }

    // Takes a triangle at the midline away; its flat corner comes to lie in the border.
    bool laidOnBorder(std::uint32_t t, std::uint32_t corner)
    {
        if (onBorder(corner))
        {
            return false;
        }
        mesh_.positions[corner].x = 0.0f;
        drop(t);
        return true;
    }

    void drop(std::uint32_t t, bool forGood = true)
    {
        for (int corner = 0; corner < 3; ++corner)
        {
            std::erase(around_[mesh_.triangles[t][corner]], t);
        }
        gone_[t] = forGood;
    }

    void put(std::uint32_t t, const Triangle& triangle)
    {
        mesh_.triangles[t] = triangle;
        for (int corner = 0; corner < 3; ++corner)
        {
            around_[triangle[corner]].push_back(t);
        }
    }

    TriMesh& mesh_;
    std::vector<std::vector<std::uint32_t>> around_;  // triangles of each vertex
    std::vector<bool> gone_;                          // of the triangles
};

}  // namespace

float smallestAngleDegrees(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c)
{
    const Corners p{a, b, c};
    float smallest = 180.0f;
    for (std::size_t i = 0; i < 3; ++i)
    {
        const glm::vec3 u = p[(i + 1) % 3] - p[i];
        const glm::vec3 v = p[(i + 2) % 3] - p[i];
        smallest = std::min(
            smallest, glm::degrees(std::atan2(glm::length(glm::cross(u, v)), glm::dot(u, v))));
    }
    return smallest;
}

void removeNeedles(TriMesh& mesh)
{
    NeedleRemover(mesh).run();
}

}  // namespace knotlas::sculpt
