#pragma once

#include "geometry/ray_scene.h"
#include "geometry/tri_mesh.h"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace knotlas::geometry
{

inline constexpr std::uint32_t kNoTriangle = ~std::uint32_t{0};

// How a front that has reached `a` and `b` goes on to `target`: a triangle laid flat with `a` at
// the origin, `b` on the x axis and `target` above. Corners wider than a right angle are split by
// unfolding what lies behind them, so that a front never arrives from outside its corner.
struct Wedge
{
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t target = 0;
    float base = 0.0f;           // metres from a to b
    glm::vec2 apex{0.0f, 0.0f};  // of `target`
    float toA = 0.0f;            // metres from target
    float toB = 0.0f;
};

// A third of the area of the triangles around each vertex, in m2; sums to the surface area.
std::vector<float> vertexAreas(const TriMesh& mesh);

// What walking on a mesh needs and is computed once: who is beside whom, and true areas.
class Surface
{
  public:
    explicit Surface(const TriMesh& mesh);

    [[nodiscard]] const std::vector<glm::vec3>& positions() const { return positions_; }

    [[nodiscard]] const std::vector<Triangle>& triangles() const { return triangles_; }

    [[nodiscard]] std::array<glm::vec3, 3> corners(std::uint32_t triangle) const;

    [[nodiscard]] const std::vector<float>& vertexAreas() const { return vertexAreas_; }

    [[nodiscard]] std::span<const std::uint32_t> trianglesAround(std::uint32_t vertex) const;

    // The triangle on the other side of the edge that lies opposite `corner` (0..2), or
    // kNoTriangle.
    [[nodiscard]] std::uint32_t acrossFrom(std::uint32_t triangle, int corner) const
    {
        return across_[triangle][corner];
    }

    // Wedges that have `vertex` as one end of their base.
    [[nodiscard]] std::span<const std::uint32_t> wedgesFrom(std::uint32_t vertex) const;

    [[nodiscard]] const Wedge& wedge(std::uint32_t index) const { return wedges_[index]; }

  private:
    // Rows of different length in one array: row i is items[first[i] .. first[i + 1]).
    struct Rows
    {
        std::vector<std::uint32_t> first;
        std::vector<std::uint32_t> items;

        [[nodiscard]] std::span<const std::uint32_t> row(std::uint32_t i) const
        {
            return {items.data() + first[i], items.data() + first[i + 1]};
        }
    };

    // Sorts the pairs (row, item) that `forEachPair` lists, twice in the same order, into rows.
    template <typename ForEachPair>
    static Rows gatherRows(std::size_t rowCount, ForEachPair forEachPair);

    [[nodiscard]] std::uint32_t findAcross(std::uint32_t triangle, int corner) const;
    void addWedges(std::uint32_t triangle, int corner);

    std::vector<glm::vec3> positions_;
    std::vector<Triangle> triangles_;
    std::vector<float> vertexAreas_;
    std::vector<glm::uvec3> across_;
    std::vector<Wedge> wedges_;
    Rows trianglesAround_;
    Rows wedgesFrom_;
};

struct VertexDistance
{
    std::uint32_t vertex = 0;
    float distance = 0.0f;  // metres along the surface
};

// A front is a circle around a point or runs parallel to a line: each spreads by its own rule,
// which keeps both exact.
enum class FrontShape : std::uint8_t
{
    Round,
    Straight,
};

// Where a flood starts: a vertex and its distance from the source.
struct Seed
{
    std::uint32_t vertex = 0;
    float distance = 0.0f;  // metres
    FrontShape shape = FrontShape::Round;
};

// Geodesic distance from the seeds to every vertex nearer than `maxDistance`, by fast marching over
// triangles (Kimmel & Sethian 1998) with curved fronts, so that points spread in true circles;
// ordered by vertex. Walks the surface: it never jumps a gap in space. Deterministic.
std::vector<VertexDistance> flood(const Surface& surface, std::span<const Seed> seeds,
                                  float maxDistance);

// A line on the surface. The piece from points[i] to points[i + 1] runs within points[i].triangle.
struct SurfacePath
{
    std::vector<SurfacePoint> points;
    float length = 0.0f;  // metres
};

// The shortest way over the surface from one point to another: what a finger draws. Empty when it
// would be longer than `maxDetour` times the chord (another limb, the other side of a hand).
SurfacePath walk(const Surface& surface, const SurfacePoint& from, const SurfacePoint& to,
                 float maxDetour = 3.0f);

// Seeds on all corners of the triangles that the path crosses and of those beside them, with exact
// distances to the line; round ones around its ends.
std::vector<Seed> seedsAlong(const Surface& surface, const SurfacePath& path);

}  // namespace knotlas::geometry
