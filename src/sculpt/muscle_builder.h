#pragma once

#include "core/result.h"
#include "sculpt/part.h"

#include <filesystem>
#include <string>
#include <vector>

namespace knotlas::sculpt
{

// A muscle, tendon or fascia. `mesh` carries fibre coordinates, and tendon weights in shade.g.
struct SculptedMuscle
{
    SculptedPart part;  // "muscle.<id>" or "fascia.<id>"
    // Largest depth of a vertex inside deeper layers after the push, millimetres.
    float overlapMm = 0.0f;
    bool superficial = false;  // lies directly under the skin
};

// Builds all muscles of the tables in `tables` (a folder), deep to superficial, each pushed out of
// the bones and of all muscles before it. `bones` holds the right and the midline bones and
// cartilages. With `only` not empty, muscles whose id does not start with it are left out of the
// result.
core::Result<std::vector<SculptedMuscle>> sculptMuscles(const std::filesystem::path& tables,
                                                        const std::vector<SculptedPart>& bones,
                                                        const Progress& progress,
                                                        const std::string& only = {});

}  // namespace knotlas::sculpt
