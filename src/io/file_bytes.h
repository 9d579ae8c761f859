#pragma once

#include "core/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace knotlas::io
{

// The path as UTF-8, for messages and for values that leave the layer.
std::string toUtf8(const std::filesystem::path& path);

// The whole file, if it is a regular file of at most `maxBytes`.
core::Result<std::string> readFile(const std::filesystem::path& file, std::size_t maxBytes);

// Writes beside the target and renames, so that a reader sees the old bytes or the new ones and
// nothing else. Folders on the way are created.
core::Result<void> writeFile(const std::filesystem::path& file, std::string_view bytes);

}  // namespace knotlas::io
