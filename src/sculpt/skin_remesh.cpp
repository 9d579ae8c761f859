#include "sculpt/skin_remesh.h"

#include "core/assert.h"
#include "sculpt/mesh_repair.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace knotlas::sculpt
{
namespace
{

using geometry::Triangle;
using geometry::TriMesh;

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr float kSplitAbove = 1.33f;  // times the wanted length
constexpr float kCollapseBelow = 0.8f;

// An edge with its one or two triangles and the corners opposite to it.
struct Edge
{
    std::uint32_t a = 0, b = 0;  // a < b
    std::uint32_t triangles[2] = {kNone, kNone};
    std::uint32_t opposite[2] = {kNone, kNone};

    [[nodiscard]] bool isBorder() const { return triangles[1] == kNone; }
};

std::vector<Edge> edgesOf(const std::vector<Triangle>& triangles)
{
    struct Side
    {
        std::uint32_t a, b, triangle, opposite;
    };

    std::vector<Side> sides;
    sides.reserve(3 * triangles.size());
    for (std::uint32_t t = 0; t < triangles.size(); ++t)
    {
        for (int k = 0; k < 3; ++k)
        {
            const std::uint32_t p = triangles[t][k];
            const std::uint32_t q = triangles[t][(k + 1) % 3];
            sides.push_back({std::min(p, q), std::max(p, q), t, triangles[t][(k + 2) % 3]});
        }
    }
    std::ranges::sort(sides, [](const Side& x, const Side& y) {
        return std::tie(x.a, x.b, x.triangle) < std::tie(y.a, y.b, y.triangle);
    });
    std::vector<Edge> edges;
    edges.reserve(sides.size() / 2);
    for (const Side& side : sides)
    {
        if (edges.empty() || edges.back().a != side.a || edges.back().b != side.b)
        {
            edges.push_back({side.a, side.b, {side.triangle, kNone}, {side.opposite, kNone}});
            continue;
        }
        KNOTLAS_ASSERT(edges.back().isBorder());  // the mesh is manifold
        edges.back().triangles[1] = side.triangle;
        edges.back().opposite[1] = side.opposite;
    }
    return edges;
}

// The triangles around each vertex, in one array.
class Fans
{
  public:
    Fans(const std::vector<Triangle>& triangles, std::size_t vertices) : first_(vertices + 1, 0)
    {
        for (const Triangle& t : triangles)
        {
            for (int k = 0; k < 3; ++k)
            {
                ++first_[t[k] + 1];
            }
        }
        for (std::size_t v = 0; v < vertices; ++v)
        {
            first_[v + 1] += first_[v];
        }
        around_.resize(first_.back());
        std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
        for (std::uint32_t t = 0; t < triangles.size(); ++t)
        {
            for (int k = 0; k < 3; ++k)
            {
                around_[next[triangles[t][k]]++] = t;
            }
        }
    }

    [[nodiscard]] std::span<const std::uint32_t> around(std::uint32_t vertex) const
    {
        return {around_.data() + first_[vertex], around_.data() + first_[vertex + 1]};
    }

  private:
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> around_;
};

class Remesher
{
  public:
    Remesher(const TriMesh& half, const LevelSet& surface, const EdgeLength& edgeLength)
        : positions_(half.positions), triangles_(half.triangles), surface_(surface),
          edgeLength_(edgeLength)
    {
        onMidline_.reserve(positions_.size());
        wanted_.reserve(positions_.size());
        for (const glm::vec3& p : positions_)
        {
            onMidline_.push_back(p.x == 0.0f);
            wanted_.push_back(edgeLength_(p));
        }
    }

    TriMesh run()
    {
        coarsen();
        constexpr int kRounds = 6;
        for (int round = 0; round < kRounds; ++round)
        {
            splitLongEdges();
            collapseShortEdges();
            flipEdges();
            slideVertices();
        }
        for (int round = 0; round < 2; ++round)
        {
            flipEdges();
            slideVertices();
        }
        // Nothing longer than the limit stays.
        splitLongEdges();
        projectToSurface();
        return finished();
    }

  private:
    [[nodiscard]] float lengthRatio(std::uint32_t a, std::uint32_t b) const
    {
        return 2.0f * glm::distance(positions_[a], positions_[b]) / (wanted_[a] + wanted_[b]);
    }

    [[nodiscard]] glm::vec3 areaVector(const Triangle& t) const
    {
        return glm::cross(positions_[t.y] - positions_[t.x], positions_[t.z] - positions_[t.x]);
    }

    // From the dense mesh of a level set down to the wanted number of vertices.
    void coarsen()
    {
        for (std::size_t before = 0; before != triangles_.size();)
        {
            before = triangles_.size();
            collapseShortEdges();
        }
        slideVertices();
    }

    void splitLongEdges();
    void collapseShortEdges();
    bool collapse(const Edge& edge, const Fans& fans, std::vector<bool>& locked,
                  std::vector<bool>& removed);
    [[nodiscard]] bool mayMove(std::uint32_t vertex, std::uint32_t other, const glm::vec3& to,
                               float longest, const Fans& fans) const;
    [[nodiscard]] std::vector<std::uint32_t> neighbours(std::uint32_t vertex,
                                                        const Fans& fans) const;
    void flipEdges();
    [[nodiscard]] bool flipImproves(const Edge& edge, const std::vector<int>& valence) const;
    void slideVertices();
    void projectToSurface();
    [[nodiscard]] TriMesh finished();

    std::vector<glm::vec3> positions_;
    std::vector<Triangle> triangles_;
    std::vector<bool> onMidline_;
    std::vector<float> wanted_;
    const LevelSet& surface_;
    const EdgeLength& edgeLength_;
};

void Remesher::splitLongEdges()
{
    std::vector<std::array<std::uint32_t, 3>> middles(triangles_.size(), {kNone, kNone, kNone});
    for (const Edge& edge : edgesOf(triangles_))
    {
        if (lengthRatio(edge.a, edge.b) <= kSplitAbove)
        {
            continue;
        }
        const auto middle = static_cast<std::uint32_t>(positions_.size());
        positions_.push_back(0.5f * (positions_[edge.a] + positions_[edge.b]));
        onMidline_.push_back(edge.isBorder());
        wanted_.push_back(edgeLength_(positions_.back()));
        for (const std::uint32_t t : edge.triangles)
        {
            for (int k = 0; t != kNone && k < 3; ++k)
            {
                const std::uint32_t p = triangles_[t][k];
                const std::uint32_t q = triangles_[t][(k + 1) % 3];
                if (std::min(p, q) == edge.a && std::max(p, q) == edge.b)
                {
                    middles[t][static_cast<std::size_t>(k)] = middle;
                }
            }
        }
    }
    std::vector<Triangle> result;
    result.reserve(triangles_.size());
    for (std::size_t t = 0; t < triangles_.size(); ++t)
    {
        // Corners and new points in turn; cutting off an ear at each new point leaves the rest.
        std::vector<std::uint32_t> ring;
        for (int k = 0; k < 3; ++k)
        {
            ring.push_back(triangles_[t][k]);
            if (middles[t][static_cast<std::size_t>(k)] != kNone)
            {
                ring.push_back(middles[t][static_cast<std::size_t>(k)]);
            }
        }
        while (ring.size() > 3)
        {
            // The corner between two new points, or beside one: the shortest cut.
            std::size_t best = 0;
            float shortest = std::numeric_limits<float>::max();
            for (std::size_t i = 0; i < ring.size(); ++i)
            {
                const std::uint32_t before = ring[(i + ring.size() - 1) % ring.size()];
                const std::uint32_t after = ring[(i + 1) % ring.size()];
                const bool onSide = std::ranges::find(middles[t], ring[i]) != middles[t].end();
                const float cut = glm::distance(positions_[before], positions_[after]);
                if (!onSide && cut < shortest)
                {
                    shortest = cut;
                    best = i;
                }
            }
            result.emplace_back(ring[(best + ring.size() - 1) % ring.size()], ring[best],
                                ring[(best + 1) % ring.size()]);
            ring.erase(ring.begin() + static_cast<std::ptrdiff_t>(best));
        }
        result.emplace_back(ring[0], ring[1], ring[2]);
    }
    triangles_ = std::move(result);
}

std::vector<std::uint32_t> Remesher::neighbours(std::uint32_t vertex, const Fans& fans) const
{
    std::vector<std::uint32_t> result;
    for (const std::uint32_t t : fans.around(vertex))
    {
        for (int k = 0; k < 3; ++k)
        {
            if (triangles_[t][k] != vertex)
            {
                result.push_back(triangles_[t][k]);
            }
        }
    }
    std::ranges::sort(result);
    const auto rest = std::ranges::unique(result);
    result.erase(rest.begin(), rest.end());
    return result;
}

// Whether no triangle of `vertex` turns over or grows too long when the vertex moves; those with
// `other` vanish.
bool Remesher::mayMove(std::uint32_t vertex, std::uint32_t other, const glm::vec3& to,
                       float longest, const Fans& fans) const
{
    for (const std::uint32_t t : fans.around(vertex))
    {
        const Triangle& corners = triangles_[t];
        if (corners.x == other || corners.y == other || corners.z == other)
        {
            continue;
        }
        std::array<glm::vec3, 3> moved{};
        for (int k = 0; k < 3; ++k)
        {
            const bool moves = corners[k] == vertex;
            moved[static_cast<std::size_t>(k)] = moves ? to : positions_[corners[k]];
            if (!moves && glm::distance(to, positions_[corners[k]]) > longest)
            {
                return false;
            }
        }
        const glm::vec3 before = areaVector(corners);
        const glm::vec3 after = glm::cross(moved[1] - moved[0], moved[2] - moved[0]);
        constexpr float kLeastCosine = 0.5f;
        if (glm::dot(before, after) <= kLeastCosine * glm::length(before) * glm::length(after))
        {
            return false;
        }
    }
    return true;
}

bool Remesher::collapse(const Edge& edge, const Fans& fans, std::vector<bool>& locked,
                        std::vector<bool>& removed)
{
    const bool midA = onMidline_[edge.a];
    const bool midB = onMidline_[edge.b];
    if (locked[edge.a] || locked[edge.b] || (midA && midB && !edge.isBorder()))
    {
        return false;
    }
    const std::vector<std::uint32_t> nearA = neighbours(edge.a, fans);
    const std::vector<std::uint32_t> nearB = neighbours(edge.b, fans);
    std::vector<std::uint32_t> common;
    std::ranges::set_intersection(nearA, nearB, std::back_inserter(common));
    if (common.size() != (edge.isBorder() ? 1u : 2u))
    {
        return false;
    }
    glm::vec3 to = 0.5f * (positions_[edge.a] + positions_[edge.b]);
    if (midA != midB)
    {
        to = positions_[midA ? edge.a : edge.b];
    }
    const float longest = kSplitAbove * 0.5f * (wanted_[edge.a] + wanted_[edge.b]);
    if (!mayMove(edge.a, edge.b, to, longest, fans) || !mayMove(edge.b, edge.a, to, longest, fans))
    {
        return false;
    }
    positions_[edge.a] = to;
    wanted_[edge.a] = edgeLength_(to);
    onMidline_[edge.a] = midA || midB;
    for (const std::uint32_t t : fans.around(edge.b))
    {
        for (int k = 0; k < 3; ++k)
        {
            if (triangles_[t][k] == edge.b)
            {
                triangles_[t][k] = edge.a;
            }
        }
    }
    for (const std::uint32_t t : edge.triangles)
    {
        if (t != kNone)
        {
            removed[t] = true;
        }
    }
    for (const auto* near : {&nearA, &nearB})
    {
        for (const std::uint32_t v : *near)
        {
            locked[v] = true;
        }
    }
    return true;
}

void Remesher::collapseShortEdges()
{
    std::vector<std::pair<float, Edge>> shortEdges;
    for (const Edge& edge : edgesOf(triangles_))
    {
        const float ratio = lengthRatio(edge.a, edge.b);
        if (ratio < kCollapseBelow)
        {
            shortEdges.emplace_back(ratio, edge);
        }
    }
    std::ranges::sort(shortEdges, [](const auto& x, const auto& y) {
        return std::tie(x.first, x.second.a, x.second.b) <
               std::tie(y.first, y.second.a, y.second.b);
    });
    const Fans fans(triangles_, positions_.size());
    std::vector<bool> locked(positions_.size(), false);
    std::vector<bool> removed(triangles_.size(), false);
    for (const auto& [ratio, edge] : shortEdges)
    {
        collapse(edge, fans, locked, removed);
    }
    std::size_t kept = 0;
    for (std::size_t t = 0; t < triangles_.size(); ++t)
    {
        if (!removed[t])
        {
            triangles_[kept++] = triangles_[t];
        }
    }
    triangles_.resize(kept);
}

// Whether the other diagonal brings the number of neighbours nearer to six (four on the border)
// without bending or turning a triangle over.
bool Remesher::flipImproves(const Edge& edge, const std::vector<int>& valence) const
{
    const auto error = [&](std::uint32_t v, int change) {
        const int off = valence[v] + change - (onMidline_[v] ? 4 : 6);
        return off * off;
    };
    const auto [c, d] = edge.opposite;
    const int before = error(edge.a, 0) + error(edge.b, 0) + error(c, 0) + error(d, 0);
    const int after = error(edge.a, -1) + error(edge.b, -1) + error(c, 1) + error(d, 1);
    if (after >= before)
    {
        return false;
    }
    const glm::vec3 old1 = areaVector(triangles_[edge.triangles[0]]);
    const glm::vec3 old2 = areaVector(triangles_[edge.triangles[1]]);
    const glm::vec3 normal = glm::normalize(old1 + old2);
    // The new triangles are wound as the old ones: a and b swap sides with the winding.
    const auto& t = triangles_[edge.triangles[0]];
    const bool forward = (t.x == edge.a && t.y == edge.b) || (t.y == edge.a && t.z == edge.b) ||
                         (t.z == edge.a && t.x == edge.b);
    const glm::vec3 new1 = areaVector(forward ? Triangle(c, edge.a, d) : Triangle(d, edge.a, c));
    const glm::vec3 new2 = areaVector(forward ? Triangle(d, edge.b, c) : Triangle(c, edge.b, d));
    constexpr float kLeastCosine = 0.7f;
    return glm::dot(new1, normal) > kLeastCosine * glm::length(new1) &&
           glm::dot(new2, normal) > kLeastCosine * glm::length(new2) &&
           std::min(glm::length(new1), glm::length(new2)) >
               0.3f * std::min(glm::length(old1), glm::length(old2));
}

void Remesher::flipEdges()
{
    const std::vector<Edge> edges = edgesOf(triangles_);
    std::vector<int> valence(positions_.size(), 0);
    for (const Edge& edge : edges)
    {
        ++valence[edge.a];
        ++valence[edge.b];
    }
    const Fans fans(triangles_, positions_.size());
    std::vector<bool> locked(positions_.size(), false);
    for (const Edge& edge : edges)
    {
        const auto [c, d] = edge.opposite;
        if (edge.isBorder() || locked[edge.a] || locked[edge.b] || locked[c] || locked[d] ||
            !flipImproves(edge, valence) || std::ranges::binary_search(neighbours(c, fans), d))
        {
            continue;
        }
        for (int side = 0; side < 2; ++side)
        {
            // One triangle trades b for the far corner, the other a.
            Triangle& t = triangles_[edge.triangles[side]];
            const std::uint32_t leaves = side == 0 ? edge.b : edge.a;
            for (int k = 0; k < 3; ++k)
            {
                if (t[k] == leaves)
                {
                    t[k] = edge.opposite[1 - side];
                }
            }
        }
        --valence[edge.a];
        --valence[edge.b];
        ++valence[c];
        ++valence[d];
        locked[edge.a] = locked[edge.b] = locked[c] = locked[d] = true;
    }
}

void Remesher::projectToSurface()
{
    std::vector<float> distances(positions_.size());
    std::vector<glm::vec3> gradients(positions_.size());
    for (int step = 0; step < 2; ++step)
    {
        surface_.sample(positions_, distances, gradients);
        for (std::size_t v = 0; v < positions_.size(); ++v)
        {
            positions_[v] -= distances[v] * gradients[v];
            positions_[v].x = onMidline_[v] ? 0.0f : std::min(positions_[v].x, -1e-5f);
        }
    }
}

// Each vertex moves toward the centre of the triangles around it, a vertex on the border toward the
// middle between its neighbours there.
void Remesher::slideVertices()
{
    constexpr float kStep = 0.7f;
    std::vector<glm::vec3> sums(positions_.size(), glm::vec3(0.0f));
    std::vector<float> weights(positions_.size(), 0.0f);
    std::vector<glm::vec3> normals(positions_.size(), glm::vec3(0.0f));
    for (const Triangle& t : triangles_)
    {
        const glm::vec3 centre = (positions_[t.x] + positions_[t.y] + positions_[t.z]) / 3.0f;
        const glm::vec3 area = areaVector(t);
        const float size = (wanted_[t.x] + wanted_[t.y] + wanted_[t.z]) / 3.0f;
        const float weight = glm::length(area) / (size * size);
        for (int k = 0; k < 3; ++k)
        {
            normals[t[k]] += area;
            if (!onMidline_[t[k]])
            {
                sums[t[k]] += weight * centre;
                weights[t[k]] += weight;
            }
        }
    }
    for (const Edge& edge : edgesOf(triangles_))
    {
        if (edge.isBorder())
        {
            sums[edge.a] += positions_[edge.b];
            sums[edge.b] += positions_[edge.a];
            weights[edge.a] += 1.0f;
            weights[edge.b] += 1.0f;
        }
    }
    for (std::size_t v = 0; v < positions_.size(); ++v)
    {
        if (weights[v] <= 0.0f)
        {
            continue;
        }
        glm::vec3 move = sums[v] / weights[v] - positions_[v];
        const float length = glm::length(normals[v]);
        if (length > 0.0f)
        {
            const glm::vec3 normal = normals[v] / length;
            move -= normal * glm::dot(normal, move);
        }
        positions_[v] += kStep * move;
    }
    projectToSurface();
    std::ranges::transform(positions_, wanted_.begin(), edgeLength_);
}

TriMesh Remesher::finished()
{
    TriMesh mesh;
    mesh.positions = std::move(positions_);
    mesh.triangles = std::move(triangles_);
    dropUnusedVertices(mesh);

    // Gradients at the vertices and at the middles of the edges.
    std::vector<glm::vec3> points = mesh.positions;
    const std::vector<Edge> edges = edgesOf(mesh.triangles);
    for (const Edge& edge : edges)
    {
        points.push_back(0.5f * (mesh.positions[edge.a] + mesh.positions[edge.b]));
    }
    std::vector<float> distances(points.size());
    std::vector<glm::vec3> gradients(points.size());
    surface_.sample(points, distances, gradients);
    const std::size_t count = mesh.positions.size();
    mesh.normals.assign(gradients.begin(), gradients.begin() + static_cast<std::ptrdiff_t>(count));
    for (std::size_t e = 0; e < edges.size(); ++e)
    {
        mesh.normals[edges[e].a] += 0.5f * gradients[count + e];
        mesh.normals[edges[e].b] += 0.5f * gradients[count + e];
    }
    for (std::size_t v = 0; v < count; ++v)
    {
        if (mesh.positions[v].x == 0.0f)
        {
            mesh.normals[v].x = 0.0f;
        }
        mesh.normals[v] = glm::normalize(mesh.normals[v]);
    }
    return mesh;
}

}  // namespace

TriMesh remeshHalf(const TriMesh& half, const LevelSet& surface, const EdgeLength& edgeLength)
{
    return Remesher(half, surface, edgeLength).run();
}

}  // namespace knotlas::sculpt
