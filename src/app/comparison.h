#pragma once

#include "app/content.h"
#include "core/side.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace knotlas::app
{

// What the pain patterns of muscles have in common, and what tells them apart. Everything is asked
// of the referral matrix: the pattern of a muscle are the zones of all its points that refer pain,
// the stronger weight counting where they overlap.

// How much of a region a muscle's zones cover, 0..1; 0 when they do not reach it.
struct RegionShares
{
    float essential = 0.0f;
    float spillover = 0.0f;

    [[nodiscard]] bool reached() const { return essential > 0.0f || spillover > 0.0f; }

    bool operator==(const RegionShares&) const = default;
};

struct ComparedRegion
{
    std::string id;
    std::string name;
    std::vector<RegionShares> of;  // one for each muscle
    std::size_t reachedBy = 0;     // muscles, at least one
};

// Of two patterns, essential and spillover zones together.
struct ZoneOverlap
{
    double commonCm2 = 0.0;
    double unitedCm2 = 0.0;

    // Common over united area: 0 nothing in common, 1 the same zones. 0 when there are none.
    [[nodiscard]] double jaccard() const { return unitedCm2 > 0.0 ? commonCm2 / unitedCm2 : 0.0; }
};

struct ComparedPair
{
    std::size_t first = 0;  // indices of the muscles; first < second
    std::size_t second = 0;
    ZoneOverlap overlap;
};

struct Comparison
{
    // Those that most muscles reach first, among them those that are covered most.
    std::vector<ComparedRegion> regions;
    std::vector<ComparedPair> pairs;  // every pair once
};

// The patterns of selected ids (entries, parts of one, or heads of a hierarchy) on one side of the
// body, Right or Left. What has no pattern there reaches nothing.
Comparison compare(const Content& content, std::span<const std::string> muscles, core::Side side);

// A muscle whose pattern is much like that of another one.
struct LookAlike
{
    std::string muscle;  // id of an entry
    ZoneOverlap overlap;
    std::vector<std::string> shared;  // names of regions that both reach, most covered first
};

// The entries whose patterns on the same side have most in common with that of `muscle`, best
// first, itself and its parts left out; those that share less than a tenth are not like it.
std::vector<LookAlike> lookAlikes(const Content& content, const std::string& muscle,
                                  core::Side side, std::size_t maxCount);

}  // namespace knotlas::app
