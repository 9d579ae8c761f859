#pragma once

#include "app/app_state.h"
#include "app/commands.h"

namespace knotlas::app::test
{

// A small body: an egg of skin with two muscles on each side, one behind the other as seen from the
// front ("outer" before "inner"), and an atlas with two entries and two regions.
Content smallContent();

// A state with that content, standing before it.
AppState smallState();

// The point of the picture (0..1) where a point of body space is seen.
glm::vec2 seenAt(const AppState& state, const glm::vec3& point);

}  // namespace knotlas::app::test
