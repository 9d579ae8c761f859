#pragma once

#include "core/result.h"
#include "sculpt/muscle_builder.h"

#include <filesystem>
#include <vector>

namespace knotlas::sculpt
{

// The skin over everything, from section tables and the inflated `bones` and `muscles`. A midline
// part named "skin": whole, closed, symmetric, with even triangles (edges of at most about 6 mm,
// finer at face, hands and feet), every muscle under it. The thin muscles that the table names as
// lying in the skin ("tucked": those of the face) do not raise it: they are moved under it.
core::Result<SculptedPart> sculptSkin(const std::filesystem::path& tables,
                                      const std::vector<SculptedPart>& bones,
                                      std::vector<SculptedMuscle>& muscles,
                                      const Progress& progress);

}  // namespace knotlas::sculpt
