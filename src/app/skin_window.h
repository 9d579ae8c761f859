#pragma once

#include "app/content.h"

#include <cstdint>
#include <span>
#include <vector>

namespace knotlas::app
{

// How far the skin opens above the given parts, one value 0..1 per skin vertex: fully above them,
// softly closing around, along the surface.
std::vector<float> openSkinAbove(const Content& content, std::span<const std::uint32_t> parts);

// Other muscles and fasciae that lie between the given parts and the skin, so that they must step
// aside: ascending indices into Body::parts.
std::vector<std::uint32_t> coveringParts(const Content& content,
                                         std::span<const std::uint32_t> parts);

}  // namespace knotlas::app
