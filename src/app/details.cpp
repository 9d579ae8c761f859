#include "app/details.h"

#include "core/assert.h"

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
        KNOTLAS_ASSERT(pattern != nullptr);
        details.points.push_back(
            {&point, pattern->position, pattern->depthMm, regionsOf(content, *pattern)});
    }
    return details;
}

}  // namespace knotlas::app
