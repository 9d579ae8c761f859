#include "anatomy/locate.h"

#include "core/text.h"

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

// What a zone has in common with the asked place, as areas.
struct Overlap
{
    double shareOfPlace = 0.0;
    double shareOfZone = 0.0;
    double jaccard = 0.0;  // common area over united area
};

Overlap overlapOf(const ReferralMatrix& matrix, const SkinField& zone, const SkinField& place)
{
    const double common = matrix.overlapCm2(zone, place);
    if (common <= 0.0)
    {
        return {};
    }
    const double zoneArea = matrix.areaCm2(zone);
    const double placeArea = matrix.areaCm2(place);
    return {common / placeArea, common / zoneArea, common / (zoneArea + placeArea - common)};
}

// How well a zone explains the place: mostly how much of it, a little how closely it fits.
double fitOf(const Overlap& overlap)
{
    constexpr double kCover = 0.8;
    return kCover * overlap.shareOfPlace + (1.0 - kCover) * overlap.jaccard;
}

// A touch at the rim explains nothing, unless that is where most of the zone lies.
bool explains(const Overlap& overlap)
{
    return overlap.shareOfPlace >= 0.02 || overlap.shareOfZone >= 0.1;
}

std::string commonness(float prevalence)
{
    return prevalence >= 0.75f   ? "a very common point"
           : prevalence >= 0.5f  ? "a common point"
           : prevalence >= 0.25f ? "an occasional point"
                                 : "a rare point";
}

std::string percent(double share)
{
    return share < 0.01 ? "less than 1 %" : core::formatFixed(100.0 * share, 0) + " %";
}

std::string reason(const Muscle& muscle, const TriggerPoint& point, ZoneLevel level, double share,
                   std::string_view placeName)
{
    const std::string zone =
        level == ZoneLevel::Essential ? "essential zone" : "spillover zone, felt by some";
    return muscle.name + " " + point.label + " covers " + percent(share) + " of " +
           std::string(placeName) + "; " + zone + "; " + commonness(point.prevalence);
}

}  // namespace

std::vector<Candidate> locate(const ReferralMatrix& matrix, const Atlas& atlas,
                              const SkinField& place, std::string_view placeName,
                              std::size_t maxCount)
{
    constexpr double kSpillover = 0.5;  // is felt by some only
    constexpr double kRarest = 0.7;     // how much the prior of the rarest point takes away
    std::vector<Candidate> candidates;
    for (std::uint32_t i = 0; i < matrix.patterns().size(); ++i)
    {
        const PatternRow& row = matrix.patterns()[i];
        const Overlap essential = overlapOf(matrix, row.essential, place);
        const Overlap spillover = overlapOf(matrix, row.spillover, place);
        if (!explains(essential) && !explains(spillover))
        {
            continue;
        }
        const Muscle& muscle = atlas.muscles[row.muscle];
        const TriggerPoint& point = muscle.triggerPoints[row.triggerPoint];
        const double prior = kRarest + (1.0 - kRarest) * double(point.prevalence);
        const double fromEssential = fitOf(essential);
        const double fromSpillover = kSpillover * fitOf(spillover);
        const bool isEssential = fromEssential >= fromSpillover;
        const double score =
            prior * std::min(1.0, std::max(fromEssential, fromSpillover) +
                                      0.5 * std::min(fromEssential, fromSpillover));
        Candidate candidate;
        candidate.pattern = i;
        candidate.level = isEssential ? ZoneLevel::Essential : ZoneLevel::Spillover;
        candidate.score = static_cast<float>(score);
        candidate.why =
            reason(muscle, point, candidate.level,
                   isEssential ? essential.shareOfPlace : spillover.shareOfPlace, placeName);
        candidates.push_back(std::move(candidate));
    }
    std::ranges::stable_sort(candidates, std::greater<>(), &Candidate::score);
    candidates.resize(std::min(candidates.size(), maxCount));
    return candidates;
}

SkinField spotAround(const ReferralMatrix& matrix, const glm::vec3& point, float radiusMm)
{
    const auto centre = matrix.places().skin().nearestPoint(point);
    if (!centre)
    {
        return {};
    }
    geometry::SurfacePath spot;
    spot.points = {*centre};
    const auto seeds = geometry::seedsAlong(matrix.surface(), spot);
    const float radius = 0.001f * radiusMm;
    SkinField field;
    for (const geometry::VertexDistance& at : geometry::flood(matrix.surface(), seeds, radius))
    {
        if (const float weight = zoneWeight(at.distance, radius); weight > 0.0f)
        {
            field.push_back({at.vertex, weight});
        }
    }
    if (field.empty())  // a coarse skin, with no vertex inside the spot
    {
        field.push_back({std::ranges::min(seeds, {}, &geometry::Seed::distance).vertex, 1.0f});
    }
    return field;
}

std::vector<const RedFlag*> redFlagsFor(const ReferralMatrix& matrix, const Atlas& atlas,
                                        const SkinField& place)
{
    constexpr double kTouched = 0.1;  // of the place, or of the region
    const double placeArea = matrix.areaCm2(place);
    std::vector<bool> touched(atlas.regions.size(), false);
    for (const RegionRow& row : matrix.regions())
    {
        const double common = matrix.overlapCm2(place, row.field);
        if (common > 0.0 && common >= kTouched * std::min(placeArea, row.areaCm2))
        {
            touched[row.region] = true;
        }
    }
    std::vector<const RedFlag*> flags;
    for (const RedFlag& flag : atlas.redFlags)
    {
        const bool concerns = std::ranges::any_of(flag.regions, [&](const std::string& id) {
            const auto region = std::ranges::find(atlas.regions, id, &Region::id);
            return region != atlas.regions.end() &&
                   touched[static_cast<std::size_t>(region - atlas.regions.begin())];
        });
        if (concerns)
        {
            flags.push_back(&flag);
        }
    }
    return flags;
}

}  // namespace knotlas::anatomy
