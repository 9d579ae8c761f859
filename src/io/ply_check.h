#pragma once

#include "core/result.h"
#include "io/body_reader.h"

#include <string>
#include <string_view>

namespace knotlas::io
{

// Checks a PLY file (text or binary) and rewrites it in one plain form with nothing but positions
// and faces: Assimp believes the counts of the header and the indices of the faces. Fails when the
// header claims more than the file holds.
core::Result<std::string> geometryOfPly(std::string_view file, const BodyLimits& limits);

}  // namespace knotlas::io
