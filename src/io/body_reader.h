#pragma once

#include "anatomy/body.h"
#include "core/result.h"

#include <cstddef>
#include <filesystem>

namespace knotlas::io
{

// What a file from elsewhere may ask of us before it is refused.
struct BodyLimits
{
    std::size_t maxFileBytes = std::size_t{256} << 20;
    std::size_t maxTriangles = 6'000'000;
    std::size_t maxNodes = 4096;
};

// Reads a body: GLB, OBJ, PLY or STL. A generated body ("knotlas_half_body" as root) holds the
// right half and the midline; the left is mirrored here. Foreign files are scaled to metres and,
// when they have a skin, set on the floor; nodes are classified by name, and a mesh that is none of
// ours becomes the skin when nothing else is. Every failure is an Error that names the file and
// what is wrong; nothing is half-loaded.
core::Result<anatomy::Body> readBody(const std::filesystem::path& file,
                                     const BodyLimits& limits = {});

}  // namespace knotlas::io
