#include "anatomy/skin_field.h"

#include <algorithm>
#include <tuple>

namespace knotlas::anatomy
{
namespace
{

using core::Result;
using geometry::VertexDistance;

constexpr float kHalfMetresPerMm = 0.0005f;

// Keeps the highest weight per vertex, ordered by vertex.
void keepHighest(SkinField& field)
{
    std::ranges::sort(field, [](const VertexWeight& a, const VertexWeight& b) {
        return std::tie(a.vertex, b.weight) < std::tie(b.vertex, a.weight);
    });
    const auto rest = std::ranges::unique(field, {}, &VertexWeight::vertex);
    field.erase(rest.begin(), rest.end());
}

// Seeds along the line through the stroke's points.
Result<std::vector<geometry::Seed>> strokeSeeds(const Stroke& stroke, const PlaceResolver& places,
                                                const geometry::Surface& surface, core::Side side)
{
    std::vector<geometry::Seed> seeds;
    const auto addPath = [&](const geometry::SurfacePath& path) {
        const auto along = geometry::seedsAlong(surface, path);
        seeds.insert(seeds.end(), along.begin(), along.end());
    };
    geometry::SurfacePoint last;
    for (std::size_t i = 0; i < stroke.points.size(); ++i)
    {
        const auto point = places.onSkin(stroke.points[i], side);
        if (!point)
        {
            return point.error();
        }
        geometry::SurfacePath path;
        path.points = {*point};
        if (i > 0)
        {
            path = geometry::walk(surface, last, *point);
        }
        if (path.points.empty())
        {
            return core::Error("no short way over the skin leads from " +
                               describe(stroke.points[i - 1]) + " to " +
                               describe(stroke.points[i]));
        }
        if (i > 0 || stroke.points.size() == 1)
        {
            addPath(path);
        }
        last = *point;
    }
    return seeds;
}

}  // namespace

float zoneWeight(float distance, float halfWidth)
{
    if (distance >= halfWidth)
    {
        return 0.0f;
    }
    const float t = distance / halfWidth;
    const float t2 = t * t;
    return 1.0f - t2 * t2 * (3.0f - 2.0f * t2);
}

Result<std::vector<VertexDistance>> strokeDistances(const Stroke& stroke,
                                                    const PlaceResolver& places,
                                                    const geometry::Surface& surface,
                                                    core::Side side, float maxDistance)
{
    const auto seeds = strokeSeeds(stroke, places, surface, side);
    if (!seeds)
    {
        return seeds.error();
    }
    return geometry::flood(surface, *seeds, maxDistance);
}

Result<SkinField> paintStrokes(std::span<const Stroke> strokes, const PlaceResolver& places,
                               const geometry::Surface& surface, core::Side side)
{
    SkinField field;
    for (std::size_t i = 0; i < strokes.size(); ++i)
    {
        const float halfWidth = strokes[i].widthMm * kHalfMetresPerMm;
        auto distances = strokeDistances(strokes[i], places, surface, side, halfWidth);
        if (!distances)
        {
            return std::move(distances).error().within("stroke " + std::to_string(i + 1));
        }
        for (const VertexDistance& at : *distances)
        {
            const float weight = zoneWeight(at.distance, halfWidth);
            if (weight > 0.0f)
            {
                field.push_back({at.vertex, weight});
            }
        }
    }
    keepHighest(field);
    return field;
}

SkinField mirroredField(const SkinField& field, const std::vector<std::uint32_t>& mirrorOf)
{
    // Where one half of the skin is numbered like the other, what stays, what goes up and what goes
    // down is in order already.
    SkinField stays;
    SkinField up;
    SkinField down;
    for (const VertexWeight& at : field)
    {
        const std::uint32_t image = mirrorOf[at.vertex];
        (image == at.vertex ? stays : image > at.vertex ? up : down).push_back({image, at.weight});
    }
    SkinField low(stays.size() + down.size());
    std::ranges::merge(stays, down, low.begin(), {}, &VertexWeight::vertex, &VertexWeight::vertex);
    SkinField image(field.size());
    std::ranges::merge(low, up, image.begin(), {}, &VertexWeight::vertex, &VertexWeight::vertex);
    if (!std::ranges::is_sorted(image, {}, &VertexWeight::vertex))
    {
        std::ranges::sort(image, {}, &VertexWeight::vertex);
    }
    return image;
}

}  // namespace knotlas::anatomy
