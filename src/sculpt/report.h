#pragma once

#include "sculpt/assemble.h"

#include <string>

namespace knotlas::sculpt
{

// For people: a line per node (triangles, volume, whether closed or a clean half), the share of
// each muscle outside the skin, and sums.
std::string describe(const SculptedBody& body);

// Closed, or open only at the mid-sagittal plane.
bool isCleanPart(const geometry::TriMesh& mesh);

}  // namespace knotlas::sculpt
