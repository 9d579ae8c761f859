#pragma once

#include "geometry/tri_mesh.h"
#include "sculpt/level_set.h"
#include "sculpt/muscle_grid.h"
#include "sculpt/muscle_table.h"

#include <vector>

namespace knotlas::sculpt
{

// A tube of closed sections; `along` is u of each. It ends in an edge across the section, as a
// tendon flattens where it takes hold, or else (blunt) in flat caps.
struct Tube
{
    PointGrid rings;
    std::vector<float> along;
    bool blunt = false;
};

Tube sweepTube(const SweepShape& shape, int triangles);
Tube strandTube(const StrandShape& shape, int triangles);
Tube fillingTube(const Filling& filling);

// Bends the ends of the tube onto a bone that is near them: a tendon does not stop in the air.
void attachEnds(Tube& tube, const LevelSet& bones);

// Presses the tube out of `deeper`. A section keeps its area, so that it becomes a half-moon where
// a neighbour presses on it. The ends move least: they are attached.
void pressOut(Tube& tube, const LevelSet& deeper);

// Closed, with fibre coordinates; v runs from 0 at one border of the section to 1 at the other, on
// both faces. `tendon` holds the shares of the length that are tendon at both ends.
geometry::TriMesh tubeMesh(const Tube& tube, const glm::vec2& tendon);

// How much of a point is tendon, 0..1, at `distance` (share of the length) from an end whose tendon
// takes `share`.
float tendonWeight(float distance, float share);

}  // namespace knotlas::sculpt
