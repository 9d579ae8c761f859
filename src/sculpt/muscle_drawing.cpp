#include "sculpt/muscle_drawing.h"

#include "sculpt/curves.h"

#include <glm/common.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace knotlas::sculpt
{

namespace
{

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

// Rows and columns that use up the triangles with cells a little wider than long: towards a narrow
// end they become slender.
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
    const float cells = 0.26f * static_cast<float>(triangles);
    const float across = std::sqrt(0.9f * cells * width / std::max(length, 1e-4f));
    const int columns = std::clamp(static_cast<int>(std::lround(across)), 5, 96);
    return {std::clamp(static_cast<int>(cells) / columns, 7, 96), columns};
}

std::vector<ColumnSpan> divideColumns(const SheetShape& shape, int columns)
{
    float total = 0.0f;
    for (const SheetStrip& strip : shape.strips)
    {
        total += strip.share;
    }
    std::vector<ColumnSpan> spans;
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

// The faces of a sheet meet at its borders. Makes it as much thicker as it loses there.
void makeUpForRim(SheetDrawing& sheet)
{
    constexpr float kMost = 1.15f;
    double whole = 0.0;
    double left = 0.0;
    const PointGrid& grid = sheet.middle;
    const auto isRim = [&](int i, int j) {
        return i == 0 || j == 0 || i + 1 == grid.rows || j + 1 == grid.columns;
    };
    for (int i = 0; i < grid.rows; ++i)
    {
        for (int j = 0; j < grid.columns; ++j)
        {
            const bool endRow = i == 0 || i + 1 == grid.rows;
            const bool endColumn = j == 0 || j + 1 == grid.columns;
            const double half = static_cast<double>(sheet.half[grid.index(i, j)]);
            whole += half * (endRow ? 0.5 : 1.0) * (endColumn ? 0.5 : 1.0);
            left += isRim(i, j) ? 0.0 : half;
        }
    }
    const auto factor =
        static_cast<float>(std::min(whole / std::max(left, 1e-9), static_cast<double>(kMost)));
    std::ranges::for_each(sheet.half, [&](float& half) { half *= factor; });
}

}  // namespace

SheetDrawing drawSheet(const SheetShape& shape, int triangles)
{
    const glm::ivec2 size = sheetResolution(shape, triangles);
    SheetDrawing sheet;
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
    makeUpForRim(sheet);
    return sheet;
}

}  // namespace knotlas::sculpt
