#include "app/deep_pain.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

// A glow is as wide as the zone above it, within what reads as one place inside the body.
constexpr float kSmallestRadius = 0.015f;
constexpr float kLargestRadius = 0.030f;

bool isDeep(const anatomy::Zone& zone)
{
    return zone.feltAt == anatomy::FeltAt::Deep && zone.deepAt.has_value();
}

float radiusOf(const anatomy::Zone& zone)
{
    float widthMm = 0.0f;
    for (const anatomy::Stroke& stroke : zone.strokes)
    {
        widthMm = std::max(widthMm, stroke.widthMm);
    }
    return std::clamp(0.5e-3f * widthMm, kSmallestRadius, kLargestRadius);
}

class Splitter
{
  public:
    Splitter(const anatomy::ReferralMatrix& matrix, const anatomy::PatternRow& row,
             const anatomy::TriggerPoint& point)
        : matrix_(matrix), row_(row), point_(point)
    {}

    template <typename Wanted> [[nodiscard]] anatomy::SkinField painted(Wanted wanted) const
    {
        std::vector<anatomy::Stroke> strokes;
        for (const anatomy::Zone& zone : point_.zones)
        {
            if (wanted(zone))
            {
                strokes.insert(strokes.end(), zone.strokes.begin(), zone.strokes.end());
            }
        }
        auto field = strokes.empty() ? core::Result<anatomy::SkinField>(anatomy::SkinField{})
                                     : anatomy::paintStrokes(strokes, matrix_.places(),
                                                             matrix_.surface(), row_.side);
        return field ? *std::move(field) : anatomy::SkinField{};
    }

    [[nodiscard]] std::vector<DeepPlace> places() const
    {
        std::vector<DeepPlace> found;
        for (const anatomy::Zone& zone : point_.zones)
        {
            if (!isDeep(zone))
            {
                continue;
            }
            if (const auto centre = matrix_.places().locate(*zone.deepAt))
            {
                const float mirror = row_.side == core::Side::Left ? -1.0f : 1.0f;
                found.push_back(
                    {{mirror * centre->x, centre->y, centre->z}, radiusOf(zone), zone.level});
            }
        }
        return found;
    }

  private:
    const anatomy::ReferralMatrix& matrix_;
    const anatomy::PatternRow& row_;
    const anatomy::TriggerPoint& point_;
};

}  // namespace

bool feltDeep(const anatomy::TriggerPoint& point)
{
    return std::ranges::any_of(point.zones, isDeep);
}

bool feltOnSkin(const anatomy::TriggerPoint& point, anatomy::ZoneLevel level)
{
    return std::ranges::any_of(point.zones, [&](const anatomy::Zone& zone) {
        return zone.level == level && !isDeep(zone);
    });
}

FeltFields fieldsByDepth(const anatomy::ReferralMatrix& matrix, const anatomy::PatternRow& row,
                         const anatomy::TriggerPoint& point)
{
    const Splitter splitter(matrix, row, point);
    const auto onSkin = [&](anatomy::ZoneLevel level) {
        return splitter.painted(
            [&](const anatomy::Zone& zone) { return zone.level == level && !isDeep(zone); });
    };
    return {onSkin(anatomy::ZoneLevel::Essential), onSkin(anatomy::ZoneLevel::Spillover),
            splitter.painted(isDeep), splitter.places()};
}

}  // namespace knotlas::app
