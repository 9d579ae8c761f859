#pragma once

#include "core/result.h"
#include "io/body_reader.h"

#include <string>
#include <string_view>

namespace knotlas::io
{

// Checks an STL file (text or binary) and rewrites it as a binary one with nothing but corners.
core::Result<std::string> geometryOfStl(std::string_view file, const BodyLimits& limits);

}  // namespace knotlas::io
