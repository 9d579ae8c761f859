#pragma once

#include "app/details.h"
#include "ui/frame.h"

namespace knotlas::ui
{

// All about one trigger point, on the page of its muscle. `colour` is that of the muscle's
// patterns.
void drawPointCard(Frame& frame, const app::PointDetails& details, const glm::vec3& colour);

}  // namespace knotlas::ui
