#pragma once

#include "core/result.h"
#include "sculpt/muscle_builder.h"
#include "sculpt/skin_volume.h"

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

namespace knotlas::sculpt
{

// What a figure has beyond the table.
struct SkinExtras
{
    // Adds to the "body" or to a finer part of the skin, named as in the table, before it is laid
    // over what is under it. May be absent.
    std::function<void(std::string_view part, SkinVolume& skin)> shape;
    geometry::Aabb room;  // that the body needs beyond its box in the table; empty: none
};

// The skin over everything, from section tables and the inflated `bones` and `muscles`. A midline
// part named "skin": whole, closed, symmetric, with even triangles (edges of at most about 6 mm,
// finer at face, hands and feet), every muscle under it. The thin muscles that the table names as
// lying in the skin ("tucked": those of the face) do not raise it: they are moved under it.
core::Result<SculptedPart> sculptSkin(const std::filesystem::path& tables,
                                      const std::vector<SculptedPart>& bones,
                                      std::vector<SculptedMuscle>& muscles,
                                      const Progress& progress, const SkinExtras& extras = {});

}  // namespace knotlas::sculpt
