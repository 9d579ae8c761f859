#include "anatomy/region_map.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace knotlas::anatomy
{
namespace
{

using core::Result;
using core::Side;
using geometry::VertexDistance;

constexpr float kSoftBorderM = 0.005f;  // to either side of a border
constexpr float kFullReach = 2.5f;      // half widths: from here on unclaimed skin fades out

float smoothStep(float from, float to, float x)
{
    const float t = std::clamp((x - from) / (to - from), 0.0f, 1.0f);
    return t * t * (3.0f - 2.0f * t);
}

// What a region still claims that lies `metres` beyond its border; 1 on the border.
float claimBeyond(float metres)
{
    const float rest = std::max(0.0f, 1.0f - metres / kSoftBorderM);
    return rest * rest;
}

// Keeps the least distance per vertex, ordered by vertex.
void keepNearest(std::vector<VertexDistance>& distances)
{
    std::ranges::sort(distances, [](const VertexDistance& a, const VertexDistance& b) {
        return std::tie(a.vertex, a.distance) < std::tie(b.vertex, b.distance);
    });
    const auto rest = std::ranges::unique(distances, {}, &VertexDistance::vertex);
    distances.erase(rest.begin(), rest.end());
}

float shareOfSide(const glm::vec3& position, Side side)
{
    const float outward = side == Side::Left ? position.x : -position.x;
    return smoothStep(-kSoftBorderM, kSoftBorderM, outward);
}

}  // namespace

Result<RegionFlood> floodRegion(const Region& region, const PlaceResolver& places,
                                const geometry::Surface& surface, Side side)
{
    RegionFlood flood;
    for (std::size_t i = 0; i < region.strokes.size(); ++i)
    {
        const Stroke& stroke = region.strokes[i];
        const float halfWidth = 0.0005f * stroke.widthMm;
        auto reached = strokeDistances(stroke, places, surface, side, kRegionReach * halfWidth);
        if (!reached)
        {
            return std::move(reached).error().within("stroke " + std::to_string(i + 1));
        }
        for (const VertexDistance& at : *reached)
        {
            flood.distances.push_back({at.vertex, at.distance / halfWidth});
        }
        flood.halfWidth += halfWidth / static_cast<float>(region.strokes.size());
    }
    keepNearest(flood.distances);
    return flood;
}

std::vector<SkinField> divideSkin(const std::vector<RegionFlood>& floods,
                                  const geometry::Surface& surface, Side side)
{
    const std::size_t vertexCount = surface.positions().size();
    std::vector<float> nearest(vertexCount, std::numeric_limits<float>::infinity());
    for (const RegionFlood& flood : floods)
    {
        for (const VertexDistance& at : flood.distances)
        {
            nearest[at.vertex] = std::min(nearest[at.vertex], at.distance);
        }
    }
    // A region's distance grows and its neighbour's shrinks across the border: half the difference,
    // in widths, is how far beyond its border a vertex lies.
    const auto claim = [&](const RegionFlood& flood, const VertexDistance& at) {
        return claimBeyond(0.5f * (at.distance - nearest[at.vertex]) * flood.halfWidth);
    };
    std::vector<float> claims(vertexCount, 0.0f);
    for (const RegionFlood& flood : floods)
    {
        for (const VertexDistance& at : flood.distances)
        {
            claims[at.vertex] += claim(flood, at);
        }
    }
    std::vector<SkinField> fields(floods.size());
    for (std::size_t i = 0; i < floods.size(); ++i)
    {
        for (const VertexDistance& at : floods[i].distances)
        {
            const float unclaimed = smoothStep(kFullReach, kRegionReach, nearest[at.vertex]);
            const float weight = claim(floods[i], at) / claims[at.vertex] * (1.0f - unclaimed);
            if (weight > 0.0f)
            {
                fields[i].push_back({at.vertex, weight});
            }
        }
        keepSide(fields[i], surface, side);
    }
    return fields;
}

void keepSide(SkinField& field, const geometry::Surface& surface, Side side)
{
    for (VertexWeight& at : field)
    {
        at.weight *= shareOfSide(surface.positions()[at.vertex], side);
    }
    std::erase_if(field, [](const VertexWeight& at) { return at.weight <= 0.0f; });
}

}  // namespace knotlas::anatomy
