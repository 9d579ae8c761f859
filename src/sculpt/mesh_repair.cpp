#include "sculpt/mesh_repair.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

using geometry::Triangle;
using geometry::TriMesh;

constexpr std::uint32_t kUnused = 0xffffffffU;

class DisjointSets
{
  public:
    explicit DisjointSets(std::size_t count) : parent_(count)
    {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    std::uint32_t find(std::uint32_t i)
    {
        while (parent_[i] != i)
        {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }

    // The smaller root stays, so that results do not depend on the order of the calls.
    void unite(std::uint32_t a, std::uint32_t b)
    {
        a = find(a);
        b = find(b);
        parent_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> parent_;
};

// Replaces the vertices of `mesh` by copies of its vertices `sources`, in that order.
void gatherVertices(TriMesh& mesh, const std::vector<std::uint32_t>& sources)
{
    const auto gather = [&sources](auto& attribute) {
        if (attribute.empty())
        {
            return;
        }
        std::remove_reference_t<decltype(attribute)> gathered;
        gathered.reserve(sources.size());
        for (const std::uint32_t source : sources)
        {
            gathered.push_back(attribute[source]);
        }
        attribute = std::move(gathered);
    };
    gather(mesh.positions);
    gather(mesh.normals);
    gather(mesh.fibre);
    gather(mesh.shade);
}

// Adds a vertex at `t` between two others.
std::uint32_t addBetween(TriMesh& mesh, std::uint32_t a, std::uint32_t b, float t)
{
    const auto vertex = static_cast<std::uint32_t>(mesh.positions.size());
    mesh.positions.push_back(glm::mix(mesh.positions[a], mesh.positions[b], t));
    if (!mesh.normals.empty())
    {
        mesh.normals.push_back(glm::mix(mesh.normals[a], mesh.normals[b], t));
    }
    if (!mesh.fibre.empty())
    {
        mesh.fibre.push_back(glm::mix(mesh.fibre[a], mesh.fibre[b], t));
    }
    if (!mesh.shade.empty())
    {
        mesh.shade.push_back(t < 0.5f ? mesh.shade[a] : mesh.shade[b]);
    }
    return vertex;
}

bool hasThreeCorners(const Triangle& t)
{
    return t.x != t.y && t.y != t.z && t.z != t.x;
}

// Corners in rising order, and whether their order in the triangle is an even permutation of it.
std::pair<std::array<std::uint32_t, 3>, bool> canonical(const Triangle& t)
{
    std::array<std::uint32_t, 3> corners{t.x, t.y, t.z};
    std::sort(corners.begin(), corners.end());
    const auto first = static_cast<glm::length_t>(t.x == corners[0]   ? 0
                                                  : t.y == corners[0] ? 1
                                                                      : 2);
    return {corners, t[(first + 1) % 3] == corners[1]};
}

// Two equal triangles that face each other enclose nothing.
void cancelFacingPairs(std::vector<Triangle>& triangles)
{
    std::map<std::array<std::uint32_t, 3>, std::array<std::vector<std::uint32_t>, 2>> groups;
    for (std::uint32_t i = 0; i < triangles.size(); ++i)
    {
        const auto [corners, even] = canonical(triangles[i]);
        groups[corners][even ? 1 : 0].push_back(i);
    }
    std::vector<bool> cancelled(triangles.size(), false);
    for (const auto& [corners, sides] : groups)
    {
        for (std::size_t k = 0; k < std::min(sides[0].size(), sides[1].size()); ++k)
        {
            cancelled[sides[0][k]] = true;
            cancelled[sides[1][k]] = true;
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < triangles.size(); ++i)
    {
        if (!cancelled[i])
        {
            triangles[kept++] = triangles[i];
        }
    }
    triangles.resize(kept);
}

// One side of an edge: the triangle and the corner where the edge starts, walking
// counter-clockwise.
struct HalfEdge
{
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t triangle = 0;
    int corner = 0;
    bool forward = true;  // walks from `low` to `high`
    float angle = 0.0f;   // around the edge, where more than two triangles meet
};

std::vector<HalfEdge> halfEdges(const std::vector<Triangle>& triangles)
{
    std::vector<HalfEdge> edges;
    edges.reserve(3 * triangles.size());
    for (std::uint32_t i = 0; i < triangles.size(); ++i)
    {
        for (int corner = 0; corner < 3; ++corner)
        {
            const std::uint32_t a = triangles[i][corner];
            const std::uint32_t b = triangles[i][(corner + 1) % 3];
            edges.push_back({std::min(a, b), std::max(a, b), i, corner, a < b, 0.0f});
        }
    }
    std::sort(edges.begin(), edges.end(), [](const HalfEdge& a, const HalfEdge& b) {
        return std::tie(a.low, a.high, a.triangle, a.corner) <
               std::tie(b.low, b.high, b.triangle, b.corner);
    });
    return edges;
}

// Orders the triangles that share one edge by their angle around it.
void sortAroundEdge(const TriMesh& mesh, std::span<HalfEdge> edges)
{
    const glm::vec3 origin = mesh.positions[edges.front().low];
    const glm::vec3 axis = mesh.positions[edges.front().high] - origin;
    const glm::vec3 across = std::abs(axis.x) < std::abs(axis.y) ? glm::vec3(1.0f, 0.0f, 0.0f)
                                                                 : glm::vec3(0.0f, 1.0f, 0.0f);
    const glm::vec3 e1 = glm::cross(axis, across);
    const glm::vec3 e2 = glm::cross(axis, e1) / std::max(glm::length(axis), 1e-12f);
    for (HalfEdge& edge : edges)
    {
        const std::uint32_t apex = mesh.triangles[edge.triangle][(edge.corner + 2) % 3];
        const glm::vec3 spoke = mesh.positions[apex] - origin;
        edge.angle = std::atan2(glm::dot(spoke, e2), glm::dot(spoke, e1));
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const HalfEdge& a, const HalfEdge& b) { return a.angle < b.angle; });
}

// Two triangles that follow each other on one sheet, across their common edge.
struct EdgePair
{
    HalfEdge forward;
    HalfEdge backward;
};

// Pairs the triangles of one edge. The inside of a forward triangle lies at smaller angles: its
// partner is the nearest backward triangle below it.
std::vector<EdgePair> pairAroundEdge(const TriMesh& mesh, std::span<HalfEdge> edges)
{
    if (edges.size() > 2)
    {
        sortAroundEdge(mesh, edges);
    }
    const std::size_t count = edges.size();
    std::vector<bool> taken(count, false);
    std::vector<EdgePair> pairs;
    for (std::size_t i = 0; i < count; ++i)
    {
        for (std::size_t step = 1; edges[i].forward && step < count; ++step)
        {
            const std::size_t j = (i + count - step) % count;
            if (!edges[j].forward && !taken[j])
            {
                taken[j] = true;
                pairs.push_back({edges[i], edges[j]});
                break;
            }
        }
    }
    return pairs;
}

// Calls visit(pairs) for every edge of the mesh.
template <typename Visit> void forEachEdge(const TriMesh& mesh, Visit visit)
{
    std::vector<HalfEdge> edges = halfEdges(mesh.triangles);
    for (std::size_t first = 0; first < edges.size();)
    {
        std::size_t last = first;
        while (last < edges.size() && edges[last].low == edges[first].low &&
               edges[last].high == edges[first].high)
        {
            ++last;
        }
        visit(pairAroundEdge(mesh, std::span(edges).subspan(first, last - first)));
        first = last;
    }
}

// Joins the corners of two triangles at both ends of their common edge.
void joinCorners(DisjointSets& corners, const EdgePair& pair)
{
    const auto corner = [](const HalfEdge& edge, int step) {
        return 3 * edge.triangle + static_cast<std::uint32_t>((edge.corner + step) % 3);
    };
    corners.unite(corner(pair.forward, 0), corner(pair.backward, 1));
    corners.unite(corner(pair.forward, 1), corner(pair.backward, 0));
}

// Corners that are reached through paired edges share a vertex; the others get one of their own.
void splitTouchingSheets(TriMesh& mesh)
{
    DisjointSets corners(3 * mesh.triangles.size());
    forEachEdge(mesh, [&corners](const std::vector<EdgePair>& pairs) {
        for (const EdgePair& pair : pairs)
        {
            joinCorners(corners, pair);
        }
    });

    std::vector<std::uint32_t> vertexOf(3 * mesh.triangles.size(), kUnused);
    std::vector<std::uint32_t> sources;
    for (std::uint32_t corner = 0; corner < vertexOf.size(); ++corner)
    {
        std::uint32_t& vertex = vertexOf[corners.find(corner)];
        auto& index = mesh.triangles[corner / 3][static_cast<glm::length_t>(corner % 3)];
        if (vertex == kUnused)
        {
            vertex = static_cast<std::uint32_t>(sources.size());
            sources.push_back(index);
        }
        index = vertex;
    }
    gatherVertices(mesh, sources);
}

// Halves the edge under a triangle: the half towards the edge's start stays in its place.
void insertOnEdge(TriMesh& mesh, const HalfEdge& edge, std::uint32_t vertex)
{
    Triangle& first = mesh.triangles[edge.triangle];
    Triangle second = first;
    first[(edge.corner + 1) % 3] = vertex;
    second[edge.corner] = vertex;
    mesh.triangles.push_back(second);
}

// Gives each chosen pair of triangles a vertex of its own amid their common edge; `choose` picks
// from the pairs of one edge. Returns the new vertices; pairs beside an earlier one wait for the
// next call.
template <typename Choose> std::vector<std::uint32_t> halveEdges(TriMesh& mesh, Choose choose)
{
    std::vector<EdgePair> chosen;
    std::vector<bool> touched(mesh.triangles.size(), false);
    forEachEdge(mesh, [&](const std::vector<EdgePair>& pairs) {
        for (const EdgePair& pair : choose(pairs))
        {
            const std::uint32_t a = pair.forward.triangle;
            const std::uint32_t b = pair.backward.triangle;
            if (!touched[a] && !touched[b])
            {
                touched[a] = touched[b] = true;
                chosen.push_back(pair);
            }
        }
    });
    std::vector<std::uint32_t> added;
    for (const EdgePair& pair : chosen)
    {
        added.push_back(addBetween(mesh, pair.forward.low, pair.forward.high, 0.5f));
        insertOnEdge(mesh, pair.forward, added.back());
        insertOnEdge(mesh, pair.backward, added.back());
    }
    return added;
}

// Sheets that meet in an edge and hang together elsewhere keep both its vertices; a vertex of their
// own amid the edge tells them apart. Returns whether there was such an edge.
bool splitSharedEdges(TriMesh& mesh)
{
    const auto allButOne = [](const std::vector<EdgePair>& pairs) {
        return std::span(pairs).subspan(std::min<std::size_t>(1, pairs.size()));
    };
    return !halveEdges(mesh, allButOne).empty();
}

// A fold that touches the mid-sagittal plane would meet its mirror image in an edge of four
// triangles: it is lifted off the plane. Returns whether there was one.
bool liftFolds(TriMesh& mesh)
{
    constexpr float kLift = 0.0001f;  // metres
    const auto inPlane = [&mesh](const std::vector<EdgePair>& pairs) {
        const bool lies = !pairs.empty() && mesh.positions[pairs[0].forward.low].x == 0.0f &&
                          mesh.positions[pairs[0].forward.high].x == 0.0f;
        return lies ? std::span(pairs) : std::span<const EdgePair>();
    };
    const std::vector<std::uint32_t> lifted = halveEdges(mesh, inPlane);
    for (const std::uint32_t vertex : lifted)
    {
        mesh.positions[vertex].x = -kLift;
    }
    return !lifted.empty();
}

bool liesInMidline(const TriMesh& mesh, const Triangle& t)
{
    return mesh.positions[t.x].x == 0.0f && mesh.positions[t.y].x == 0.0f &&
           mesh.positions[t.z].x == 0.0f;
}

// Cuts a mesh at x = 0; new vertices on crossed edges are shared.
class MidlineCutter
{
  public:
    explicit MidlineCutter(TriMesh& mesh) : mesh_(mesh) {}

    std::vector<Triangle> cut()
    {
        const std::vector<Triangle> whole = mesh_.triangles;
        for (const Triangle& triangle : whole)
        {
            cutTriangle(triangle);
        }
        return std::move(kept_);
    }

  private:
    [[nodiscard]] float x(std::uint32_t vertex) const { return mesh_.positions[vertex].x; }

    void cutTriangle(const Triangle& triangle)
    {
        std::vector<std::uint32_t> polygon;
        bool hasInside = false;
        for (int i = 0; i < 3; ++i)
        {
            const std::uint32_t a = triangle[i];
            const std::uint32_t b = triangle[(i + 1) % 3];
            if (x(a) <= 0.0f)
            {
                polygon.push_back(a);
                hasInside = hasInside || x(a) < 0.0f;
            }
            if ((x(a) < 0.0f && x(b) > 0.0f) || (x(a) > 0.0f && x(b) < 0.0f))
            {
                polygon.push_back(crossing(a, b));
            }
        }
        for (std::size_t i = 2; hasInside && i < polygon.size(); ++i)
        {
            kept_.emplace_back(polygon[0], polygon[i - 1], polygon[i]);
        }
    }

    std::uint32_t crossing(std::uint32_t a, std::uint32_t b)
    {
        const auto [entry, isNew] = crossings_.try_emplace(std::minmax(a, b), 0U);
        if (isNew)
        {
            const auto [low, high] = entry->first;
            entry->second = addBetween(mesh_, low, high, x(low) / (x(low) - x(high)));
            mesh_.positions.back().x = 0.0f;
        }
        return entry->second;
    }

    TriMesh& mesh_;
    std::vector<Triangle> kept_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> crossings_;
};

// By symmetry a normal on the mid-sagittal plane has no sideways part.
void flattenMidlineNormals(TriMesh& mesh)
{
    for (std::size_t i = 0; i < mesh.normals.size(); ++i)
    {
        if (mesh.positions[i].x == 0.0f)
        {
            mesh.normals[i].x = 0.0f;
            const float length = glm::length(mesh.normals[i]);
            mesh.normals[i] =
                length > 1e-6f ? mesh.normals[i] / length : glm::vec3(0.0f, 1.0f, 0.0f);
        }
    }
}

// Triangles of each connected piece, by its representative in `pieces`, which is filled.
std::map<std::uint32_t, std::size_t> sizesOfPieces(const TriMesh& mesh, DisjointSets& pieces)
{
    for (const Triangle& t : mesh.triangles)
    {
        pieces.unite(t.x, t.y);
        pieces.unite(t.y, t.z);
    }
    std::map<std::uint32_t, std::size_t> sizes;
    for (const Triangle& t : mesh.triangles)
    {
        ++sizes[pieces.find(t.x)];
    }
    return sizes;
}

}  // namespace

void makeManifold(TriMesh& mesh)
{
    std::erase_if(mesh.triangles, [](const Triangle& t) { return !hasThreeCorners(t); });
    cancelFacingPairs(mesh.triangles);
    splitTouchingSheets(mesh);
    while (splitSharedEdges(mesh))
    {}
}

void keepOffMidline(TriMesh& mesh)
{
    std::erase_if(mesh.triangles, [&mesh](const Triangle& t) { return liesInMidline(mesh, t); });
    while (liftFolds(mesh))
    {}
}

void dropUnusedVertices(TriMesh& mesh)
{
    std::vector<std::uint32_t> newIndex(mesh.positions.size(), kUnused);
    for (const Triangle& t : mesh.triangles)
    {
        newIndex[t.x] = newIndex[t.y] = newIndex[t.z] = 0;
    }
    std::vector<std::uint32_t> sources;
    for (std::uint32_t i = 0; i < newIndex.size(); ++i)
    {
        if (newIndex[i] != kUnused)
        {
            newIndex[i] = static_cast<std::uint32_t>(sources.size());
            sources.push_back(i);
        }
    }
    for (Triangle& t : mesh.triangles)
    {
        t = {newIndex[t.x], newIndex[t.y], newIndex[t.z]};
    }
    gatherVertices(mesh, sources);
}

void keepLargestPiece(TriMesh& mesh)
{
    keepLargePieces(mesh, 1.0);
}

void keepLargePieces(TriMesh& mesh, double share)
{
    DisjointSets pieces(mesh.positions.size());
    const auto sizes = sizesOfPieces(mesh, pieces);
    const auto largest =
        std::max_element(sizes.begin(), sizes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (largest == sizes.end())
    {
        return;
    }
    const auto kept = [&](std::uint32_t piece) {
        return piece == largest->first ||
               (share < 1.0 && static_cast<double>(sizes.at(piece)) >=
                                   share * static_cast<double>(largest->second));
    };
    std::erase_if(mesh.triangles, [&](const Triangle& t) { return !kept(pieces.find(t.x)); });
    dropUnusedVertices(mesh);
}

std::size_t pieceCount(const TriMesh& mesh)
{
    DisjointSets pieces(mesh.positions.size());
    return sizesOfPieces(mesh, pieces).size();
}

TriMesh rightHalf(const TriMesh& mesh, float snap)
{
    TriMesh half = mesh;
    for (glm::vec3& position : half.positions)
    {
        if (std::abs(position.x) < snap)
        {
            position.x = 0.0f;
        }
    }
    half.triangles = MidlineCutter(half).cut();
    dropUnusedVertices(half);
    keepOffMidline(half);
    flattenMidlineNormals(half);
    return half;
}

}  // namespace knotlas::sculpt
