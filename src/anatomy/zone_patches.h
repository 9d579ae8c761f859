#pragma once

#include "anatomy/skin_field.h"

#include <cstdint>
#include <vector>

namespace knotlas::anatomy
{

// The separate patches of a zone: many patterns are felt in several places (neck, temple, jaw), and
// each of these must be judged by itself when pain is felt in one of them.
struct ZonePatches
{
    static constexpr std::uint8_t kRim = 255;  // too faint to belong to any

    std::vector<std::uint8_t> patchOf;  // of each vertex of the zone, in its order; or kRim
    std::vector<double> areasM2;        // of each patch
};

// Vertices of at least a third of the full weight that touch each other make a patch.
ZonePatches findPatches(const SkinField& zone, const geometry::Surface& surface);

}  // namespace knotlas::anatomy
