#include "geometry/march.h"

#include "core/assert.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>

namespace knotlas::geometry
{

namespace
{

constexpr float kInfinity = std::numeric_limits<float>::infinity();

MarchScratch& threadScratch()
{
    static thread_local MarchScratch scratch;
    return scratch;
}

// Distance of the wedge's target from the point whose distances from a and b are known; infinite
// when the straight way to it lies outside the wedge.
float roundThrough(const Wedge& wedge, float atA, float atB)
{
    const float x = 0.5f * (wedge.base + (atA - atB) * (atA + atB) / wedge.base);
    const float depth = std::sqrt(std::max(0.0f, (atA - x) * (atA + x)));
    const float crossing = x + (wedge.apex.x - x) * depth / (depth + wedge.apex.y);
    const bool inside = crossing >= 0.0f && crossing <= wedge.base;
    return inside ? std::hypot(wedge.apex.x - x, wedge.apex.y + depth) : kInfinity;
}

// The same for a straight front.
float straightThrough(const Wedge& wedge, float atA, float atB)
{
    const float sideways = (atB - atA) / wedge.base;
    const float upwards = std::sqrt(std::max(0.0f, 1.0f - sideways * sideways));
    const float crossing = wedge.apex.x * upwards - wedge.apex.y * sideways;
    const bool inside = upwards > 0.0f && crossing >= 0.0f && crossing <= wedge.base * upwards;
    return inside ? atA + sideways * wedge.apex.x + upwards * wedge.apex.y : kInfinity;
}

// A front comes to the target from inside the wedge, or along one of its sides.
float throughWedge(const Wedge& wedge, float atA, float atB, FrontShape shape)
{
    const float along = std::min(atA + wedge.toA, atB + wedge.toB);
    if (wedge.base <= 0.0f || wedge.apex.y <= 0.0f)
    {
        return along;
    }
    return std::min(along, shape == FrontShape::Round ? roundThrough(wedge, atA, atB)
                                                      : straightThrough(wedge, atA, atB));
}

// Of two floods, both ordered by vertex, the nearer distance of each vertex.
std::vector<VertexDistance> nearerOf(const std::vector<VertexDistance>& a,
                                     const std::vector<VertexDistance>& b)
{
    std::vector<VertexDistance> merged(a.size() + b.size());
    std::ranges::merge(a, b, merged.begin(), [](const VertexDistance& x, const VertexDistance& y) {
        return std::tie(x.vertex, x.distance) < std::tie(y.vertex, y.distance);
    });
    const auto rest = std::ranges::unique(merged, {}, &VertexDistance::vertex);
    merged.erase(rest.begin(), rest.end());
    return merged;
}

std::vector<VertexDistance> floodShape(const Surface& surface, std::span<const Seed> seeds,
                                       float maxDistance, FrontShape shape)
{
    March march(surface, shape);
    for (const Seed& seed : seeds)
    {
        if (seed.shape == shape)
        {
            march.start(seed.vertex, seed.distance);
        }
    }
    std::vector<VertexDistance> reached;
    for (auto next = march.advance(); next && next->distance < maxDistance; next = march.advance())
    {
        reached.push_back(*next);
        march.spread(*next);
    }
    std::ranges::sort(reached, {}, &VertexDistance::vertex);
    return reached;
}

}  // namespace

March::March(const Surface& surface, FrontShape shape)
    : surface_(surface), shape_(shape), scratch_(threadScratch())
{
    KNOTLAS_ASSERT(!scratch_.lent);
    scratch_.lent = true;
    scratch_.heap.clear();
    if (scratch_.cells.size() < surface.positions().size())
    {
        scratch_.cells.resize(surface.positions().size());
    }
    if (++scratch_.epoch == 0)  // wrapped around: old cells could look like ours
    {
        std::ranges::fill(scratch_.cells, MarchScratch::Cell{});
        scratch_.epoch = 1;
    }
}

March::~March()
{
    scratch_.lent = false;
}

std::optional<VertexDistance> March::advance()
{
    while (!scratch_.heap.empty())
    {
        std::ranges::pop_heap(scratch_.heap, std::greater<>());
        const MarchScratch::Entry nearest = scratch_.heap.back();
        scratch_.heap.pop_back();
        MarchScratch::Cell& cell = scratch_.cells[nearest.vertex];
        if (!cell.final)
        {
            cell.final = true;
            return VertexDistance{nearest.vertex, nearest.distance};
        }
    }
    return std::nullopt;
}

void March::spread(const VertexDistance& reached)
{
    for (const std::uint32_t index : surface_.wedgesFrom(reached.vertex))
    {
        const Wedge& wedge = surface_.wedge(index);
        if (distanceAt(wedge.target) < kInfinity)
        {
            continue;
        }
        const bool fromA = wedge.a == reached.vertex;
        const float other = distanceAt(fromA ? wedge.b : wedge.a);
        const float atA = fromA ? reached.distance : other;
        const float atB = fromA ? other : reached.distance;
        start(wedge.target, other < kInfinity ? throughWedge(wedge, atA, atB, shape_)
                                              : std::min(atA + wedge.toA, atB + wedge.toB));
    }
}

float March::distanceAt(std::uint32_t vertex) const
{
    const MarchScratch::Cell& cell = scratch_.cells[vertex];
    return cell.final && cell.epoch == scratch_.epoch ? cell.distance : kInfinity;
}

void March::start(std::uint32_t vertex, float distance)
{
    MarchScratch::Cell& cell = scratch_.cells[vertex];
    if (cell.epoch == scratch_.epoch && (cell.final || cell.distance <= distance))
    {
        return;
    }
    cell = {distance, scratch_.epoch, false};
    scratch_.heap.push_back({distance, vertex});
    std::ranges::push_heap(scratch_.heap, std::greater<>());
}

std::vector<VertexDistance> flood(const Surface& surface, std::span<const Seed> seeds,
                                  float maxDistance)
{
    // Two fronts instead of one: beyond the end of a line the straight front comes late, beside the
    // line the round one does, so the nearer of the two is right everywhere.
    return nearerOf(floodShape(surface, seeds, maxDistance, FrontShape::Round),
                    floodShape(surface, seeds, maxDistance, FrontShape::Straight));
}

}  // namespace knotlas::geometry
