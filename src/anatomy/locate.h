#pragma once

#include "anatomy/referral_matrix.h"

#include <string>
#include <vector>

namespace knotlas::anatomy
{

// A trigger point that could explain pain at the asked place.
struct Candidate
{
    std::uint32_t pattern = 0;  // index into ReferralMatrix::patterns
    ZoneLevel level = ZoneLevel::Essential;
    float score = 0.0f;  // 0..1
    std::string why;     // one line in words
};

// Patterns whose zones explain pain in `place` (a region's field, a painted field), best first:
// share of the place explained, essential before spillover, weighted by how common the point is.
// Patterns of both sides are asked; those that explain nothing are left out.
std::vector<Candidate> locate(const ReferralMatrix& matrix, const Atlas& atlas,
                              const SkinField& place, std::string_view placeName,
                              std::size_t maxCount);

// The same for one point: a small soft spot around the nearest point of the skin.
SkinField spotAround(const ReferralMatrix& matrix, const glm::vec3& point, float radiusMm = 12.0f);

// What must be thought of first when pain is felt there.
std::vector<const RedFlag*> redFlagsFor(const ReferralMatrix& matrix, const Atlas& atlas,
                                        const SkinField& place);

}  // namespace knotlas::anatomy
