#pragma once

#include "core/result.h"
#include "io/body_reader.h"

#include <string>
#include <string_view>

namespace knotlas::io
{

// Checks a Wavefront OBJ text and rewrites it with nothing but vertices, faces and the names of
// their groups: Assimp crashes on faces that refer to nothing, drops coordinates like ".5", and
// would look for the material files. Faces of fewer than three corners are left out.
core::Result<std::string> geometryOfObj(std::string_view text, const BodyLimits& limits);

}  // namespace knotlas::io
