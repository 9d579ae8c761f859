#include "app/details.h"

#include "core/assert.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

std::vector<RegionReach> regionsOf(const Content& content, const anatomy::PatternRow& pattern)
{
    std::vector<RegionReach> regions;
    for (const anatomy::Reach& reach : content.matrix->reached(pattern))
    {
        const anatomy::Region& region = content.atlas->regions[reach.region];
        const auto known = std::ranges::find_if(regions, [&](const RegionReach& other) {
            return other.regionId == region.id && other.level == reach.level;
        });
        if (known != regions.end())
        {
            // The same region of the other side: a zone that crosses the midline.
            known->shareOfZone += reach.shareOfZone;
            continue;
        }
        regions.push_back(
            {region.id, region.name, reach.level, reach.shareOfRegion, reach.shareOfZone});
    }
    return regions;
}

}  // namespace

MuscleDetails detailsOf(const Content& content, const anatomy::Muscle& muscle, core::Side side)
{
    KNOTLAS_ASSERT(side != core::Side::Mid);
    MuscleDetails details;
    details.muscle = &muscle;
    for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
    {
        const anatomy::PatternRow* pattern = content.matrix->findPattern(point.id, side);
        PointDetails of;
        of.point = &point;
        if (pattern != nullptr)
        {
            of.pattern = pattern;
            of.position = pattern->position;
            of.depthMm = pattern->depthMm;
            of.regions = regionsOf(content, *pattern);
        }
        details.points.push_back(std::move(of));
    }
    return details;
}

}  // namespace knotlas::app
