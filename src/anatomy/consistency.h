#pragma once

#include "anatomy/referral_matrix.h"

#include <optional>
#include <string>
#include <vector>

namespace knotlas::anatomy
{

// Something in which the drawn atlas and the declared facts (Atlas::declared) differ.
struct Disagreement
{
    std::optional<std::size_t> row;    // index into Atlas::declared; none: about a point alone
    std::optional<ZoneLevel> phrases;  // the list of phrases that is meant, if one is
    std::string triggerPoint;          // when `row` is none
    std::string message;
};

// What can be said without a body: each trigger point stands in exactly one row, a row has at least
// as many points as the literature describes, and its points belong to the muscle that it names.
// Nothing when no row is declared.
std::vector<Disagreement> compareRows(const Atlas& atlas);

// Compares, for each row and level, the regions that the zones of its points really reach (union
// over the points; either side of the body) with the declared ones, both ways:
// - each declared region must be reached by zones of its level;
// - each region reached must be declared at that level, or as essential when it is reached by
//   spillover, or stand in `touches`. A part counts as declared with its whole, and the whole with
//   its part, since a zone cannot reach one without the other;
// - each of `touches` must be needed.
std::vector<Disagreement> compareZones(const ReferralMatrix& matrix, const Atlas& atlas);

}  // namespace knotlas::anatomy
