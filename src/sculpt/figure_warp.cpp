#include "sculpt/figure_warp.h"

#include "core/assert.h"

#include <glm/geometric.hpp>
#include <glm/mat2x2.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace knotlas::sculpt
{
namespace
{

// From 0 to 1 while t goes from 0 to 1, twice continuously differentiable.
double smootherStep(double t)
{
    const double s = std::clamp(t, 0.0, 1.0);
    return s * s * s * (s * (6.0 * s - 15.0) + 10.0);
}

// Distance from the midline and the side it is on.
std::pair<glm::dvec3, double> unfolded(const glm::dvec3& point)
{
    return {{std::abs(point.x), point.y, point.z}, point.x < 0.0 ? -1.0 : 1.0};
}

}  // namespace

// Second derivatives by the usual elimination of a tridiagonal system, zero at both ends.
SmoothProfile::SmoothProfile(std::vector<glm::dvec2> points)
    : points_(std::move(points)), bends_(points_.size(), 0.0)
{
    std::vector<double> ratio(points_.size(), 0.0);
    for (std::size_t i = 1; i + 1 < points_.size(); ++i)
    {
        const glm::dvec2 before = points_[i] - points_[i - 1];
        const glm::dvec2 after = points_[i + 1] - points_[i];
        KNOTLAS_ASSERT(before.x > 0.0 && after.x > 0.0);
        const double turn = 6.0 * (after.y / after.x - before.y / before.x);
        const double pivot = 2.0 * (before.x + after.x) - before.x * ratio[i - 1];
        ratio[i] = after.x / pivot;
        bends_[i] = (turn - before.x * bends_[i - 1]) / pivot;
    }
    for (std::size_t i = points_.size(); i-- > 1;)
    {
        bends_[i - 1] -= ratio[i - 1] * bends_[i];
    }
}

double SmoothProfile::operator()(double x) const
{
    if (points_.size() < 2)
    {
        return points_.empty() ? 1.0 : points_.front().y;
    }
    const auto above =
        std::upper_bound(points_.begin() + 1, points_.end() - 1, x,
                         [](double value, const glm::dvec2& point) { return value < point.x; });
    const auto i = static_cast<std::size_t>(above - points_.begin());
    const glm::dvec2 p = points_[i - 1];
    const glm::dvec2 q = points_[i];
    const double span = q.x - p.x;
    const double slope = (q.y - p.y) / span;
    const double startSlope = slope - span * (2.0 * bends_[i - 1] + bends_[i]) / 6.0;
    const double endSlope = slope + span * (bends_[i - 1] + 2.0 * bends_[i]) / 6.0;
    const double t = x - p.x;
    if (t < 0.0)
    {
        return p.y + t * startSlope;
    }
    if (x > q.x)
    {
        return q.y + (x - q.x) * endSlope;
    }
    return p.y + t * (startSlope +
                      t * (bends_[i - 1] / 2.0 + t * (bends_[i] - bends_[i - 1]) / (6.0 * span)));
}

glm::dvec2 FigureWarp::shift(const glm::dvec3& place) const
{
    const FigureProfiles& f = profiles_;
    const double y = place.y;
    const glm::dvec2 trunk((f.width(y) - 1.0) * place.x, (f.depth(y) - 1.0) * place.z);
    const double blend = f.blend(y);
    const double isArm = smootherStep(0.5 + 0.5 * (place.x - f.divide(y)) / blend);
    if (isArm == 0.0)
    {
        return trunk;
    }
    const glm::dvec3 s = f.shoulder;
    const glm::dvec2 girdle((f.width(s.y) - 1.0) * s.x, (f.depth(s.y) - 1.0) * s.z);
    const glm::dvec2 fromAxis(place.x - f.armAside(y), place.z - f.armBefore(y));
    const glm::dvec2 arm = girdle + (f.armGirth(y) - 1.0) * fromAxis;
    return trunk + isArm * (arm - trunk);
}

glm::dvec3 FigureWarp::apply(const glm::dvec3& point) const
{
    const auto [place, side] = unfolded(point);
    const glm::dvec2 moved = shift(place);
    return profiles_.scale * glm::dvec3(side * (place.x + moved.x), place.y, place.z + moved.y);
}

glm::dmat3 FigureWarp::jacobian(const glm::dvec3& point) const
{
    constexpr double kStep = 1e-5;  // metres
    glm::dmat3 derivative;
    for (int axis = 0; axis < 3; ++axis)
    {
        glm::dvec3 step(0.0);
        step[axis] = kStep;
        derivative[axis] = (apply(point + step) - apply(point - step)) / (2.0 * kStep);
    }
    return derivative;
}

// Newton's method within the height, from the place where the map would be the scale alone.
glm::dvec3 FigureWarp::undo(const glm::dvec3& point) const
{
    constexpr int kSteps = 30;
    constexpr double kExact = 1e-12;  // metres
    constexpr double kStep = 1e-6;
    const auto [target, side] = unfolded(point / profiles_.scale);
    glm::dvec3 place = target;
    const auto missedBy = [&, goal = target](const glm::dvec3& from) {
        return glm::dvec2(from.x - goal.x, from.z - goal.z) + shift(from);
    };
    for (int i = 0; i < kSteps; ++i)
    {
        const glm::dvec2 missed = missedBy(place);
        if (glm::length(missed) < kExact)
        {
            break;
        }
        const glm::dvec2 alongX = (missedBy(place + glm::dvec3(kStep, 0.0, 0.0)) - missed) / kStep;
        const glm::dvec2 alongZ = (missedBy(place + glm::dvec3(0.0, 0.0, kStep)) - missed) / kStep;
        const glm::dvec2 back = glm::inverse(glm::dmat2(alongX, alongZ)) * missed;
        place -= glm::dvec3(back.x, 0.0, back.y);
    }
    return {side * place.x, place.y, place.z};
}

void FigureWarp::apply(geometry::TriMesh& mesh) const
{
    for (std::size_t i = 0; i < mesh.positions.size(); ++i)
    {
        const glm::dvec3 from(mesh.positions[i]);
        if (i < mesh.normals.size())
        {
            const glm::dmat3 turn = glm::transpose(glm::inverse(jacobian(from)));
            mesh.normals[i] = glm::vec3(glm::normalize(turn * glm::dvec3(mesh.normals[i])));
        }
        mesh.positions[i] = glm::vec3(apply(from));
    }
}

void FigureWarp::undo(geometry::TriMesh& mesh) const
{
    for (std::size_t i = 0; i < mesh.positions.size(); ++i)
    {
        const glm::dvec3 to = undo(glm::dvec3(mesh.positions[i]));
        if (i < mesh.normals.size())
        {
            const glm::dmat3 turn = glm::transpose(jacobian(to));
            mesh.normals[i] = glm::vec3(glm::normalize(turn * glm::dvec3(mesh.normals[i])));
        }
        mesh.positions[i] = glm::vec3(to);
    }
}

std::optional<glm::dvec3> FigureWarp::fold() const
{
    constexpr glm::dvec3 kFrom(0.0, -0.02, -0.2);  // round the right half of the neutral body
    constexpr glm::dvec3 kTo(0.4, 1.78, 0.22);
    constexpr double kStep = 0.01;
    constexpr double kLeast = 0.2;
    const double whole = profiles_.scale * profiles_.scale * profiles_.scale;
    glm::dvec3 at = kFrom;
    for (at.y = kFrom.y; at.y <= kTo.y; at.y += kStep)
    {
        for (at.x = kFrom.x; at.x <= kTo.x; at.x += kStep)
        {
            for (at.z = kFrom.z; at.z <= kTo.z; at.z += kStep)
            {
                if (!(glm::determinant(jacobian(at)) >= kLeast * whole))
                {
                    return at;
                }
            }
        }
    }
    return std::nullopt;
}

}  // namespace knotlas::sculpt
