#pragma once

#include "anatomy/painted_skin.h"
#include "anatomy/referral_matrix.h"
#include "core/result.h"

#include <filesystem>

namespace knotlas::io
{

// The file in `folder` that keeps what was painted on the body of `bodyFile`; one for each body.
std::filesystem::path paintedCacheFile(const std::filesystem::path& folder,
                                       const std::filesystem::path& bodyFile);

// What writePainted wrote. Any byte that does not fit (another format, wrong sizes, vertices that
// the skin does not have, weights outside 0..1) is an Error: the file is not trusted.
core::Result<anatomy::PaintedSkin> readPainted(const std::filesystem::path& file,
                                               std::size_t skinVertexCount);

// What the matrix painted itself or was given, without what mirrors it.
core::Result<void> writePainted(const std::filesystem::path& file,
                                const anatomy::ReferralMatrix& matrix);

}  // namespace knotlas::io
