#pragma once

#include "sculpt/skin_volume.h"
#include "sculpt/tables.h"

namespace knotlas::sculpt
{

// Models a part of the skin by the steps of a table, in their order. Lengths are millimetres;
// "blend" is the width of the transition. A step is one of
//   {"add" or "cut": "chain", "mm": [[x, y, z, r], ...]}     round cones along a smooth curve;
//       with "through" the curve goes on as its mirror image, from its last point at x = 0
//   {"add" or "cut": "ball", "mm": [x, y, z], "radii": [..]}   ellipsoid; "x" exact, "z" wanted
//   axis
//   {"add" or "cut": "plate", "mm": [[x, y, z, r], ...]}     thick triangles, a fan about the first
//   {"add": "loft", "half" or "limb": [...], "harmonics": n} see skin_loft.h
//   {"cut": "floor", "mm": y}                                  nothing below this height
//   {"soften": sigma}, with {"near": [x, y, z], "reach": r} only there
//   {"frame": {"origin", "x", "z"}, "steps": [...]}          steps in local axes
void applySkinSteps(const TableNode& steps, SkinVolume& volume);

}  // namespace knotlas::sculpt
