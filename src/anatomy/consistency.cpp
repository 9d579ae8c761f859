#include "anatomy/consistency.h"

#include "core/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace knotlas::anatomy
{
namespace
{

std::string inQuotes(std::string_view word)
{
    return "\"" + std::string(word) + "\"";
}

std::string percent(float share)
{
    return core::formatFixed(100.0 * double{share}, 0) + " %";
}

std::string_view adjective(ZoneLevel level)
{
    return level == ZoneLevel::Essential ? "essential" : "spillover";
}

// The best that the points of a row have to offer for one region at one level.
struct Best
{
    float shareOfRegion = 0.0f;
    float shareOfZone = 0.0f;
    bool counts = false;
    std::string point;

    void take(const Reach& reach, const std::string& id)
    {
        const bool better =
            std::max(reach.shareOfRegion, reach.shareOfZone) > std::max(shareOfRegion, shareOfZone);
        if (point.empty() || better)
        {
            shareOfRegion = reach.shareOfRegion;
            shareOfZone = reach.shareOfZone;
            point = id;
        }
        counts = counts || isReached(reach);
    }

    [[nodiscard]] std::string shares() const
    {
        return percent(shareOfRegion) + " of the region, " + percent(shareOfZone) +
               " of the zone, from " + point;
    }
};

using Reached = std::map<std::string, Best>;  // by id of the region

class RowComparison
{
  public:
    RowComparison(const ReferralMatrix& matrix, const Atlas& atlas, std::size_t row,
                  std::vector<Disagreement>& found)
        : atlas_(atlas), row_(atlas.declared[row]), index_(row), found_(found)
    {
        for (const std::string& id : row_.triggerPoints)
        {
            const TriggerPoint* point = atlas.findTriggerPoint(id);
            if (point != nullptr)
            {
                collect(matrix, *point);
            }
        }
    }

    void run()
    {
        if (!complete_)
        {
            return;
        }
        compare(ZoneLevel::Essential, row_.essential, essential_);
        compare(ZoneLevel::Spillover, row_.spillover, spillover_);
        for (const DeclaredTouch& touch : row_.touches)
        {
            if (!used_.contains(touch.region))
            {
                report(std::nullopt, "the touch of " + inQuotes(touch.region) +
                                         " is not needed: the zones do not reach it, or it is "
                                         "declared");
            }
        }
    }

  private:
    void report(std::optional<ZoneLevel> phrases, const std::string& message)
    {
        found_.push_back({index_, phrases, "", "row " + inQuotes(row_.id) + ": " + message});
    }

    void collect(const ReferralMatrix& matrix, const TriggerPoint& point)
    {
        const core::Side side = point.onlySide.value_or(core::Side::Right);
        const PatternRow* pattern = matrix.findPattern(point.id, side);
        if (pattern == nullptr)
        {
            complete_ = false;
            report(std::nullopt, "the zones of " + inQuotes(point.id) +
                                     " cannot be compared: this body lacks a muscle that its "
                                     "places name");
            return;
        }
        for (const Reach& reach : matrix.touched(*pattern))
        {
            Reached& level = reach.level == ZoneLevel::Essential ? essential_ : spillover_;
            level[atlas_.regions[reach.region].id].take(reach, point.id);
        }
    }

    static bool names(const std::vector<DeclaredPhrase>& phrases, const std::string& region)
    {
        return std::ranges::any_of(phrases, [&](const DeclaredPhrase& phrase) {
            return std::ranges::find(phrase.regions, region) != phrase.regions.end();
        });
    }

    // The region, the whole that it is a part of, or a part of it.
    [[nodiscard]] bool covers(const std::vector<DeclaredPhrase>& phrases,
                              const std::string& id) const
    {
        const Region* region = atlas_.findRegion(id);
        return names(phrases, id) || (region != nullptr && names(phrases, region->within)) ||
               std::ranges::any_of(atlas_.regions, [&](const Region& part) {
                   return part.within == id && names(phrases, part.id);
               });
    }

    void compare(ZoneLevel level, const std::vector<DeclaredPhrase>& phrases,
                 const Reached& reached)
    {
        const std::string zones = "the " + std::string(adjective(level)) + " zones ";
        for (const DeclaredPhrase& phrase : phrases)
        {
            for (const std::string& region : phrase.regions)
            {
                const auto best = reached.find(region);
                if (best == reached.end() || !best->second.counts)
                {
                    report(level, zones + "do not reach " + inQuotes(region) + ", declared by " +
                                      inQuotes(phrase.words) +
                                      (best == reached.end() ? std::string(" (nowhere near)")
                                                             : " (" + best->second.shares() + ")"));
                }
            }
        }
        for (const auto& [region, best] : reached)
        {
            const bool declared = covers(phrases, region) ||
                                  (level == ZoneLevel::Spillover && covers(row_.essential, region));
            if (best.counts && !declared && !touches(region))
            {
                report(level, zones + "reach " + inQuotes(region) + ", which is not declared (" +
                                  best.shares() + ")");
            }
        }
    }

    bool touches(const std::string& region)
    {
        used_.insert(region);
        return std::ranges::find(row_.touches, region, &DeclaredTouch::region) !=
               row_.touches.end();
    }

    const Atlas& atlas_;
    const DeclaredRow& row_;
    std::size_t index_;
    std::vector<Disagreement>& found_;
    Reached essential_;
    Reached spillover_;
    std::set<std::string> used_;  // regions for which a touch was looked for
    bool complete_ = true;
};

void checkCount(const Atlas& atlas, std::size_t index, std::vector<Disagreement>& found)
{
    const DeclaredRow& row = atlas.declared[index];
    const auto isKnown = [&](const std::string& id) {
        return atlas.findTriggerPoint(id) != nullptr;
    };
    const auto count = std::ranges::count_if(row.triggerPoints, isKnown);
    if (count < row.classicalCount)
    {
        found.push_back({index, std::nullopt, "",
                         "row " + inQuotes(row.id) + ": has " + std::to_string(count) + " of " +
                             std::to_string(row.classicalCount) + " classical trigger points"});
    }
}

void checkMuscle(const Atlas& atlas, std::size_t index, std::vector<Disagreement>& found)
{
    const DeclaredRow& row = atlas.declared[index];
    if (std::ranges::find(atlas.muscles, row.muscle, &Muscle::muscle) == atlas.muscles.end())
    {
        found.push_back({index, std::nullopt, "",
                         "row " + inQuotes(row.id) +
                             ": no entry of the atlas is about the muscle " +
                             inQuotes(row.muscle)});
        return;
    }
    for (const std::string& id : row.triggerPoints)
    {
        const Muscle* entry = atlas.muscleOfPoint(id);
        if (entry != nullptr && entry->muscle != row.muscle)
        {
            found.push_back({index, std::nullopt, "",
                             "row " + inQuotes(row.id) + ": " + inQuotes(id) + " is a point of " +
                                 inQuotes(entry->muscle) + ", not of " + inQuotes(row.muscle)});
        }
    }
}

}  // namespace

std::vector<Disagreement> compareRows(const Atlas& atlas)
{
    std::vector<Disagreement> found;
    std::map<std::string, std::size_t> rowOf;
    for (std::size_t i = 0; i < atlas.declared.size(); ++i)
    {
        checkMuscle(atlas, i, found);
        checkCount(atlas, i, found);
        for (const std::string& id : atlas.declared[i].triggerPoints)
        {
            const auto [other, isNew] = rowOf.emplace(id, i);
            if (!isNew && other->second != i)
            {
                found.push_back({i, std::nullopt, "",
                                 "row " + inQuotes(atlas.declared[i].id) + ": " + inQuotes(id) +
                                     " stands already in row " +
                                     inQuotes(atlas.declared[other->second].id)});
            }
        }
    }
    for (const Muscle& muscle : atlas.muscles)
    {
        for (const TriggerPoint& point : muscle.triggerPoints)
        {
            if (!atlas.declared.empty() && !rowOf.contains(point.id))
            {
                found.push_back({std::nullopt, std::nullopt, point.id,
                                 inQuotes(point.id) + " stands in no declared row"});
            }
        }
    }
    return found;
}

std::vector<Disagreement> compareZones(const ReferralMatrix& matrix, const Atlas& atlas)
{
    std::vector<Disagreement> found;
    for (std::size_t i = 0; i < atlas.declared.size(); ++i)
    {
        RowComparison(matrix, atlas, i, found).run();
    }
    return found;
}

}  // namespace knotlas::anatomy
