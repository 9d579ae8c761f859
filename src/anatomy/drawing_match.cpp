#include "anatomy/drawing_match.h"

#include "core/parallel.h"
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

// Calls visit(vertex, essential weight, weight of either zone) in the order of vertices.
template <typename Visit> void forEachVertex(const PatternRow& row, Visit visit)
{
    auto essential = row.essential.begin();
    auto spillover = row.spillover.begin();
    while (essential != row.essential.end() || spillover != row.spillover.end())
    {
        const bool onlyEssential =
            spillover == row.spillover.end() ||
            (essential != row.essential.end() && essential->vertex < spillover->vertex);
        const bool onlySpillover = !onlyEssential && (essential == row.essential.end() ||
                                                      spillover->vertex < essential->vertex);
        const float inner = onlySpillover ? 0.0f : essential->weight;
        const float outer = onlyEssential ? 0.0f : spillover->weight;
        visit(onlySpillover ? spillover->vertex : essential->vertex, inner, std::max(inner, outer));
        essential += onlySpillover ? 0 : 1;
        spillover += onlyEssential ? 0 : 1;
    }
}

// A drawing spread out over the vertices, for quick reading.
struct Canvas
{
    const std::vector<float>& areas;  // of the vertices, m2
    std::vector<float> weights;
    double area = 0.0;  // m2

    Canvas(const ReferralMatrix& matrix, const SkinField& drawing)
        : areas(matrix.surface().vertexAreas()), weights(areas.size(), 0.0f)
    {
        for (const VertexWeight& at : drawing)
        {
            weights[at.vertex] = at.weight;
            area += double(at.weight) * areas[at.vertex];
        }
    }
};

struct Sums
{
    double zone = 0.0;
    double common = 0.0;

    void add(float weight, float painted, float area)
    {
        zone += double(weight) * area;
        common += double(std::min(weight, painted)) * area;
    }
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

std::optional<DrawingCandidate> matched(const Canvas& canvas, const PatternRow& row)
{
    Sums essential;
    Sums whole;
    forEachVertex(row, [&](std::uint32_t vertex, float inner, float either) {
        const float painted = canvas.weights[vertex];
        essential.add(inner, painted, canvas.areas[vertex]);
        whole.add(either, painted, canvas.areas[vertex]);
    });
    if (whole.common <= 0.0)
    {
        return std::nullopt;
    }
    // Pain that is felt far away is felt in the essential zone first. A point without one, such as
    // an autonomic one, has only the other.
    const Sums& core = essential.zone > 0.0 ? essential : whole;
    const double zonePainted = share(core.common, core.zone);
    const Match narrow{share(essential.common, canvas.area), zonePainted,
                       jaccardOf(essential, canvas.area)};
    const Match wide{share(whole.common, canvas.area), zonePainted, jaccardOf(whole, canvas.area)};
    DrawingCandidate candidate;
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

std::string reason(const Muscle& muscle, const TriggerPoint& point,
                   const DrawingCandidate& candidate)
{
    std::string why = muscle.name + " " + point.label + " explains " +
                      percent(candidate.match.explained) + " of the drawing";
    why += candidate.level == ZoneLevel::Essential ? "" : ", mostly by spillover felt by some";
    why += "; " + percent(candidate.match.zonePainted) + " of its essential zone is painted; " +
           commonness(point.prevalence);
    return why;
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

// Greedy: the candidate that makes the set fit best, as long as each explains something new.
class Cover
{
  public:
    Cover(const ReferralMatrix& matrix, const Canvas& canvas)
        : matrix_(matrix), canvas_(canvas), covered_(canvas.weights.size(), 0.0f)
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
                const bool enough = trial.added >= kLeastAdded * canvas_.area;
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
            take(*best, bestTrial);
            members.push_back({best->pattern, share(bestTrial.added, canvas_.area),
                               share(common_, canvas_.area)});
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

    template <typename Visit> void forEachOf(const DrawingCandidate& candidate, Visit visit) const
    {
        forEachVertex(matrix_.patterns()[candidate.pattern],
                      [&](std::uint32_t vertex, float inner, float either) {
                          visit(vertex, candidate.withSpillover ? either : inner);
                      });
    }

    [[nodiscard]] Trial tried(const DrawingCandidate& candidate, std::size_t before) const
    {
        Trial trial;
        forEachOf(candidate, [&](std::uint32_t vertex, float weight) {
            const float had = covered_[vertex];
            if (weight > had)
            {
                const float painted = canvas_.weights[vertex];
                const double area = canvas_.areas[vertex];
                trial.grown += double(weight - had) * area;
                trial.added += double(std::min(painted, weight) - std::min(painted, had)) * area;
            }
        });
        const double common = common_ + trial.added;
        const double zones = united_ + trial.grown;
        const double painted = (painted_ + candidate.match.zonePainted) / double(before + 1);
        trial.score = scoreOf(
            {share(common, canvas_.area), painted, jaccardOf({zones, common}, canvas_.area)});
        return trial;
    }

    void take(const DrawingCandidate& candidate, const Trial& trial)
    {
        common_ += trial.added;
        united_ += trial.grown;
        painted_ += candidate.match.zonePainted;
        forEachOf(candidate, [&](std::uint32_t vertex, float weight) {
            covered_[vertex] = std::max(covered_[vertex], weight);
        });
    }

    const ReferralMatrix& matrix_;
    const Canvas& canvas_;
    std::vector<float> covered_;
    double common_ = 0.0;
    double united_ = 0.0;
    double painted_ = 0.0;
};

}  // namespace

double scoreOf(const Match& match)
{
    return kExplainedPart * match.explained + kZonePaintedPart * match.zonePainted +
           kJaccardPart * match.jaccard;
}

DrawingAnswer explain(const ReferralMatrix& matrix, const Atlas& atlas, const SkinField& drawing)
{
    const Canvas canvas(matrix, drawing);
    DrawingAnswer answer;
    answer.areaCm2 = canvas.area * kCm2PerM2;
    answer.shareOfBody = share(answer.areaCm2, bodyAreaCm2(matrix));
    const std::vector<PatternRow>& patterns = matrix.patterns();
    std::vector<std::optional<DrawingCandidate>> found(patterns.size());
    constexpr std::size_t kChunk = 16;
    core::parallelFor((patterns.size() + kChunk - 1) / kChunk, [&](std::size_t chunk) {
        const std::size_t end = std::min((chunk + 1) * kChunk, patterns.size());
        for (std::size_t i = chunk * kChunk; i < end; ++i)
        {
            found[i] = matched(canvas, patterns[i]);
        }
    });
    for (std::uint32_t i = 0; i < patterns.size(); ++i)
    {
        if (found[i])
        {
            found[i]->pattern = i;
            const Muscle& muscle = atlas.muscles[patterns[i].muscle];
            found[i]->why = reason(muscle, pointOf(atlas, patterns[i]), *found[i]);
            answer.candidates.push_back(*std::move(found[i]));
        }
    }
    rank(answer.candidates, matrix, atlas);
    answer.unexplained = answer.candidates.empty() || answer.candidates.front().score < kExplains;
    answer.bestSet = Cover(matrix, canvas).choose(answer.candidates);
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
