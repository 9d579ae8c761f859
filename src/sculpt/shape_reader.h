#pragma once

#include "sculpt/field.h"
#include "sculpt/tables.h"

namespace knotlas::sculpt
{

// Applies a list of modelling steps to `field`, in their order. A step is an object:
//   {"add": SHAPE, ..., "blendMm": 4}   or   {"subtract": SHAPE, ...}
//   "bothSides": true applies it to the right and then to the mirror image.
// Positions in metres, lengths in millimetres:
//   cone            points [a, b], radiiMm [a, b]
//   chain           points, radiiMm (one, or one per point)
//   ellipsoid       centre, radiiMm [x, y, z], axes (rows: local x, y, z; optional)
//   superEllipsoid  the same, exponent
//   triangle        points [a, b, c], radiiMm [a, b, c]
//   fan             centre, centreRadiusMm, points, radiiMm
//   strip           points, radiiMm, otherPoints, otherRadiiMm
//   curve           as chain, but bent and swelling smoothly from point to point
//   sheet           rows of points, the same number in each; radiiMm (one, or rows of one per
//                   point): half as thick, bent smoothly along and across
//   tube            stations (see TableNode::stations), frames, growMm (optional)
//   group           steps of a solid of its own, which blend with nothing else; apartMm (optional):
//                   what is there before is cut back so far from it. No blendMm, never subtracted
// Faults are recorded in the table.
void applySteps(Field& field, const TableNode& steps);

}  // namespace knotlas::sculpt
