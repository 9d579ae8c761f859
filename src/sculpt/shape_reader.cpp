#include "sculpt/shape_reader.h"

#include "sculpt/curves.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace knotlas::sculpt
{
namespace
{

constexpr float kMm = 0.001f;

std::vector<float> metres(const TableNode& lengthsMm)
{
    std::vector<float> lengths = lengthsMm.numbers();
    for (float& length : lengths)
    {
        length *= kMm;
    }
    return lengths;
}

// The polyline `points` with one radius, or one per point.
struct Line
{
    std::vector<glm::vec3> points;
    std::vector<float> radii;
};

// Two points at least: a line that is at fault is recorded, and replaced by one that can be drawn.
Line readLine(const TableNode& step, const char* pointsKey, const char* radiiKey)
{
    Line line{step[pointsKey].vectors(), metres(step[radiiKey])};
    if (line.points.size() < 2)
    {
        step[pointsKey].fail("needs at least two points");
        line.points.resize(2, glm::vec3(0.0f));
    }
    if (line.radii.size() != 1 && line.radii.size() != line.points.size())
    {
        step[radiiKey].fail("needs one radius, or one per point");
        line.radii.assign(1, kMm);
    }
    return line;
}

glm::mat3 readAxes(const TableNode& step)
{
    if (!step.has("axes"))
    {
        return glm::mat3(1.0f);
    }
    const std::vector<glm::vec3> rows = step["axes"].vectors();
    if (rows.size() != 3)
    {
        step["axes"].fail("needs three axes");
        return glm::mat3(1.0f);
    }
    return {glm::normalize(rows[0]), glm::normalize(rows[1]), glm::normalize(rows[2])};
}

Shape readCone(const TableNode& step)
{
    const Line line = readLine(step, "points", "radiiMm");
    return cone(line.points.front(), line.points.back(), line.radii.front(), line.radii.back());
}

Shape readChain(const TableNode& step)
{
    const Line line = readLine(step, "points", "radiiMm");
    return chain(line.points, line.radii);
}

constexpr int kSmoothSteps = 4;  // pieces between two points of a smooth line

// Between every two knots `kSmoothSteps` even steps.
std::vector<float> refined(const std::vector<float>& knots)
{
    std::vector<float> fine{knots.front()};
    for (std::size_t i = 0; i + 1 < knots.size(); ++i)
    {
        for (int k = 1; k <= kSmoothSteps; ++k)
        {
            const float share = static_cast<float>(k) / kSmoothSteps;
            fine.push_back(knots[i] + share * (knots[i + 1] - knots[i]));
        }
    }
    return fine;
}

// A natural spline through the points, over their arc length; radii never overshoot.
Line smoothed(const Line& line)
{
    std::vector<float> radii = line.radii;
    radii.resize(line.points.size(), line.radii.front());
    const std::vector<float> knots = arcLengths(line.points);
    const std::vector<float> fine = refined(knots);
    return {naturalSpline(knots, line.points, fine), monotoneCubic(knots, radii, fine)};
}

// A spline needs a distance between its points.
bool hasTwins(const TableNode& points, const Line& line)
{
    const bool found = std::ranges::adjacent_find(line.points) != line.points.end();
    if (found)
    {
        points.fail("two neighbouring points are the same");
    }
    return found;
}

Shape readCurve(const TableNode& step)
{
    const Line line = readLine(step, "points", "radiiMm");
    if (hasTwins(step["points"], line))
    {
        return {};
    }
    const Line fine = smoothed(line);
    return chain(fine.points, fine.radii);
}

std::vector<Line> readRows(const TableNode& step)
{
    std::vector<Line> rows;
    for (const TableNode& row : step["rows"].items())
    {
        const TableNode radii = step["radiiMm"];
        const TableNode own =
            radii.size() > 0 && radii.at(0).isArray() ? radii.at(rows.size()) : radii;
        rows.push_back({row.vectors(), metres(own)});
        Line& line = rows.back();
        if (line.points.size() < 2 || line.points.size() != rows.front().points.size())
        {
            row.fail("all rows of a sheet have the same number of points, two or more");
            return {};
        }
        if (line.radii.size() != 1 && line.radii.size() != line.points.size())
        {
            own.fail("needs one radius, or one per point");
            return {};
        }
        if (hasTwins(row, line))
        {
            return {};
        }
    }
    if (rows.size() < 2)
    {
        step["rows"].fail("a sheet has two rows or more");
        return {};
    }
    return rows;
}

Shape readSheet(const TableNode& step)
{
    std::vector<Line> rows = readRows(step);
    if (rows.empty())
    {
        return {};
    }
    std::ranges::transform(rows, rows.begin(), smoothed);
    // Then across, column by column; the columns are the rows of the finished sheet.
    std::vector<Line> columns;
    for (std::size_t c = 0; c < rows.front().points.size(); ++c)
    {
        Line column;
        for (const Line& row : rows)
        {
            column.points.push_back(row.points[c]);
            column.radii.push_back(row.radii[c]);
        }
        columns.push_back(smoothed(column));
    }
    Shape shape;
    for (std::size_t c = 0; c + 1 < columns.size(); ++c)
    {
        Shape band =
            strip(columns[c].points, columns[c].radii, columns[c + 1].points, columns[c + 1].radii);
        std::move(band.begin(), band.end(), std::back_inserter(shape));
    }
    return shape;
}

Shape readEllipsoid(const TableNode& step)
{
    return ellipsoid(step["centre"].vector(), kMm * step["radiiMm"].vector(), readAxes(step));
}

Shape readSuperEllipsoid(const TableNode& step)
{
    return superEllipsoid(step["centre"].vector(), kMm * step["radiiMm"].vector(),
                          step["exponent"].number(), readAxes(step));
}

Shape readTriangle(const TableNode& step)
{
    const Line line = readLine(step, "points", "radiiMm");
    if (line.points.size() != 3 || line.radii.size() != 3)
    {
        step.fail("a triangle needs three points and three radii");
        return {};
    }
    return thickTriangle(line.points[0], line.points[1], line.points[2],
                         {line.radii[0], line.radii[1], line.radii[2]});
}

Shape readFan(const TableNode& step)
{
    const Line rim = readLine(step, "points", "radiiMm");
    return fan(step["centre"].vector(), step["centreRadiusMm"].number() * kMm, rim.points,
               rim.radii);
}

Shape readStrip(const TableNode& step)
{
    const Line p = readLine(step, "points", "radiiMm");
    const Line q = readLine(step, "otherPoints", "otherRadiiMm");
    if (p.points.size() != q.points.size())
    {
        step.fail("both lines of a strip need the same number of points");
        return {};
    }
    return strip(p.points, p.radii, q.points, q.radii);
}

Shape readTube(const TableNode& step)
{
    const std::vector<Station> stations = step["stations"].stations();
    if (stations.size() < 2)
    {
        return {};
    }
    return tube(framesAlong(stations, step.integer("frames", 40)),
                step.number("growMm", 0.0f) * kMm);
}

Shape readShape(const TableNode& step, const std::string& kind)
{
    static const std::map<std::string, Shape (*)(const TableNode&)> kReaders{
        {"cone", readCone},           {"chain", readChain},
        {"ellipsoid", readEllipsoid}, {"superEllipsoid", readSuperEllipsoid},
        {"triangle", readTriangle},   {"fan", readFan},
        {"strip", readStrip},         {"tube", readTube},
        {"curve", readCurve},         {"sheet", readSheet},
    };
    const auto reader = kReaders.find(kind);
    if (reader == kReaders.end())
    {
        step.fail("unknown shape \"" + kind + "\"");
        return {};
    }
    return reader->second(step);
}

void append(std::vector<Operation>& operations, const TableNode& steps);

// A solid of its own: first cuts its room out of what is there, then adds itself.
void appendGroup(std::vector<Operation>& operations, const TableNode& step)
{
    constexpr float kSharp = 0.0002f;  // metres: no fillet to what lies beside it
    std::vector<Operation> own;
    append(own, step["steps"]);
    if (std::ranges::none_of(own, &Operation::adds))
    {
        step["steps"].fail("adds nothing");
        return;
    }
    const float apart = step.number("apartMm", 0.0f) * kMm;
    if (apart > 0.0f)
    {
        operations.push_back({solid(own, apart), kSharp, false});
    }
    operations.push_back({solid(std::move(own)), kSharp, true});
}

void append(std::vector<Operation>& operations, const TableNode& steps)
{
    for (const TableNode& step : steps.items())
    {
        const bool adds = step.has("add");
        const std::string kind = step[adds ? "add" : "subtract"].text();
        if (adds && kind == "group")
        {
            appendGroup(operations, step);
            continue;
        }
        const Shape shape = readShape(step, kind);
        const float blend = step["blendMm"].number() * kMm;
        operations.push_back({shape, blend, adds});
        if (step.boolean("bothSides", false))
        {
            operations.push_back({mirrored(shape), blend, adds});
        }
    }
}

}  // namespace

void applySteps(Field& field, const TableNode& steps)
{
    std::vector<Operation> operations;
    append(operations, steps);
    for (Operation& operation : operations)
    {
        field.apply(std::move(operation));
    }
}

}  // namespace knotlas::sculpt
