#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace knotlas::sculpt
{

// `count` values from `from` to `to`, both included.
std::vector<float> linspace(float from, float to, int count);

// Piecewise linear table of (x, y) with rising x; constant beyond its ends.
float interpolate(std::span<const glm::vec2> table, float x);

// Natural cubic spline through `values` at rising `knots`, evaluated at `at` (extrapolates).
std::vector<float> naturalSpline(std::span<const float> knots, std::span<const float> values,
                                 std::span<const float> at);
std::vector<glm::vec3> naturalSpline(std::span<const float> knots,
                                     std::span<const glm::vec3> values, std::span<const float> at);

// Monotone cubic (Fritsch-Carlson, as PCHIP): never overshoots its values; constant beyond its
// ends.
std::vector<float> monotoneCubic(std::span<const float> knots, std::span<const float> values,
                                 std::span<const float> at);
std::vector<glm::vec3> monotoneCubic(std::span<const float> knots,
                                     std::span<const glm::vec3> values, std::span<const float> at);

// Length along a polyline up to each point, scaled to 0..1.
std::vector<float> arcLengths(std::span<const glm::vec3> points);
double polylineLength(std::span<const glm::vec3> points);

// `count` points evenly spaced by arc length on a smooth curve through `points`.
std::vector<glm::vec3> resample(std::span<const glm::vec3> points, int count);

// A measured cross-section of an elongated part.
struct Station
{
    float u = 0.0f;  // 0 at the origin, 1 at the insertion
    glm::vec3 centre{0.0f};
    float halfWidth = 0.0f;      // metres, along `wide`
    float halfThickness = 0.0f;  // metres, across it
    glm::vec3 wide{1.0f, 0.0f, 0.0f};
};

// A cross-section of a smooth tube.
struct Frame
{
    float u = 0.0f;
    glm::vec3 centre{0.0f};
    float halfWidth = 0.0f;
    float halfThickness = 0.0f;
    glm::vec3 wide{1.0f, 0.0f, 0.0f};     // unit, across the tangent
    glm::vec3 tangent{0.0f, 1.0f, 0.0f};  // unit

    [[nodiscard]] glm::vec3 thick() const;  // cross(tangent, wide)
};

// `count` frames through the stations with u in [from, to]; at least two stations lie there. The
// wide axis of round sections is arbitrary, so it follows its elongated neighbours.
std::vector<Frame> framesAlong(std::span<const Station> stations, int count, float from = -1.0f,
                               float to = 2.0f);

}  // namespace knotlas::sculpt
