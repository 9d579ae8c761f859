#pragma once

#include "anatomy/referral_matrix.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::anatomy
{

// A trigger point that could explain pain at the asked place.
struct Candidate
{
    std::uint32_t pattern = 0;  // index into ReferralMatrix::patterns
    ZoneLevel level = ZoneLevel::Essential;
    float score = 0.0f;         // 0..1
    float shareOfPlace = 0.0f;  // of the asked place that the zone of that level covers
    float shareOfPatch = 0.0f;  // of the patch of that zone that lies there
    float prevalence = 0.0f;    // of the point
    std::string why;            // one line in words, with the name of the point
};

// A phrase in the language of the reader; the English one is given.
using Say = std::function<std::string_view(std::string_view english)>;

// "covers 22 % of the temple; felt mainly there; essential zone; a common point": why a candidate
// explains a place, without its name.
std::string reasonInWords(const Candidate& candidate, std::string_view placeName, const Say& say);

// How well a zone explains a place: the harmonic mean of the square root of the share of the place
// that the zone covers, and the share of the zone that lies there. Both must be good: a huge zone
// that covers the place by the way, and a small one that touches it, explain little. The root is
// there because regions are wide and pain seldom fills one: a quarter of it is half as good as all
// of it. 0..1, growing with either share.
double fitOf(double shareOfPlace, double shareOfZone);

// The score of a pattern: prior * (1 - (1 - E) * (1 - S / 2)), where E and S are the fits of its
// essential and its spillover zone (felt by some only, hence half), and the prior is 0.6 for the
// rarest point and 1 for the commonest. 0..1, growing with each of the three.
double scoreOf(double essentialFit, double spilloverFit, double prevalence);

// Patterns whose zones explain pain in `place` (a region's field, a painted field), best first:
// what a specialist would ask about first. Both sides are asked; patterns that explain nothing, and
// points that cause another effect than pain, are left out. The share of the zone is that of its
// separate patches (zone_patches.h), each by itself and weighted by what it covers. A place smaller
// than a hand's breadth (100 cm2) counts as a sample of pain of that size, so that pointing with a
// finger does not favour small zones.
std::vector<Candidate> locate(const ReferralMatrix& matrix, const Atlas& atlas,
                              const SkinField& place, std::string_view placeName,
                              std::size_t maxCount);

// The same for one point: a small soft spot around the nearest point of the skin.
SkinField spotAround(const ReferralMatrix& matrix, const glm::vec3& point, float radiusMm = 12.0f);

}  // namespace knotlas::anatomy
