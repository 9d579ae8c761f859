#include "sculpt/curves.h"

#include "core/assert.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace knotlas::sculpt
{
namespace
{

// The three coordinates of points as separate columns, and back.
template <typename Curve>
std::vector<glm::vec3> perCoordinate(std::span<const glm::vec3> values, std::size_t count,
                                     const Curve& curve)
{
    std::vector<glm::vec3> result(count);
    std::vector<float> column(values.size());
    for (glm::length_t axis = 0; axis < 3; ++axis)
    {
        std::transform(values.begin(), values.end(), column.begin(),
                       [axis](const glm::vec3& v) { return v[axis]; });
        const std::vector<float> evaluated = curve(column);
        for (std::size_t i = 0; i < count; ++i)
        {
            result[i][axis] = evaluated[i];
        }
    }
    return result;
}

// Index of the interval that holds x; the outermost ones beyond the ends.
std::size_t intervalOf(std::span<const float> knots, float x)
{
    const auto above = std::upper_bound(knots.begin() + 1, knots.end() - 1, x);
    return static_cast<std::size_t>(above - knots.begin()) - 1;
}

// Second derivatives of the natural spline: a tridiagonal system, solved by elimination.
std::vector<double> splineCurvatures(std::span<const float> knots, std::span<const float> values)
{
    const std::size_t n = knots.size();
    std::vector<double> curvature(n, 0.0);
    std::vector<double> upper(n, 0.0);
    for (std::size_t i = 1; i + 1 < n; ++i)
    {
        const double h0 = static_cast<double>(knots[i]) - static_cast<double>(knots[i - 1]);
        const double h1 = static_cast<double>(knots[i + 1]) - static_cast<double>(knots[i]);
        const double slope0 =
            (static_cast<double>(values[i]) - static_cast<double>(values[i - 1])) / h0;
        const double slope1 =
            (static_cast<double>(values[i + 1]) - static_cast<double>(values[i])) / h1;
        const double pivot = 2.0 * (h0 + h1) - h0 * upper[i - 1];
        upper[i] = h1 / pivot;
        curvature[i] = (6.0 * (slope1 - slope0) - h0 * curvature[i - 1]) / pivot;
    }
    for (std::size_t i = n - 1; i-- > 1;)
    {
        curvature[i] -= upper[i] * curvature[i + 1];
    }
    return curvature;
}

// Slope at an end of a monotone cubic: three-point formula, limited so that the shape is kept.
double endSlope(double h0, double h1, double slope0, double slope1)
{
    const double slope = ((2.0 * h0 + h1) * slope0 - h0 * slope1) / (h0 + h1);
    if (slope * slope0 <= 0.0)
    {
        return 0.0;
    }
    if (slope0 * slope1 <= 0.0 && std::abs(slope) > 3.0 * std::abs(slope0))
    {
        return 3.0 * slope0;
    }
    return slope;
}

std::vector<double> monotoneSlopes(std::span<const float> knots, std::span<const float> values)
{
    const std::size_t n = knots.size();
    std::vector<double> width(n - 1);
    std::vector<double> secant(n - 1);
    for (std::size_t i = 0; i + 1 < n; ++i)
    {
        width[i] = static_cast<double>(knots[i + 1]) - static_cast<double>(knots[i]);
        secant[i] =
            (static_cast<double>(values[i + 1]) - static_cast<double>(values[i])) / width[i];
    }
    if (n == 2)
    {
        return {secant[0], secant[0]};
    }
    std::vector<double> slope(n, 0.0);
    slope.front() = endSlope(width[0], width[1], secant[0], secant[1]);
    slope.back() = endSlope(width[n - 2], width[n - 3], secant[n - 2], secant[n - 3]);
    for (std::size_t i = 1; i + 1 < n; ++i)
    {
        if (secant[i - 1] * secant[i] > 0.0)
        {
            const double w1 = 2.0 * width[i] + width[i - 1];
            const double w2 = width[i] + 2.0 * width[i - 1];
            slope[i] = (w1 + w2) / (w1 / secant[i - 1] + w2 / secant[i]);
        }
    }
    return slope;
}

glm::vec3 unitOr(const glm::vec3& v, const glm::vec3& fallback)
{
    const float length = glm::length(v);
    return length > 1e-12f ? v / length : fallback;
}

// Any direction across `tangent`.
glm::vec3 anyAcross(const glm::vec3& tangent)
{
    const glm::vec3 helper =
        std::abs(tangent.x) < 0.7f ? glm::vec3(1.0f, 0.0f, 0.0f) : glm::vec3(0.0f, 0.0f, 1.0f);
    return glm::normalize(helper - tangent * glm::dot(helper, tangent));
}

// Wide axes with one sign, weighted by elongation and averaged over neighbours. The wide axis of a
// round section means little, so the sign follows the elongated sections before it.
std::vector<glm::vec3> steadyWideAxes(std::span<const Station> stations)
{
    std::vector<glm::vec3> signedAxes;
    glm::vec3 course = stations.front().wide;
    for (const Station& station : stations)
    {
        const glm::vec3 axis = glm::dot(station.wide, course) < 0.0f ? -station.wide : station.wide;
        const float elongation = std::clamp(
            station.halfWidth / std::max(station.halfThickness, 1e-6f) - 1.0f, 0.02f, 1.0f);
        course = glm::mix(course, axis, elongation);
        signedAxes.push_back(axis * elongation);
    }
    std::vector<glm::vec3> axes(signedAxes.size(), glm::vec3(0.0f));
    for (std::size_t i = 0; i < axes.size(); ++i)
    {
        for (std::size_t j = i == 0 ? 0 : i - 1; j < std::min(i + 2, axes.size()); ++j)
        {
            axes[i] += signedAxes[j];
        }
    }
    return axes;
}

}  // namespace

std::vector<float> linspace(float from, float to, int count)
{
    KNOTLAS_ASSERT(count >= 2);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
    {
        const float t = static_cast<float>(i) / static_cast<float>(count - 1);
        values[static_cast<std::size_t>(i)] = from + (to - from) * t;
    }
    values.back() = to;
    return values;
}

float interpolate(std::span<const glm::vec2> table, float x)
{
    KNOTLAS_ASSERT(!table.empty());
    if (x <= table.front().x)
    {
        return table.front().y;
    }
    for (std::size_t i = 1; i < table.size(); ++i)
    {
        if (x <= table[i].x)
        {
            const float t = (x - table[i - 1].x) / (table[i].x - table[i - 1].x);
            return table[i - 1].y + (table[i].y - table[i - 1].y) * t;
        }
    }
    return table.back().y;
}

std::vector<float> naturalSpline(std::span<const float> knots, std::span<const float> values,
                                 std::span<const float> at)
{
    KNOTLAS_ASSERT(knots.size() == values.size() && knots.size() >= 2);
    const std::vector<double> curvature = splineCurvatures(knots, values);
    std::vector<float> result;
    result.reserve(at.size());
    for (const float x : at)
    {
        const std::size_t i = intervalOf(knots, x);
        const double h = static_cast<double>(knots[i + 1]) - static_cast<double>(knots[i]);
        const double b = (static_cast<double>(x) - static_cast<double>(knots[i])) / h;
        const double a = 1.0 - b;
        const double bend = ((a * a * a - a) * curvature[i] + (b * b * b - b) * curvature[i + 1]);
        result.push_back(static_cast<float>(a * static_cast<double>(values[i]) +
                                            b * static_cast<double>(values[i + 1]) +
                                            bend * h * h / 6.0));
    }
    return result;
}

std::vector<glm::vec3> naturalSpline(std::span<const float> knots,
                                     std::span<const glm::vec3> values, std::span<const float> at)
{
    return perCoordinate(values, at.size(), [&](const std::vector<float>& column) {
        return naturalSpline(knots, column, at);
    });
}

std::vector<float> monotoneCubic(std::span<const float> knots, std::span<const float> values,
                                 std::span<const float> at)
{
    KNOTLAS_ASSERT(knots.size() == values.size() && knots.size() >= 2);
    const std::vector<double> slope = monotoneSlopes(knots, values);
    std::vector<float> result;
    result.reserve(at.size());
    for (const float wanted : at)
    {
        const float x = std::clamp(wanted, knots.front(), knots.back());
        const std::size_t i = intervalOf(knots, x);
        const double h = static_cast<double>(knots[i + 1]) - static_cast<double>(knots[i]);
        const double t = (static_cast<double>(x) - static_cast<double>(knots[i])) / h;
        const double t2 = t * t;
        const double t3 = t2 * t;
        result.push_back(
            static_cast<float>((2.0 * t3 - 3.0 * t2 + 1.0) * static_cast<double>(values[i]) +
                               (t3 - 2.0 * t2 + t) * h * slope[i] +
                               (3.0 * t2 - 2.0 * t3) * static_cast<double>(values[i + 1]) +
                               (t3 - t2) * h * slope[i + 1]));
    }
    return result;
}

std::vector<glm::vec3> monotoneCubic(std::span<const float> knots,
                                     std::span<const glm::vec3> values, std::span<const float> at)
{
    return perCoordinate(values, at.size(), [&](const std::vector<float>& column) {
        return monotoneCubic(knots, column, at);
    });
}

std::vector<float> arcLengths(std::span<const glm::vec3> points)
{
    KNOTLAS_ASSERT(points.size() >= 2);
    const double total = polylineLength(points);
    std::vector<float> lengths{0.0f};
    double length = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i)
    {
        length += static_cast<double>(glm::distance(points[i - 1], points[i]));
        lengths.push_back(static_cast<float>(length / total));
    }
    lengths.back() = 1.0f;
    return lengths;
}

double polylineLength(std::span<const glm::vec3> points)
{
    double length = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i)
    {
        length += static_cast<double>(glm::distance(points[i - 1], points[i]));
    }
    return length;
}

std::vector<glm::vec3> resample(std::span<const glm::vec3> points, int count)
{
    return monotoneCubic(arcLengths(points), points, linspace(0.0f, 1.0f, count));
}

glm::vec3 Frame::thick() const
{
    return glm::cross(tangent, wide);
}

std::vector<Frame> framesAlong(std::span<const Station> stations, int count, float from, float to)
{
    std::vector<Station> used;
    std::copy_if(stations.begin(), stations.end(), std::back_inserter(used),
                 [&](const Station& s) { return from <= s.u && s.u <= to; });
    KNOTLAS_ASSERT(used.size() >= 2);

    std::vector<float> knots;
    std::vector<float> widths;
    std::vector<float> thicknesses;
    std::vector<glm::vec3> centres;
    for (const Station& s : used)
    {
        knots.push_back(s.u);
        widths.push_back(s.halfWidth);
        thicknesses.push_back(s.halfThickness);
        centres.push_back(s.centre);
    }
    const std::vector<float> at = linspace(knots.front(), knots.back(), count);
    const std::vector<glm::vec3> c = naturalSpline(knots, centres, at);
    const std::vector<float> a = monotoneCubic(knots, widths, at);
    const std::vector<float> b = monotoneCubic(knots, thicknesses, at);
    const std::vector<glm::vec3> wide = monotoneCubic(knots, steadyWideAxes(used), at);

    std::vector<Frame> frames(at.size());
    for (std::size_t i = 0; i < at.size(); ++i)
    {
        const glm::vec3 ahead = c[std::min(i + 1, at.size() - 1)] - c[i == 0 ? 0 : i - 1];
        const glm::vec3 tangent = unitOr(ahead, glm::vec3(0.0f, 1.0f, 0.0f));
        const glm::vec3 across = wide[i] - tangent * glm::dot(wide[i], tangent);
        frames[i] = {at[i], c[i], a[i], b[i], unitOr(across, anyAcross(tangent)), tangent};
    }
    return frames;
}

}  // namespace knotlas::sculpt
