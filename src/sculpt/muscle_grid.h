#pragma once

#include "geometry/tri_mesh.h"
#include "sculpt/level_set.h"

#include <glm/vec3.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace knotlas::sculpt
{

// Points in rows along the fibres and columns across them. A ring grid closes across: its last
// column is a neighbour of the first.
struct PointGrid
{
    int rows = 0;
    int columns = 0;
    bool ring = false;
    std::vector<glm::vec3> points;  // row by row

    PointGrid() = default;

    PointGrid(int rowCount, int columnCount, bool closed)
        : rows(rowCount), columns(columnCount), ring(closed),
          points(static_cast<std::size_t>(rowCount) * static_cast<std::size_t>(columnCount))
    {}

    [[nodiscard]] std::size_t index(int row, int column) const
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }

    glm::vec3& at(int row, int column) { return points[index(row, column)]; }

    [[nodiscard]] const glm::vec3& at(int row, int column) const
    {
        return points[index(row, column)];
    }

    [[nodiscard]] std::span<const glm::vec3> row(int i) const
    {
        return {points.data() + index(i, 0), static_cast<std::size_t>(columns)};
    }

    // The mean of the two neighbours along the fibres, or across them; at a border the point itself
    // stands in for the missing one.
    [[nodiscard]] glm::vec3 meanAlong(int row, int column) const;
    [[nodiscard]] glm::vec3 meanAcross(int row, int column) const;
};

// Each point moves half the way to the mean of its four neighbours, `iterations` times.
void relax(PointGrid& grid, int iterations);

// Moves points along their polyline until each lies at its share of the length. The ends stay.
void respace(std::span<glm::vec3> points, std::span<const float> shares);

// Where the points of a grid lie on its lines: along the fibres and across them, on a ring on each
// half of it. Pressing moves them into heaps; restoring spaces them again, so that the triangles
// between them are well shaped and the fibres run on evenly. The borders of an open grid stay.
class GridSpacing
{
  public:
    explicit GridSpacing(const PointGrid& grid);

    void restore(PointGrid& grid) const;

  private:
    std::vector<std::vector<float>> along_;
    std::vector<std::vector<float>> across_;
};

// Unit normals of the surface through the grid: cross(along the fibres, across them).
std::vector<glm::vec3> gridNormals(const PointGrid& grid);

// For each point, how far it must move along the distance gradient to lie `clearances` outside of
// `deeper`, at most `limit` metres.
PointGrid pushNeeded(const PointGrid& grid, const LevelSet& deeper,
                     std::span<const float> clearances, float limit);

// A cell of a grid, its corners vertices of a mesh: `a` and `b` on one row, `c` and `d` after them
// on the next.
struct Cell
{
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;
    std::uint32_t d = 0;
};

// Whether b and c are nearer to each other than a and d.
bool shorterFromBToC(const geometry::TriMesh& mesh, const Cell& cell);

// Adds the two triangles of a cell, parted from b to c, or else from a to d.
void addCell(geometry::TriMesh& mesh, const Cell& cell, bool fromBToC);

// Unit normals at the vertices, each triangle with the weight of its angle there: where two faces
// meet in a rim, the normal looks out between them however each is parted into triangles.
std::vector<glm::vec3> fanNormals(const geometry::TriMesh& mesh);

// Turns all triangles round when they face inwards.
void orientOutwards(geometry::TriMesh& mesh);

}  // namespace knotlas::sculpt
