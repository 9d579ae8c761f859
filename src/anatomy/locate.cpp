#include "anatomy/locate.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::anatomy
{
namespace
{

constexpr double kCm2PerM2 = 10'000.0;
constexpr double kLeastPlaceCm2 = 100.0;  // a hand's breadth

// What a zone has in common with the asked place.
struct Overlap
{
    double shareOfPlace = 0.0;
    double shareOfZone = 0.0;  // of the zone as a whole
    double shareOfPatch =
        0.0;  // of the patches that lie there; of a small place as if it were larger
    double fit = 0.0;
};

// The asked place, laid out for looking up many zones.
class AskedPlace
{
  public:
    AskedPlace(const ReferralMatrix& matrix, const SkinField& place)
        : matrix_(matrix), place_(place), areaCm2_(matrix.areaCm2(place))
    {}

    [[nodiscard]] Overlap with(std::size_t pattern, ZoneLevel level) const
    {
        const PatternRow& row = matrix_.patterns()[pattern];
        const SkinField& zone = level == ZoneLevel::Essential ? row.essential : row.spillover;
        const double common = matrix_.overlapCm2(zone, place_);
        if (common <= 0.0)
        {
            return {};
        }
        Overlap overlap;
        overlap.shareOfPlace = common / areaCm2_;
        overlap.shareOfZone = common / matrix_.areaCm2(zone);
        overlap.shareOfPatch = shareOfPatches(zone, matrix_.patchesOf(pattern, level));
        overlap.fit = fitOf(overlap.shareOfPlace, overlap.shareOfPatch);
        return overlap;
    }

  private:
    // Each patch counts by what it covers of the place.
    [[nodiscard]] double shareOfPatches(const SkinField& zone, const ZonePatches& patches) const
    {
        std::vector<double> covered(patches.areasM2.size(), 0.0);
        double all = 0.0;
        forCommonVertices(zone, place_, [&](std::size_t inZone, std::size_t inPlace) {
            const std::uint8_t patch = patches.patchOf[inZone];
            const double area = double(zone[inZone].weight) * place_[inPlace].weight *
                                matrix_.vertexAreas()[zone[inZone].vertex] * kCm2PerM2;
            if (patch != ZonePatches::kRim)
            {
                covered[patch] += area;
                all += area;
            }
        });
        const double larger = std::max(areaCm2_, kLeastPlaceCm2) / areaCm2_;
        double share = 0.0;
        for (std::size_t i = 0; i < covered.size(); ++i)
        {
            const double ofPatch = larger * covered[i] / (patches.areasM2[i] * kCm2PerM2);
            share += all > 0.0 ? covered[i] / all * std::min(1.0, ofPatch) : 0.0;
        }
        return share;
    }

    const ReferralMatrix& matrix_;
    const SkinField& place_;
    double areaCm2_;
};

// A touch at the rim explains nothing, unless that is where most of the zone lies.
bool explains(const Overlap& overlap)
{
    return overlap.shareOfPlace >= 0.02 || overlap.shareOfZone >= 0.1;
}

std::string_view commonness(float prevalence, const Say& say)
{
    return prevalence >= 0.75f   ? say("a very common point")
           : prevalence >= 0.5f  ? say("a common point")
           : prevalence >= 0.25f ? say("an occasional point")
                                 : say("a rare point");
}

}  // namespace

std::string reasonInWords(const Candidate& candidate, std::string_view placeName, const Say& say)
{
    const std::string share =
        candidate.shareOfPlace < 0.01f
            ? std::string(say("less than 1 %"))
            : core::formatFixed(100.0 * double(candidate.shareOfPlace), 0) + " %";
    std::string words =
        core::filled(say("covers {share} of {place}"), {{"share", share}, {"place", placeName}});
    const auto add = [&](std::string_view phrase) { words += "; " + std::string(phrase); };
    // Whether the zone is about this place or passes through.
    if (candidate.shareOfPatch >= 0.6f)
    {
        add(say("felt mainly there"));
    }
    else if (candidate.shareOfPatch <= 0.15f)
    {
        add(say("part of a wide zone"));
    }
    add(candidate.level == ZoneLevel::Essential ? say("essential zone")
                                                : say("spillover zone, felt by some"));
    add(commonness(candidate.prevalence, say));
    return words;
}

double fitOf(double shareOfPlace, double shareOfZone)
{
    if (shareOfPlace <= 0.0 || shareOfZone <= 0.0)
    {
        return 0.0;
    }
    return 2.0 / (1.0 / std::sqrt(shareOfPlace) + 1.0 / shareOfZone);
}

double scoreOf(double essentialFit, double spilloverFit, double prevalence)
{
    constexpr double kSpillover = 0.5;
    constexpr double kRarest = 0.6;
    const double prior = kRarest + (1.0 - kRarest) * prevalence;
    return prior * (1.0 - (1.0 - essentialFit) * (1.0 - kSpillover * spilloverFit));
}

std::vector<Candidate> locate(const ReferralMatrix& matrix, const Atlas& atlas,
                              const SkinField& place, std::string_view placeName,
                              std::size_t maxCount)
{
    std::vector<Candidate> candidates;
    const AskedPlace asked(matrix, place);
    for (std::uint32_t i = 0; i < matrix.patterns().size(); ++i)
    {
        const PatternRow& row = matrix.patterns()[i];
        const Muscle& muscle = atlas.muscles[row.muscle];
        const TriggerPoint& point = muscle.triggerPoints[row.triggerPoint];
        if (point.kind != PointKind::Pain)
        {
            continue;
        }
        const Overlap essential = asked.with(i, ZoneLevel::Essential);
        const Overlap spillover = asked.with(i, ZoneLevel::Spillover);
        if (!explains(essential) && !explains(spillover))
        {
            continue;
        }
        const bool isEssential =
            scoreOf(essential.fit, 0.0, 1.0) >= scoreOf(0.0, spillover.fit, 1.0);
        Candidate candidate;
        candidate.pattern = i;
        candidate.level = isEssential ? ZoneLevel::Essential : ZoneLevel::Spillover;
        candidate.score =
            static_cast<float>(scoreOf(essential.fit, spillover.fit, double{point.prevalence}));
        const Overlap& overlap = isEssential ? essential : spillover;
        candidate.shareOfPlace = static_cast<float>(overlap.shareOfPlace);
        candidate.shareOfPatch = static_cast<float>(overlap.shareOfPatch);
        candidate.prevalence = point.prevalence;
        candidate.why = muscle.name + " " + point.label + " " +
                        reasonInWords(candidate, placeName, std::identity());
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

}  // namespace knotlas::anatomy
