#include "anatomy/painted_drawing.h"

#include "anatomy/pattern_index.h"
#include "core/text.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

using core::Error;
using core::Result;

constexpr double kCm2PerM2 = 1e4;
constexpr float kMetresPerMm = 0.001f;
// Half the width of the brush's edge: about the distance of two vertices of the skin, so that the
// painted area follows the brush and not the mesh.
constexpr float kEdgeM = 0.004f;

// 1 inside the brush, 0.5 at its radius, 0 outside.
float brushWeight(float distance, float radius)
{
    const float edge = std::min(kEdgeM, radius);
    const float t = std::clamp((radius + edge - distance) / (2.0f * edge), 0.0f, 1.0f);
    return t * t * (3.0f - 2.0f * t);
}

// The points of a stroke on the skin.
Result<std::vector<geometry::SurfacePoint>> onSkin(const ReferralMatrix& matrix,
                                                   const BrushStroke& stroke)
{
    std::vector<geometry::SurfacePoint> points;
    points.reserve(stroke.points.size());
    for (std::size_t i = 0; i < stroke.points.size(); ++i)
    {
        const auto point = matrix.places().skin().nearestPoint(stroke.points[i], kMaxFromSkinM);
        if (!point)
        {
            return Error("point " + std::to_string(i + 1) + " lies more than " +
                         core::formatFixed(100.0 * double{kMaxFromSkinM}, 0) +
                         " cm away from the skin of this body");
        }
        points.push_back(*point);
    }
    return points;
}

void addSeeds(std::vector<geometry::Seed>& seeds, const ReferralMatrix& matrix,
              const geometry::SurfacePath& path)
{
    const auto along = geometry::seedsAlong(matrix.surface(), path);
    seeds.insert(seeds.end(), along.begin(), along.end());
}

std::vector<geometry::Seed> seedsOf(const ReferralMatrix& matrix,
                                    const std::vector<geometry::SurfacePoint>& points)
{
    std::vector<geometry::Seed> seeds;
    for (std::size_t i = 0; i < points.size(); ++i)
    {
        const bool near = i > 0 && glm::distance(points[i - 1].position, points[i].position) <=
                                       kMaxPointDistanceM;
        geometry::SurfacePath path;
        if (near)
        {
            path = geometry::walk(matrix.surface(), points[i - 1], points[i]);
        }
        if (path.points.empty())
        {
            path.points = {points[i]};  // a dab; the brush was lifted before it
        }
        addSeeds(seeds, matrix, path);
    }
    return seeds;
}

}  // namespace

Result<SkinField> strokeField(const ReferralMatrix& matrix, const BrushStroke& stroke)
{
    const Result<std::vector<geometry::SurfacePoint>> points = onSkin(matrix, stroke);
    if (!points)
    {
        return points.error();
    }
    const std::vector<geometry::Seed> seeds = seedsOf(matrix, *points);
    const float radius = stroke.radiusMm * kMetresPerMm;
    const float reach = radius + std::min(kEdgeM, radius);
    SkinField field;
    for (const geometry::VertexDistance& at : geometry::flood(matrix.surface(), seeds, reach))
    {
        if (const float weight = brushWeight(at.distance, radius); weight > 0.0f)
        {
            field.push_back({at.vertex, weight});
        }
    }
    if (field.empty() && !seeds.empty())  // a fine brush between the vertices of a coarse skin
    {
        field.push_back({std::ranges::min(seeds, {}, &geometry::Seed::distance).vertex, 1.0f});
    }
    return field;
}

void applyStroke(SkinField& area, const SkinField& stroke, bool erase)
{
    SkinField result;
    result.reserve(area.size() + stroke.size());
    forEachOfBoth(area, stroke, [&](std::uint32_t vertex, float painted, float brush) {
        const float weight = erase ? std::min(painted, 1.0f - brush) : std::max(painted, brush);
        if (weight > 0.0f)
        {
            result.push_back({vertex, weight});
        }
    });
    area = std::move(result);
}

SkinField united(const SkinField& a, const SkinField& b)
{
    SkinField both = a;
    applyStroke(both, b, false);
    return both;
}

Result<PaintedDrawing> paintDrawing(const ReferralMatrix& matrix, const PainDrawing& drawing)
{
    PaintedDrawing painted;
    float way = 0.0f;
    for (const PainArea& area : drawing.areas)
    {
        SkinField field;
        for (std::size_t i = 0; i < area.strokes.size(); ++i)
        {
            const BrushStroke& stroke = area.strokes[i];
            const std::string place = "area \"" + area.id + "\", stroke " + std::to_string(i + 1);
            for (std::size_t p = 1; p < stroke.points.size(); ++p)
            {
                way += glm::distance(stroke.points[p - 1], stroke.points[p]);
            }
            if (way > kMaxStrokeWayM)
            {
                return Error("the strokes are longer than " +
                             core::formatFixed(double{kMaxStrokeWayM}, 0) + " m together")
                    .within(place);
            }
            Result<SkinField> brush = strokeField(matrix, stroke);
            if (!brush)
            {
                return std::move(brush).error().within(place);
            }
            applyStroke(field, *brush, stroke.erase);
        }
        painted.all = united(painted.all, field);
        painted.areas.push_back(std::move(field));
    }
    return painted;
}

std::vector<TouchedRegion> touchedRegions(const ReferralMatrix& matrix, const SkinField& painted)
{
    constexpr double kLeastShare = 0.02;  // of what is painted; less is a touch at the rim
    const double whole = matrix.areaCm2(painted);
    std::vector<TouchedRegion> touched;
    for (const RegionRow& row : matrix.regions())
    {
        const double common = commonCm2(matrix, painted, row.field);
        if (common > 0.0 && (common >= kLeastShare * whole || common >= 0.5 * row.areaCm2))
        {
            touched.push_back({row.region, row.side, common, common / whole, common / row.areaCm2});
        }
    }
    std::ranges::stable_sort(touched, std::greater<>(), &TouchedRegion::areaCm2);
    return touched;
}

double bodyAreaCm2(const ReferralMatrix& matrix)
{
    double area = 0.0;
    for (const float each : matrix.surface().vertexAreas())
    {
        area += double(each);
    }
    return area * kCm2PerM2;
}

double commonCm2(const ReferralMatrix& matrix, const SkinField& a, const SkinField& b)
{
    double area = 0.0;
    forCommonVertices(a, b, [&](std::size_t i, std::size_t j) {
        area += double(std::min(a[i].weight, b[j].weight)) *
                matrix.surface().vertexAreas()[a[i].vertex];
    });
    return area * kCm2PerM2;
}

}  // namespace knotlas::anatomy
