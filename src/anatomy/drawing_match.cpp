#include "anatomy/drawing_match.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

namespace knotlas::anatomy
{
namespace
{

constexpr double kCm2PerM2 = 1e4;
constexpr std::size_t kSetSize = 3;
constexpr double kLeastAdded = 0.03;      // of the drawing, for another member of the set
constexpr std::size_t kSetSearched = 80;  // candidates among which members are sought

const TriggerPoint& pointOf(const Atlas& atlas, const PatternRow& row)
{
    return atlas.muscles[row.muscle].triggerPoints[row.triggerPoint];
}

// Less than this in common, m2, is nothing but the last digits of sums.
constexpr double kNothingM2 = 1e-12;

struct Sums
{
    double zone = 0.0;
    double common = 0.0;
};

double share(double part, double whole)
{
    return whole > 0.0 ? part / whole : 0.0;
}

double jaccardOf(const Sums& sums, double drawing)
{
    return share(sums.common, sums.zone + drawing - sums.common);
}

// A touch at the rim explains nothing, unless that is where most of the zone lies.
bool explainsAnything(const Match& match)
{
    return match.explained >= 0.02 || match.zonePainted >= 0.1;
}

std::optional<DrawingCandidate> matched(const PatternIndex& index, const DrawingSums& sums,
                                        std::uint32_t pattern)
{
    const PatternIndex::Areas& zones = index.areasOf(pattern);
    const DrawingSums::Common& common = sums.commonWith(pattern);
    if (common.either <= kNothingM2)
    {
        return std::nullopt;
    }
    const Sums essential{zones.essential, common.essential};
    const Sums whole{zones.either, common.either};
    const double drawn = sums.areaM2();
    // Pain that is felt far away is felt in the essential zone first. A point without one, such as
    // an autonomic one, has only the other.
    const Sums& core = essential.zone > 0.0 ? essential : whole;
    const double zonePainted = share(core.common, core.zone);
    const Match narrow{share(essential.common, drawn), zonePainted, jaccardOf(essential, drawn)};
    const Match wide{share(whole.common, drawn), zonePainted, jaccardOf(whole, drawn)};
    DrawingCandidate candidate;
    candidate.pattern = pattern;
    candidate.withSpillover = scoreOf(wide) > scoreOf(narrow);
    candidate.match = candidate.withSpillover ? wide : narrow;
    candidate.level =
        2.0 * essential.common >= whole.common ? ZoneLevel::Essential : ZoneLevel::Spillover;
    candidate.score = static_cast<float>(scoreOf(candidate.match));
    if (!explainsAnything(candidate.match))
    {
        return std::nullopt;
    }
    return candidate;
}

std::string percent(double part)
{
    return part < 0.01 ? "less than 1 %" : core::formatFixed(100.0 * part, 0) + " %";
}

std::string commonness(float prevalence)
{
    return prevalence >= 0.75f   ? "a very common point"
           : prevalence >= 0.5f  ? "a common point"
           : prevalence >= 0.25f ? "an occasional point"
                                 : "a rare point";
}

// Best score first; equal ones by how common the point is, then in the order of the atlas.
void rank(std::vector<DrawingCandidate>& candidates, const ReferralMatrix& matrix,
          const Atlas& atlas)
{
    std::ranges::stable_sort(candidates, [&](const DrawingCandidate& a, const DrawingCandidate& b) {
        const auto key = [&](const DrawingCandidate& each) {
            return std::tuple(each.score,
                              pointOf(atlas, matrix.patterns()[each.pattern]).prevalence);
        };
        return key(a) > key(b);
    });
    std::size_t first = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i)
    {
        if (candidates[first].score - candidates[i].score >= kTie)
        {
            first = i;
        }
        candidates[i].rank = static_cast<int>(first) + 1;
    }
}

// Greedy: the candidate that makes the set fit best, as long as each explains something new. What
// all candidates have in common with the set is kept up to date where the set grows.
class Cover
{
  public:
    Cover(const ReferralMatrix& matrix, const PatternIndex& index, const DrawingSums& sums)
        : matrix_(matrix), index_(index), sums_(sums), covered_(matrix.vertexAreas().size(), 0.0f),
          shared_(matrix.patterns().size())
    {}

    std::vector<SetMember> choose(const std::vector<DrawingCandidate>& candidates)
    {
        std::vector<SetMember> members;
        while (members.size() < kSetSize)
        {
            const DrawingCandidate* best = nullptr;
            Trial bestTrial;
            for (std::size_t i = 0; i < std::min(candidates.size(), kSetSearched); ++i)
            {
                const Trial trial = tried(candidates[i], members.size());
                const bool enough = trial.added >= kLeastAdded * sums_.areaM2();
                if (enough && (best == nullptr || trial.score > bestTrial.score))
                {
                    best = &candidates[i];
                    bestTrial = trial;
                }
            }
            if (best == nullptr)
            {
                break;
            }
            members.push_back({best->pattern, share(bestTrial.added, sums_.areaM2()),
                               share(common_ + bestTrial.added, sums_.areaM2())});
            if (members.size() < kSetSize)
            {
                take(*best, bestTrial);
            }
        }
        return members;
    }

  private:
    struct Trial
    {
        double added = 0.0;  // of the drawing, m2
        double grown = 0.0;  // of the united zones, m2
        double score = 0.0;
    };

    // What the zones of one pattern share with those of the set, m2.
    struct Shared
    {
        PatternIndex::Areas zone;
        PatternIndex::Areas painted;  // within the drawing
    };

    [[nodiscard]] Trial tried(const DrawingCandidate& candidate, std::size_t before) const
    {
        const PatternIndex::Areas& zones = index_.areasOf(candidate.pattern);
        const DrawingSums::Common& painted = sums_.commonWith(candidate.pattern);
        const Shared& shared = shared_[candidate.pattern];
        const bool wide = candidate.withSpillover;
        Trial trial;
        trial.grown =
            wide ? zones.either - shared.zone.either : zones.essential - shared.zone.essential;
        trial.added = wide ? painted.either - shared.painted.either
                           : painted.essential - shared.painted.essential;
        const double common = common_ + trial.added;
        const double zonePainted = (painted_ + candidate.match.zonePainted) / double(before + 1);
        trial.score = scoreOf({share(common, sums_.areaM2()), zonePainted,
                               jaccardOf({united_ + trial.grown, common}, sums_.areaM2())});
        return trial;
    }

    void take(const DrawingCandidate& candidate, const Trial& trial)
    {
        common_ += trial.added;
        united_ += trial.grown;
        painted_ += candidate.match.zonePainted;
        const PatternRow& row = matrix_.patterns()[candidate.pattern];
        forEachOfBoth(row.essential, row.spillover,
                      [&](std::uint32_t vertex, float inner, float outer) {
                          cover(vertex, candidate.withSpillover ? std::max(inner, outer) : inner);
                      });
    }

    void cover(std::uint32_t vertex, float weight)
    {
        const float had = covered_[vertex];
        if (weight <= had)
        {
            return;
        }
        covered_[vertex] = weight;
        const double area = matrix_.vertexAreas()[vertex];
        const float painted = sums_.weightAt(vertex);
        const auto grown = [&](float zone, float limit) {
            const float top = std::min(zone, limit);
            return (double(std::min(top, weight)) - std::min(top, had)) * area;
        };
        for (const PatternIndex::Weight& at : index_.at(vertex))
        {
            Shared& shared = shared_[at.pattern];
            shared.zone.essential += grown(at.essential, 1.0f);
            shared.zone.either += grown(at.either, 1.0f);
            shared.painted.essential += grown(at.essential, painted);
            shared.painted.either += grown(at.either, painted);
        }
    }

    const ReferralMatrix& matrix_;
    const PatternIndex& index_;
    const DrawingSums& sums_;
    std::vector<float> covered_;
    std::vector<Shared> shared_;  // of all patterns
    double common_ = 0.0;
    double united_ = 0.0;
    double painted_ = 0.0;
};

}  // namespace

std::string reasonInWords(const DrawingCandidate& candidate, const TriggerPoint& point)
{
    std::string why = "explains " + percent(candidate.match.explained) + " of the drawing";
    why += candidate.level == ZoneLevel::Essential ? "" : ", mostly by spillover felt by some";
    why += "; " + percent(candidate.match.zonePainted) + " of its essential zone is painted; " +
           commonness(point.prevalence);
    return why;
}

double scoreOf(const Match& match)
{
    return kExplainedPart * match.explained + kZonePaintedPart * match.zonePainted +
           kJaccardPart * match.jaccard;
}

DrawingAnswer explain(const ReferralMatrix& matrix, const Atlas& atlas, const SkinField& drawing)
{
    DrawingSums sums;
    sums.follow(matrix, drawing);
    return explain(matrix, atlas, sums);
}

DrawingAnswer explain(const ReferralMatrix& matrix, const Atlas& atlas, const DrawingSums& sums)
{
    DrawingAnswer answer;
    if (sums.drawing().empty())
    {
        return answer;
    }
    const PatternIndex& index = matrix.patternIndex();
    answer.areaCm2 = sums.areaM2() * kCm2PerM2;
    answer.shareOfBody = share(sums.areaM2(), index.bodyAreaM2());
    for (std::uint32_t i = 0; i < matrix.patterns().size(); ++i)
    {
        if (const auto candidate = matched(index, sums, i))
        {
            answer.candidates.push_back(*candidate);
        }
    }
    rank(answer.candidates, matrix, atlas);
    answer.unexplained = answer.candidates.empty() || answer.candidates.front().score < kExplains;
    answer.bestSet = Cover(matrix, index, sums).choose(answer.candidates);
    return answer;
}

DrawingChange compareDrawings(const ReferralMatrix& matrix, const SkinField& before,
                              const SkinField& after)
{
    DrawingChange change;
    change.beforeCm2 = matrix.areaCm2(before);
    change.afterCm2 = matrix.areaCm2(after);
    change.bodyCm2 = bodyAreaCm2(matrix);
    change.commonCm2 = commonCm2(matrix, before, after);
    change.wentCm2 = change.beforeCm2 - change.commonCm2;
    change.cameCm2 = change.afterCm2 - change.commonCm2;
    const double unitedArea = change.beforeCm2 + change.afterCm2 - change.commonCm2;
    change.jaccard = unitedArea > 0.0 ? change.commonCm2 / unitedArea : 1.0;

    std::set<std::pair<std::uint32_t, core::Side>> touched;
    for (const SkinField* field : {&before, &after})
    {
        for (const TouchedRegion& region : touchedRegions(matrix, *field))
        {
            touched.emplace(region.region, region.side);
        }
    }
    for (const RegionRow& row : matrix.regions())
    {
        if (touched.contains({row.region, row.side}))
        {
            change.regions.push_back({row.region, row.side, commonCm2(matrix, before, row.field),
                                      commonCm2(matrix, after, row.field)});
        }
    }
    std::ranges::stable_sort(change.regions, std::greater<>(), [](const RegionChange& region) {
        return std::abs(region.afterCm2 - region.beforeCm2);
    });
    return change;
}

}  // namespace knotlas::anatomy
