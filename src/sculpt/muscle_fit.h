#pragma once

#include "sculpt/muscle_builder.h"
#include "sculpt/muscle_table.h"

#include <string>
#include <vector>

namespace knotlas::sculpt
{

// How near a sculpted muscle comes to the measured one.
struct MuscleFit
{
    std::string id;
    float centroidMm = 0.0f;   // distance of the centroids
    float volumeRatio = 1.0f;  // sculpted to measured
};

// For all muscles whose measures the table holds, in the order of `muscles`.
std::vector<MuscleFit> fitsOf(const MuscleTable& table, const std::vector<SculptedMuscle>& muscles);

// The value below which `share` (0..1) of `values` lie; 0 for none.
float quantile(std::vector<float> values, float share);

// "167 measured muscles: centroid off by 1.6 mm (90 %: 9.0), volume x 0.97 (0.80 to 1.05)"
std::string describe(const std::vector<MuscleFit>& fits);

}  // namespace knotlas::sculpt
