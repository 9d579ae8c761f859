#pragma once

#include "anatomy/atlas.h"
#include "anatomy/body.h"

#include <memory>

// A body small enough to reason about: a trunk with an arm hanging 4 mm beside it on either side.
namespace knotlas::test
{

inline constexpr float kTrunkRadius = 0.12f;

// `refined` times every triangle of the skin is split into four. Without symmetry the skin is the
// same but the body does not know which vertex mirrors which.
std::shared_ptr<const anatomy::Body> smallBody(int refined = 0, bool symmetric = true);

anatomy::Place at(const std::string& landmark, const glm::vec3& offsetMm = glm::vec3(0.0f));
anatomy::Stroke stroke(const std::vector<anatomy::Place>& points, float widthMm);

// Muscles, a trigger point with both kinds of zones and one with none in common, six regions.
anatomy::Atlas smallAtlas();

}  // namespace knotlas::test
