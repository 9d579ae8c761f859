#pragma once

#include "anatomy/skin_field.h"

namespace knotlas::anatomy
{

// The distances from one region's strokes, each in units of its stroke's half width.
struct RegionFlood
{
    std::vector<geometry::VertexDistance> distances;  // ordered by vertex
    float halfWidth = 0.0f;                           // metres: the mean of its strokes
};

// How far a region reaches into skin that no other one claims, in half widths.
inline constexpr float kRegionReach = 3.0f;

core::Result<RegionFlood> floodRegion(const Region& region, const PlaceResolver& places,
                                      const geometry::Surface& surface, core::Side side);

// Divides the skin between regions of one side: each vertex goes to the region that is nearest in
// units of its width. Their weights cross smoothly at the borders and sum to 1 there, also with the
// other side's at the midline.
std::vector<SkinField> divideSkin(const std::vector<RegionFlood>& floods,
                                  const geometry::Surface& surface, core::Side side);

// The part of a field that lies on `side`, fading over the midline.
void keepSide(SkinField& field, const geometry::Surface& surface, core::Side side);

}  // namespace knotlas::anatomy
