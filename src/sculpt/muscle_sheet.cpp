#include "sculpt/muscle_sheet.h"

#include "sculpt/curves.h"
#include "sculpt/muscle_sweep.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace knotlas::sculpt
{

namespace
{

constexpr float kClearance = 0.0006f;  // metres between a sheet and what it lies on
constexpr float kStep = 0.004f;        // the furthest push in one step: further ones tear the grid

// Where the lines of a strip meet a column at `v`, and how thick the strip is there.
struct StripReader
{
    explicit StripReader(const SheetStrip& strip) : strip_(strip) {}

    [[nodiscard]] std::vector<glm::vec3> rowPoints(const SheetRow& row,
                                                   std::span<const float> v) const;
    [[nodiscard]] PointGrid middle(std::span<const float> u, std::span<const float> v) const;
    [[nodiscard]] std::vector<float> thickness(std::span<const float> u,
                                               std::span<const float> v) const;

  private:
    const SheetStrip& strip_;
};

// The middles of `count` even cells, with the borders 0 and 1 before and after them.
std::vector<float> cellKnots(std::size_t count)
{
    std::vector<float> knots{0.0f};
    for (std::size_t k = 0; k < count; ++k)
    {
        knots.push_back((static_cast<float>(k) + 0.5f) / static_cast<float>(count));
    }
    knots.push_back(1.0f);
    return knots;
}

// Adds a point before and after, `factor` of the last step further: a little short of the border
// half a cell away, since extrapolated sheets flare.
template <typename T> std::vector<T> extended(const std::vector<T>& values, float factor)
{
    std::vector<T> result{values[0] + factor * (values[0] - values[1])};
    result.insert(result.end(), values.begin(), values.end());
    const std::size_t last = values.size() - 1;
    result.push_back(values[last] + factor * (values[last] - values[last - 1]));
    return result;
}

std::vector<glm::vec3> StripReader::rowPoints(const SheetRow& row, std::span<const float> v) const
{
    if (row.cells)
    {
        return naturalSpline(cellKnots(row.points.size()), extended(row.points, 0.42f), v);
    }
    return monotoneCubic(arcLengths(row.points), row.points, v);
}

PointGrid StripReader::middle(std::span<const float> u, std::span<const float> v) const
{
    std::vector<float> knots;
    std::vector<std::vector<glm::vec3>> rows;
    bool lines = false;
    for (const SheetRow& row : strip_.rows)
    {
        knots.push_back(row.u);
        rows.push_back(rowPoints(row, v));
        lines = lines || !row.cells;
    }
    const bool openStart = knots.front() > 0.0f;
    const bool openEnd = knots.back() < 1.0f;
    knots.insert(knots.begin(), openStart ? 1 : 0, 0.0f);
    knots.insert(knots.end(), openEnd ? 1 : 0, 1.0f);
    PointGrid grid(static_cast<int>(u.size()), static_cast<int>(v.size()), false);
    for (std::size_t j = 0; j < v.size(); ++j)
    {
        std::vector<glm::vec3> column;
        for (const std::vector<glm::vec3>& row : rows)
        {
            column.push_back(row[j]);
        }
        if (openStart || openEnd)
        {
            const std::vector<glm::vec3> open = extended(column, 0.45f);
            column.assign(open.begin() + (openStart ? 0 : 1), open.end() - (openEnd ? 0 : 1));
        }
        const std::vector<glm::vec3> points =
            lines ? monotoneCubic(knots, column, u) : naturalSpline(knots, column, u);
        for (std::size_t i = 0; i < u.size(); ++i)
        {
            grid.at(static_cast<int>(i), static_cast<int>(j)) = points[i];
        }
    }
    return grid;
}

std::vector<float> StripReader::thickness(std::span<const float> u, std::span<const float> v) const
{
    std::vector<float> result(u.size() * v.size());
    if (!strip_.profile.empty())
    {
        for (std::size_t i = 0; i < u.size(); ++i)
        {
            std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(i * v.size()), v.size(),
                        interpolate(strip_.profile, u[i]));
        }
        return result;
    }
    // The grid is thin towards its attachments, but holds its thickness up to its free borders.
    const std::vector<float> knots = cellKnots(strip_.thickness.size());
    std::vector<std::vector<float>> rows;
    for (const std::vector<float>& cells : strip_.thickness)
    {
        std::vector<float> wide = cells;
        wide.insert(wide.begin(), cells.front());
        wide.push_back(cells.back());
        rows.push_back(monotoneCubic(cellKnots(cells.size()), wide, v));
    }
    for (std::size_t j = 0; j < v.size(); ++j)
    {
        std::vector<float> column{0.45f * rows.front()[j]};
        for (const std::vector<float>& row : rows)
        {
            column.push_back(row[j]);
        }
        column.push_back(0.40f * rows.back()[j]);
        const std::vector<float> values = monotoneCubic(knots, column, u);
        for (std::size_t i = 0; i < u.size(); ++i)
        {
            result[i * v.size() + j] = values[i];
        }
    }
    return result;
}

float meanLength(const std::vector<std::vector<glm::vec3>>& lines)
{
    double sum = 0.0;
    for (const std::vector<glm::vec3>& line : lines)
    {
        sum += polylineLength(line);
    }
    return static_cast<float>(sum / static_cast<double>(lines.size()));
}

// Rows and columns that use up the triangles with cells a little longer than wide.
glm::ivec2 sheetResolution(const SheetShape& shape, int triangles)
{
    constexpr std::array kProbe = {0.0f, 0.25f, 0.5f, 0.75f, 1.0f};
    float length = 0.0f;
    float width = 0.0f;
    for (const SheetStrip& strip : shape.strips)
    {
        const PointGrid probe = StripReader(strip).middle(kProbe, kProbe);
        std::vector<std::vector<glm::vec3>> rows;
        std::vector<std::vector<glm::vec3>> columns;
        for (int k = 0; k < probe.rows; ++k)
        {
            rows.emplace_back(probe.row(k).begin(), probe.row(k).end());
            columns.emplace_back();
            for (int i = 0; i < probe.rows; ++i)
            {
                columns.back().push_back(probe.at(i, k));
            }
        }
        width += meanLength(rows);
        length += meanLength(columns) / static_cast<float>(shape.strips.size());
    }
    const float cells = 0.25f * static_cast<float>(triangles);
    const float across = std::sqrt(1.3f * cells * width / std::max(length, 1e-4f));
    const int columns = std::clamp(static_cast<int>(std::lround(across)), 5, 96);
    return {std::clamp(static_cast<int>(cells) / columns, 5, 96), columns};
}

std::vector<Sheet::Span> divideColumns(const SheetShape& shape, int columns)
{
    float total = 0.0f;
    for (const SheetStrip& strip : shape.strips)
    {
        total += strip.share;
    }
    std::vector<Sheet::Span> spans;
    float share = 0.0f;
    int first = 0;
    for (const SheetStrip& strip : shape.strips)
    {
        share += strip.share;
        const int last =
            static_cast<int>(std::lround(share / total * static_cast<float>(columns - 1)));
        spans.push_back({first, last});
        first = last;
    }
    return spans;
}

// The free borders of a sheet are rounded off; an exponent of 6 keeps it full nearly up to them.
float borderFactor(float v)
{
    return std::sqrt(std::clamp(1.0f - std::pow(std::abs(2.0f * v - 1.0f), 6.0f), 0.06f, 1.0f));
}

// The sheet as the table draws it: a middle surface with a thickness.
struct Drawing
{
    PointGrid middle;
    std::vector<float> half;  // half thickness, metres
    std::vector<float> along;
    std::vector<Sheet::Span> spans;
};

Drawing drawSheet(const SheetShape& shape, int triangles)
{
    const glm::ivec2 size = sheetResolution(shape, triangles);
    Drawing sheet;
    sheet.middle = PointGrid(size.x, size.y, false);
    sheet.half.assign(sheet.middle.points.size(), 0.0f);
    sheet.along = linspace(0.0f, 1.0f, size.x);
    sheet.spans = divideColumns(shape, size.y);
    PointGrid thickness(size.x, size.y, false);
    for (std::size_t s = 0; s < shape.strips.size(); ++s)
    {
        const auto [first, last] = sheet.spans[s];
        const std::vector<float> v = linspace(0.0f, 1.0f, last - first + 1);
        const StripReader reader(shape.strips[s]);
        const PointGrid middle = reader.middle(sheet.along, v);
        const std::vector<float> full = reader.thickness(sheet.along, v);
        for (int i = 0; i < size.x; ++i)
        {
            for (int j = first; j <= last; ++j)
            {
                // A border that two strips share is the mean of both.
                const float weight = s > 0 && j == first ? 0.5f : 1.0f;
                glm::vec3& point = sheet.middle.at(i, j);
                point = glm::mix(point, middle.at(i, j - first), weight);
                glm::vec3& thick = thickness.at(i, j);
                thick.x = glm::mix(thick.x, full[middle.index(i, j - first)], weight);
            }
        }
    }
    relax(thickness, 3);
    if (shape.strips.size() > 1)
    {
        relax(sheet.middle, 4);  // no crease where strips meet
    }
    for (int i = 0; i < size.x; ++i)
    {
        const float u = sheet.along[static_cast<std::size_t>(i)];
        const glm::vec3 bulge = std::sin(std::numbers::pi_v<float> * u) * shape.bulge;
        for (int j = 0; j < size.y; ++j)
        {
            const float v = static_cast<float>(j) / static_cast<float>(size.y - 1);
            sheet.middle.at(i, j) += bulge;
            sheet.half[sheet.middle.index(i, j)] = 0.5f * thickness.at(i, j).x * borderFactor(v);
        }
    }
    return sheet;
}

// How far the middle must lie outside: `share` of the half thickness.
std::vector<float> clearancesOf(const Drawing& sheet, float share)
{
    std::vector<float> clearances = sheet.half;
    std::ranges::for_each(clearances, [&](float& value) { value = share * value + kClearance; });
    return clearances;
}

bool isInside(const PointGrid& grid, int i, int j)
{
    return i > 0 && j > 0 && i + 1 < grid.rows && j + 1 < grid.columns;
}

// One sweep of tension: fibres pull straight, and neighbours pull on each other.
void tighten(PointGrid& grid, float cross)
{
    const PointGrid from = grid;
    for (int i = 1; i + 1 < grid.rows; ++i)
    {
        for (int j = 0; j < grid.columns; ++j)
        {
            grid.at(i, j) = 0.5f * (from.at(i, j) + from.meanAlong(i, j));
        }
    }
    const PointGrid straight = grid;
    for (int i = 1; i + 1 < grid.rows; ++i)
    {
        for (int j = 1; j + 1 < grid.columns; ++j)
        {
            grid.at(i, j) = glm::mix(straight.at(i, j), straight.meanAcross(i, j), cross);
        }
    }
}

void addPush(PointGrid& grid, const PointGrid& push, float factor)
{
    for (std::size_t k = 0; k < grid.points.size(); ++k)
    {
        grid.points[k] += factor * push.points[k];
    }
}

void stretchOver(Drawing& sheet, const SheetShape& shape, const LevelSet& deeper)
{
    constexpr int kRounds = 140;
    constexpr int kFirmRounds = 90;  // at first the tension is five times as strong as the push
    PointGrid& grid = sheet.middle;
    const PointGrid drawn = grid;
    const std::vector<float> clearances = clearancesOf(sheet, 1.0f);
    for (int k = 0; k < kRounds; ++k)
    {
        for (int sweep = 0; sweep < (k < kFirmRounds ? 5 : 1); ++sweep)
        {
            tighten(grid, shape.cross);
        }
        for (int i = 1; i + 1 < grid.rows; ++i)
        {
            for (int j = 0; j < grid.columns; ++j)
            {
                grid.at(i, j) = glm::mix(grid.at(i, j), drawn.at(i, j), shape.hold);
            }
        }
        PointGrid push = pushNeeded(grid, deeper, clearances, kStep);
        relax(push, 1);
        for (int i = 0; i < grid.rows; ++i)
        {
            // The attachments give way least.
            const float u = sheet.along[static_cast<std::size_t>(i)];
            const float fade = 0.2f + 0.8f * std::clamp(std::min(u, 1.0f - u) / 0.06f, 0.0f, 1.0f);
            for (int j = 0; j < grid.columns; ++j)
            {
                grid.at(i, j) += fade * push.at(i, j);
            }
        }
    }
    for (int k = 0; k < 8; ++k)
    {
        PointGrid push = pushNeeded(grid, deeper, clearances, kStep);
        relax(push, k < 6 ? 2 : 0);
        addPush(grid, push, k < 6 ? 1.3f : 0.8f);
    }
}

void liftOff(Drawing& sheet, const LevelSet& deeper)
{
    constexpr int kRounds = 24;
    constexpr int kSmoothRounds = kRounds - 3;
    // A measured muscle keeps its place; its underside gives way to what lies beneath (see
    // pressFaces).
    constexpr float kMiddleShare = 0.35f;
    PointGrid& grid = sheet.middle;
    const std::vector<float> clearances = clearancesOf(sheet, kMiddleShare);
    for (int k = 0; k < kRounds; ++k)
    {
        const bool smooth = k < kSmoothRounds;
        PointGrid push = pushNeeded(grid, deeper, clearances, kStep);
        relax(push, smooth ? 3 : 0);
        addPush(grid, push, smooth ? 1.3f : 0.8f);
        if (smooth)
        {
            const PointGrid from = grid;
            relax(grid, 1);
            for (int i = 0; i < grid.rows; ++i)
            {
                for (int j = 0; j < grid.columns; ++j)
                {
                    const float weight = isInside(grid, i, j) ? 0.15f : 0.0f;
                    grid.at(i, j) = glm::mix(from.at(i, j), grid.at(i, j), weight);
                }
            }
        }
    }
}

// Outward normals, smoothed so that thick sheets do not fold at their creases.
std::vector<glm::vec3> outwardNormals(const PointGrid& middle, const LevelSet& deeper)
{
    PointGrid normals = middle;
    normals.points = gridNormals(middle);
    std::vector<float> distances(normals.points.size());
    std::vector<glm::vec3> away(normals.points.size());
    deeper.sample(middle.points, distances, away);
    float agreement = 0.0f;
    for (std::size_t k = 0; k < away.size(); ++k)
    {
        agreement += glm::dot(normals.points[k], away[k]);
    }
    relax(normals, 3);
    for (glm::vec3& normal : normals.points)
    {
        const float length = std::max(glm::length(normal), 1e-6f);
        normal *= (agreement < 0.0f ? -1.0f : 1.0f) / length;
    }
    return std::move(normals.points);
}

// Moves a face out of what lies beneath. The push is spread over neighbours, so that the face stays
// even, except in the last rounds.
void pressFace(PointGrid& face, std::span<const float> clearances, int spread,
               const LevelSet& deeper)
{
    constexpr int kRounds = 14;
    for (int k = 0; k < kRounds; ++k)
    {
        PointGrid push = pushNeeded(face, deeper, clearances, kStep);
        relax(push, k + 2 < kRounds ? spread : 0);
        addPush(face, push, 1.0f);
    }
}

Sheet withFaces(const Drawing& drawing, const LevelSet& deeper)
{
    Sheet sheet{drawing.middle, drawing.middle, outwardNormals(drawing.middle, deeper),
                drawing.along, drawing.spans};
    for (std::size_t k = 0; k < drawing.half.size(); ++k)
    {
        const glm::vec3 offset = drawing.half[k] * sheet.normals[k];
        sheet.top.points[k] += offset;
        sheet.bottom.points[k] -= offset;
    }
    pressFace(sheet.bottom, std::vector<float>(drawing.half.size(), kClearance), 1, deeper);
    // However hard it is pressed, some flesh remains.
    pressFace(sheet.top, clearancesOf(drawing, 0.5f), 6, deeper);
    return sheet;
}

// A closed slab between two faces, columns `first` to `last` of both. The vertices of the top come
// first, then those of the bottom.
geometry::TriMesh slab(const PointGrid& top, const PointGrid& bottom, Sheet::Span span)
{
    geometry::TriMesh mesh;
    const int columns = span.last - span.first + 1;
    for (const PointGrid* face : {&top, &bottom})
    {
        for (int i = 0; i < face->rows; ++i)
        {
            const auto row = face->row(i).subspan(static_cast<std::size_t>(span.first),
                                                  static_cast<std::size_t>(columns));
            mesh.positions.insert(mesh.positions.end(), row.begin(), row.end());
        }
    }
    const auto under = static_cast<std::uint32_t>(top.rows * columns);
    const auto index = [&](int i, int j) { return static_cast<std::uint32_t>(i * columns + j); };
    for (int i = 0; i + 1 < top.rows; ++i)
    {
        for (int j = 0; j + 1 < columns; ++j)
        {
            const std::uint32_t a = index(i, j);
            const std::uint32_t b = index(i, j + 1);
            const std::uint32_t c = index(i + 1, j);
            const std::uint32_t d = index(i + 1, j + 1);
            mesh.triangles.emplace_back(a, c, b);
            mesh.triangles.emplace_back(b, c, d);
            mesh.triangles.emplace_back(under + a, under + b, under + c);
            mesh.triangles.emplace_back(under + b, under + d, under + c);
        }
    }
    const auto wall = [&](std::uint32_t a, std::uint32_t b) {
        mesh.triangles.emplace_back(a, b, under + a);
        mesh.triangles.emplace_back(b, under + b, under + a);
    };
    for (int j = 0; j + 1 < columns; ++j)
    {
        wall(index(0, j), index(0, j + 1));
        wall(index(top.rows - 1, j + 1), index(top.rows - 1, j));
    }
    for (int i = 0; i + 1 < top.rows; ++i)
    {
        wall(index(i + 1, 0), index(i, 0));
        wall(index(i, columns - 1), index(i + 1, columns - 1));
    }
    return mesh;
}

// Shares of the fibre at v that are tendon, at origin and insertion.
float sheetTendon(const SheetStrip& strip, float u, float v)
{
    float weight = std::max(tendonWeight(u, interpolate(strip.tendon[0], v)),
                            tendonWeight(1.0f - u, interpolate(strip.tendon[1], v)));
    for (const float band : strip.intersections)
    {
        // Tendinous intersections of the straight abdominal muscle zigzag a little.
        const float distance = (u - band + 0.012f * std::sin(9.0f * v)) / 0.012f;
        weight = std::max(weight, std::min(1.1f * std::exp(-distance * distance), 1.0f));
    }
    return weight;
}

}  // namespace

Sheet laySheet(const SheetShape& shape, int triangles, const LevelSet& deeper)
{
    Drawing drawing = drawSheet(shape, triangles);
    if (shape.taut)
    {
        stretchOver(drawing, shape, deeper);
    }
    else
    {
        liftOff(drawing, deeper);
    }
    return withFaces(drawing, deeper);
}

geometry::TriMesh stripMesh(const Sheet& sheet, const SheetShape& shape, std::size_t strip)
{
    const Sheet::Span span = sheet.spans[strip];
    geometry::TriMesh mesh = slab(sheet.top, sheet.bottom, span);
    // Normals of the whole faces, so that light runs on across the border between two strips.
    for (const PointGrid* face : {&sheet.top, &sheet.bottom})
    {
        const float sign = face == &sheet.top ? 1.0f : -1.0f;
        const std::vector<glm::vec3> normals = gridNormals(*face);
        for (int i = 0; i < face->rows; ++i)
        {
            const float u = sheet.along[static_cast<std::size_t>(i)];
            for (int j = span.first; j <= span.last; ++j)
            {
                const float v =
                    static_cast<float>(j - span.first) / static_cast<float>(span.last - span.first);
                const float weight = sheetTendon(shape.strips[strip], u, v);
                mesh.normals.push_back(sign * normals[face->index(i, j)]);
                mesh.fibre.emplace_back(u, v);
                mesh.shade.emplace_back(255, std::lround(255.0f * weight), 255, 255);
            }
        }
    }
    orientOutwards(mesh);
    return mesh;
}

geometry::TriMesh supportMesh(const Sheet& sheet, float depth)
{
    PointGrid bottom = sheet.bottom;
    for (std::size_t k = 0; k < bottom.points.size(); ++k)
    {
        bottom.points[k] -= depth * sheet.normals[k];
    }
    geometry::TriMesh mesh = slab(sheet.top, bottom, {0, bottom.columns - 1});
    orientOutwards(mesh);
    return mesh;
}

}  // namespace knotlas::sculpt
