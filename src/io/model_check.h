#pragma once

#include "core/result.h"
#include "io/body_reader.h"

#include <string>
#include <string_view>

namespace knotlas::io
{

// Compares what a PLY, STL or OBJ file claims to hold with what it can hold and with the limits,
// before an importer believes it.
core::Result<void> checkPly(std::string_view file, const BodyLimits& limits);
core::Result<void> checkStl(std::string_view file, const BodyLimits& limits);
core::Result<void> checkObj(std::string_view file, const BodyLimits& limits);

// Assimp drops vertices whose coordinates are written like ".5": gives them their zero.
std::string withLeadingZeros(std::string_view obj);

}  // namespace knotlas::io
