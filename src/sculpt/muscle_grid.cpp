#include "sculpt/muscle_grid.h"

#include "core/assert.h"
#include "sculpt/curves.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace knotlas::sculpt
{

namespace
{

using Line = std::vector<std::size_t>;  // indices of points

std::vector<Line> linesAlong(const PointGrid& grid)
{
    std::vector<Line> lines(static_cast<std::size_t>(grid.columns));
    for (int j = 0; j < grid.columns; ++j)
    {
        for (int i = 0; i < grid.rows; ++i)
        {
            lines[static_cast<std::size_t>(j)].push_back(grid.index(i, j));
        }
    }
    return lines;
}

// Two for each row of a ring grid: from border to border of its section.
std::vector<Line> linesAcross(const PointGrid& grid)
{
    std::vector<Line> lines;
    const int steps = grid.ring ? grid.columns / 2 : grid.columns - 1;
    for (int i = 0; i < grid.rows; ++i)
    {
        for (int first = 0; first + 1 < grid.columns; first += steps)
        {
            Line& line = lines.emplace_back();
            for (int k = 0; k <= steps; ++k)
            {
                line.push_back(grid.index(i, (first + k) % grid.columns));
            }
        }
    }
    return lines;
}

std::vector<glm::vec3> pointsOf(const PointGrid& grid, const Line& line)
{
    std::vector<glm::vec3> points;
    for (const std::size_t index : line)
    {
        points.push_back(grid.points[index]);
    }
    return points;
}

}  // namespace

glm::vec3 PointGrid::meanAlong(int row, int column) const
{
    return 0.5f * (at(std::max(row - 1, 0), column) + at(std::min(row + 1, rows - 1), column));
}

glm::vec3 PointGrid::meanAcross(int row, int column) const
{
    const int last = columns - 1;
    const int before = column > 0 ? column - 1 : (ring ? last : 0);
    const int after = column < last ? column + 1 : (ring ? 0 : last);
    return 0.5f * (at(row, before) + at(row, after));
}

void relax(PointGrid& grid, int iterations)
{
    for (int k = 0; k < iterations; ++k)
    {
        const PointGrid from = grid;
        for (int i = 0; i < grid.rows; ++i)
        {
            for (int j = 0; j < grid.columns; ++j)
            {
                grid.at(i, j) =
                    0.5f * from.at(i, j) + 0.25f * (from.meanAlong(i, j) + from.meanAcross(i, j));
            }
        }
    }
}

void respace(std::span<glm::vec3> points, std::span<const float> shares)
{
    if (polylineLength(points) < 1e-6)
    {
        return;
    }
    const std::vector<float> knots = arcLengths(points);
    const std::vector<glm::vec3> from(points.begin(), points.end());
    std::size_t k = 1;
    for (std::size_t i = 1; i + 1 < from.size(); ++i)
    {
        while (k + 1 < from.size() && knots[k] < shares[i])
        {
            ++k;
        }
        const float step = std::max(knots[k] - knots[k - 1], 1e-6f);
        const float t = std::clamp((shares[i] - knots[k - 1]) / step, 0.0f, 1.0f);
        points[i] = glm::mix(from[k - 1], from[k], t);
    }
}

GridSpacing::GridSpacing(const PointGrid& grid)
{
    const auto sharesOf = [](std::span<const glm::vec3> points) {
        return polylineLength(points) > 1e-6
                   ? arcLengths(points)
                   : linspace(0.0f, 1.0f, static_cast<int>(points.size()));
    };
    for (const Line& line : linesAlong(grid))
    {
        along_.push_back(sharesOf(pointsOf(grid, line)));
    }
    for (const Line& line : linesAcross(grid))
    {
        across_.push_back(sharesOf(pointsOf(grid, line)));
    }
}

void GridSpacing::restore(PointGrid& grid) const
{
    const auto restoreLines = [&](const std::vector<Line>& lines,
                                  const std::vector<std::vector<float>>& shares) {
        for (std::size_t k = 0; k < lines.size(); ++k)
        {
            std::vector<glm::vec3> points = pointsOf(grid, lines[k]);
            respace(points, shares[k]);
            for (std::size_t i = 0; i < points.size(); ++i)
            {
                grid.points[lines[k][i]] = points[i];
            }
        }
    };
    restoreLines(linesAlong(grid), along_);
    restoreLines(linesAcross(grid), across_);
}

std::vector<glm::vec3> gridNormals(const PointGrid& grid)
{
    std::vector<glm::vec3> normals(grid.points.size());
    for (int i = 0; i < grid.rows; ++i)
    {
        const int before = std::max(i - 1, 0);
        const int after = std::min(i + 1, grid.rows - 1);
        for (int j = 0; j < grid.columns; ++j)
        {
            const int last = grid.columns - 1;
            const int left = j > 0 ? j - 1 : (grid.ring ? last : 0);
            const int right = j < last ? j + 1 : (grid.ring ? 0 : last);
            const glm::vec3 normal = glm::cross(grid.at(after, j) - grid.at(before, j),
                                                grid.at(i, right) - grid.at(i, left));
            const float length = glm::length(normal);
            normals[grid.index(i, j)] =
                length > 1e-12f ? normal / length : glm::vec3(0.0f, 0.0f, 1.0f);
        }
    }
    return normals;
}

PointGrid pushNeeded(const PointGrid& grid, const LevelSet& deeper,
                     std::span<const float> clearances, float limit)
{
    KNOTLAS_ASSERT(clearances.size() == grid.points.size());
    std::vector<float> distances(grid.points.size());
    PointGrid push = grid;
    deeper.sample(grid.points, distances, push.points);
    for (std::size_t k = 0; k < distances.size(); ++k)
    {
        push.points[k] *= std::clamp(clearances[k] - distances[k], 0.0f, limit);
    }
    return push;
}

bool shorterFromBToC(const geometry::TriMesh& mesh, const Cell& cell)
{
    const auto& p = mesh.positions;
    return glm::distance(p[cell.b], p[cell.c]) <= glm::distance(p[cell.a], p[cell.d]);
}

void addCell(geometry::TriMesh& mesh, const Cell& cell, bool fromBToC)
{
    const auto& [a, b, c, d] = cell;
    if (fromBToC)
    {
        mesh.triangles.insert(mesh.triangles.end(), {{a, c, b}, {b, c, d}});
    }
    else
    {
        mesh.triangles.insert(mesh.triangles.end(), {{a, c, d}, {a, d, b}});
    }
}

std::vector<glm::vec3> fanNormals(const geometry::TriMesh& mesh)
{
    std::vector<glm::vec3> normals(mesh.positions.size(), glm::vec3(0.0f));
    for (const geometry::Triangle& t : mesh.triangles)
    {
        for (int c = 0; c < 3; ++c)
        {
            const glm::vec3 corner = mesh.positions[t[c]];
            const glm::vec3 a = mesh.positions[t[(c + 1) % 3]] - corner;
            const glm::vec3 b = mesh.positions[t[(c + 2) % 3]] - corner;
            const glm::vec3 across = glm::cross(a, b);
            const float sine = glm::length(across);
            normals[t[c]] += std::atan2(sine, glm::dot(a, b)) / std::max(sine, 1e-12f) * across;
        }
    }
    for (glm::vec3& normal : normals)
    {
        const float length = glm::length(normal);
        normal = length > 1e-6f ? normal / length : glm::vec3(0.0f, 0.0f, 1.0f);
    }
    return normals;
}

void orientOutwards(geometry::TriMesh& mesh)
{
    if (geometry::signedVolume(mesh) < 0.0)
    {
        for (geometry::Triangle& triangle : mesh.triangles)
        {
            std::swap(triangle.y, triangle.z);
        }
        for (glm::vec3& normal : mesh.normals)
        {
            normal = -normal;
        }
    }
}

}  // namespace knotlas::sculpt
