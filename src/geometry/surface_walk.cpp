#include "geometry/surface_walk.h"

#include "geometry/descent.h"
#include "geometry/march.h"
#include "geometry/triangle.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <limits>

namespace knotlas::geometry
{
namespace
{

constexpr float kInfinity = std::numeric_limits<float>::infinity();

float longestEdge(const TriangleCorners& corners)
{
    return std::max({glm::distance(corners[0], corners[1]), glm::distance(corners[1], corners[2]),
                     glm::distance(corners[2], corners[0])});
}

SurfacePoint toSurfacePoint(const Surface& surface, const Foot& foot, std::uint32_t mesh)
{
    const TriangleCorners corners = surface.corners(foot.triangle);
    SurfacePoint point;
    point.mesh = mesh;
    point.triangle = foot.triangle;
    point.barycentric = foot.barycentric;
    point.position = interpolate(corners, foot.barycentric);
    point.normal = unitNormal(corners);
    return point;
}

// Marches from `to` until the corners around `from` are reached, within the ellipse of all ways
// that are not longer than `limit`; then walks back down.
std::vector<Foot> shortestWay(const Surface& surface, const SurfacePoint& from,
                              const SurfacePoint& to, float limit)
{
    March march(surface, FrontShape::Round);
    SurfacePath source;
    source.points = {to};
    for (const Seed& seed : seedsAlong(surface, source))
    {
        march.start(seed.vertex, seed.distance);
    }
    // The way down may lean on corners that are a little farther away than `from`.
    const Triangle& goal = surface.triangles()[from.triangle];
    const float beyond = 2.0f * longestEdge(surface.corners(from.triangle));
    float last = kInfinity;
    for (auto next = march.advance(); next && next->distance <= last; next = march.advance())
    {
        const float straightOn = glm::distance(surface.positions()[next->vertex], from.position);
        if (next->distance + straightOn <= limit)
        {
            march.spread(*next);
        }
        const bool arrived = march.distanceAt(goal.x) < kInfinity &&
                             march.distanceAt(goal.y) < kInfinity &&
                             march.distanceAt(goal.z) < kInfinity;
        if (arrived && last == kInfinity)
        {
            last = next->distance + beyond;
        }
    }
    if (last == kInfinity)
    {
        return {};
    }
    return descend(surface, march, {from.triangle, from.barycentric},
                   {to.triangle, to.barycentric});
}

}  // namespace

SurfacePath walk(const Surface& surface, const SurfacePoint& from, const SurfacePoint& to,
                 float maxDetour)
{
    // The march knows distances at corners only, which may lie beside the way.
    const float slack =
        longestEdge(surface.corners(from.triangle)) + longestEdge(surface.corners(to.triangle));
    const float chord = glm::distance(from.position, to.position);
    constexpr float kUsualDetour = 1.2f;  // most ways are nearly straight: try a slim ellipse first
    std::vector<Foot> feet =
        shortestWay(surface, from, to, std::min(kUsualDetour, maxDetour) * chord + slack);
    if (feet.empty())
    {
        feet = shortestWay(surface, from, to, maxDetour * chord + slack);
    }
    SurfacePath path;
    for (const Foot& foot : feet)
    {
        path.points.push_back(toSurfacePoint(surface, foot, from.mesh));
        if (path.points.size() > 1)
        {
            path.length +=
                glm::distance(path.points.back().position, (path.points.end() - 2)->position);
        }
    }
    return path.length <= maxDetour * chord + slack ? path : SurfacePath{};
}

}  // namespace knotlas::geometry
