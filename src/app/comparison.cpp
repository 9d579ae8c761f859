#include "app/comparison.h"

#include "core/assert.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

using anatomy::PatternRow;
using anatomy::SkinField;
using anatomy::VertexWeight;

constexpr double kCm2PerM2 = 1e4;

void mergeInto(SkinField& united, const SkinField& field)
{
    united.insert(united.end(), field.begin(), field.end());
}

// Of several weights of one vertex the highest one stays.
void keepHighest(SkinField& field)
{
    std::ranges::sort(field, [](const VertexWeight& a, const VertexWeight& b) {
        return a.vertex != b.vertex ? a.vertex < b.vertex : a.weight > b.weight;
    });
    const auto rest = std::ranges::unique(field, {}, &VertexWeight::vertex);
    field.erase(rest.begin(), rest.end());
}

bool isPain(const Content& content, const PatternRow& row)
{
    const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
    return muscle.triggerPoints[row.triggerPoint].kind == anatomy::PointKind::Pain;
}

// The entries that a selected id means: the one that describes it, or all below a head.
class Meaning
{
  public:
    Meaning(const Content& content, const std::string& id)
        : id_(id), described_(content.atlas->describing(id))
    {}

    [[nodiscard]] bool includes(const anatomy::Muscle& entry) const
    {
        return &entry == described_ || anatomy::matchesId(entry.id, id_);
    }

  private:
    const std::string& id_;
    const anatomy::Muscle* described_;
};

// The zones of all points of a muscle, as one pattern.
PatternRow patternOf(const Content& content, const std::string& id, core::Side side)
{
    const Meaning meaning(content, id);
    PatternRow united;
    united.side = side;
    for (const PatternRow& row : content.matrix->patterns())
    {
        if (row.side == side && isPain(content, row) &&
            meaning.includes(content.atlas->muscles[row.muscle]))
        {
            mergeInto(united.essential, row.essential);
            mergeInto(united.spillover, row.spillover);
        }
    }
    keepHighest(united.essential);
    keepHighest(united.spillover);
    return united;
}

SkinField wholeOf(const PatternRow& pattern)
{
    SkinField whole = pattern.essential;
    mergeInto(whole, pattern.spillover);
    keepHighest(whole);
    return whole;
}

double areaCm2(const SkinField& field, const std::vector<float>& areas)
{
    double sum = 0.0;
    for (const VertexWeight& at : field)
    {
        sum += double(at.weight) * areas[at.vertex];
    }
    return sum * kCm2PerM2;
}

ZoneOverlap overlapOf(const SkinField& a, const SkinField& b, const std::vector<float>& areas)
{
    double common = 0.0;
    anatomy::forCommonVertices(a, b, [&](std::size_t i, std::size_t j) {
        common += double(std::min(a[i].weight, b[j].weight)) * areas[a[i].vertex];
    });
    common *= kCm2PerM2;
    return {common, areaCm2(a, areas) + areaCm2(b, areas) - common};
}

// The overlap of one pattern with many others: each is united in a dense field that is wiped
// afterwards, since sorting all of them would cost more than a frame may.
class Likeness
{
  public:
    Likeness(const SkinField& own, const std::vector<float>& areas)
        : areas_(areas), ownArea_(areaCm2(own, areas)), own_(areas.size(), 0.0f),
          other_(areas.size(), 0.0f)
    {
        for (const VertexWeight& at : own)
        {
            own_[at.vertex] = at.weight;
        }
    }

    [[nodiscard]] ZoneOverlap with(const std::vector<const PatternRow*>& rows)
    {
        for (const PatternRow* row : rows)
        {
            add(row->essential);
            add(row->spillover);
        }
        double common = 0.0;
        double area = 0.0;
        for (const std::uint32_t vertex : touched_)
        {
            common += double(std::min(own_[vertex], other_[vertex])) * areas_[vertex];
            area += double(other_[vertex]) * areas_[vertex];
            other_[vertex] = 0.0f;
        }
        touched_.clear();
        common *= kCm2PerM2;
        return {common, ownArea_ + area * kCm2PerM2 - common};
    }

  private:
    void add(const SkinField& field)
    {
        for (const VertexWeight& at : field)
        {
            if (other_[at.vertex] == 0.0f)
            {
                touched_.push_back(at.vertex);
            }
            other_[at.vertex] = std::max(other_[at.vertex], at.weight);
        }
    }

    const std::vector<float>& areas_;
    double ownArea_;
    std::vector<float> own_;
    std::vector<float> other_;
    std::vector<std::uint32_t> touched_;
};

// The shares of every region of the atlas; that of the side counts where more of it is covered.
std::vector<RegionShares> sharesOf(const Content& content, const PatternRow& pattern)
{
    std::vector<RegionShares> shares(content.atlas->regions.size());
    for (const anatomy::Reach& reach : content.matrix->reached(pattern))
    {
        RegionShares& of = shares[reach.region];
        float& share = reach.level == anatomy::ZoneLevel::Essential ? of.essential : of.spillover;
        share = std::max(share, std::min(reach.shareOfRegion, 1.0f));
    }
    return shares;
}

float mostOf(const RegionShares& shares)
{
    return std::max(shares.essential, shares.spillover);
}

float sumOf(const ComparedRegion& region)
{
    float sum = 0.0f;
    for (const RegionShares& shares : region.of)
    {
        sum += mostOf(shares);
    }
    return sum;
}

std::vector<ComparedRegion> regionsOf(const Content& content,
                                      const std::vector<PatternRow>& patterns)
{
    std::vector<ComparedRegion> regions;
    for (const anatomy::Region& region : content.atlas->regions)
    {
        regions.push_back({region.id, region.name, {}, 0});
    }
    for (const PatternRow& pattern : patterns)
    {
        const std::vector<RegionShares> shares = sharesOf(content, pattern);
        for (std::size_t i = 0; i < regions.size(); ++i)
        {
            regions[i].of.push_back(shares[i]);
            regions[i].reachedBy += shares[i].reached() ? 1 : 0;
        }
    }
    std::erase_if(regions, [](const ComparedRegion& region) { return region.reachedBy == 0; });
    std::ranges::stable_sort(regions, [](const ComparedRegion& a, const ComparedRegion& b) {
        return a.reachedBy != b.reachedBy ? a.reachedBy > b.reachedBy : sumOf(a) > sumOf(b);
    });
    return regions;
}

// Regions that both patterns reach, by the share that both cover.
std::vector<std::string> sharedRegions(const Content& content, const PatternRow& a,
                                       const PatternRow& b)
{
    struct Shared
    {
        float share = 0.0f;
        std::string name;
    };

    const std::vector<RegionShares> ofA = sharesOf(content, a);
    const std::vector<RegionShares> ofB = sharesOf(content, b);
    std::vector<Shared> shared;
    for (std::size_t i = 0; i < ofA.size(); ++i)
    {
        const float share = std::min(mostOf(ofA[i]), mostOf(ofB[i]));
        if (share > 0.0f)
        {
            shared.push_back({share, content.atlas->regions[i].name});
        }
    }
    std::ranges::stable_sort(shared, std::ranges::greater(), &Shared::share);
    std::vector<std::string> names;
    for (Shared& each : shared)
    {
        names.push_back(std::move(each.name));
    }
    return names;
}

}  // namespace

Comparison compare(const Content& content, std::span<const std::string> muscles, core::Side side)
{
    KNOTLAS_ASSERT(side != core::Side::Mid);
    Comparison comparison;
    if (content.empty())
    {
        return comparison;
    }
    std::vector<PatternRow> patterns;
    std::vector<SkinField> wholes;
    for (const std::string& muscle : muscles)
    {
        patterns.push_back(patternOf(content, muscle, side));
        wholes.push_back(wholeOf(patterns.back()));
    }
    comparison.regions = regionsOf(content, patterns);
    for (std::size_t i = 0; i < wholes.size(); ++i)
    {
        for (std::size_t j = i + 1; j < wholes.size(); ++j)
        {
            comparison.pairs.push_back(
                {i, j, overlapOf(wholes[i], wholes[j], content.matrix->vertexAreas())});
        }
    }
    return comparison;
}

std::vector<LookAlike> lookAlikes(const Content& content, const std::string& muscle,
                                  core::Side side, std::size_t maxCount)
{
    KNOTLAS_ASSERT(side != core::Side::Mid);
    constexpr double leastAlike = 0.1;
    std::vector<LookAlike> alike;
    if (content.empty())
    {
        return alike;
    }
    const PatternRow own = patternOf(content, muscle, side);
    Likeness likeness(wholeOf(own), content.matrix->vertexAreas());
    std::vector<std::vector<const PatternRow*>> rows(content.atlas->muscles.size());
    for (const PatternRow& row : content.matrix->patterns())
    {
        if (row.side == side && isPain(content, row))
        {
            rows[row.muscle].push_back(&row);
        }
    }
    const Meaning meaning(content, muscle);
    for (std::size_t i = 0; i < rows.size(); ++i)
    {
        const anatomy::Muscle& entry = content.atlas->muscles[i];
        const ZoneOverlap overlap =
            meaning.includes(entry) ? ZoneOverlap() : likeness.with(rows[i]);
        if (overlap.jaccard() >= leastAlike)
        {
            alike.push_back({entry.id, overlap, {}});
        }
    }
    std::ranges::stable_sort(alike, [](const LookAlike& a, const LookAlike& b) {
        return a.overlap.jaccard() > b.overlap.jaccard();
    });
    alike.resize(std::min(alike.size(), maxCount));
    for (LookAlike& each : alike)
    {
        each.shared = sharedRegions(content, own, patternOf(content, each.muscle, side));
    }
    return alike;
}

}  // namespace knotlas::app
