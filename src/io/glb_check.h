#pragma once

#include "core/result.h"
#include "io/body_reader.h"

#include <string>
#include <string_view>

namespace knotlas::io
{

// Checks a binary glTF 2.0 file and rewrites it with nothing but geometry: the nodes that the scene
// reaches, their meshes and the buffer that holds them. Materials, pictures, animations, extensions
// and references to other files do not survive. Every offset and count in the result lies within
// the buffer, so that an importer can trust it.
core::Result<std::string> geometryOfGlb(std::string_view file, const BodyLimits& limits);

}  // namespace knotlas::io
