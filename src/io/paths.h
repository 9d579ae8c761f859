#pragma once

#include "core/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace knotlas::io
{

// Value of an environment variable, if it is set and not empty. Tests pass a map.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
Environment processEnvironment();

// The folder that holds data/atlas and models, in this order: $KNOTLAS_DATA; share/knotlas beside
// the folder of the executable (installed); the nearest folder above the executable (source tree).
core::Result<std::filesystem::path> findDataFolder(const std::filesystem::path& executable,
                                                   const Environment& environment);

std::filesystem::path bodyFileIn(const std::filesystem::path& dataFolder);
std::filesystem::path atlasFolderIn(const std::filesystem::path& dataFolder);

// The file of the running program.
std::filesystem::path executableFile();

// $XDG_CONFIG_HOME/knotlas or ~/.config/knotlas, $XDG_CACHE_HOME/knotlas or ~/.cache/knotlas. None
// when the environment names no absolute folder: then nothing is remembered.
std::optional<std::filesystem::path> configFolder(const Environment& environment);
std::optional<std::filesystem::path> cacheFolder(const Environment& environment);
std::optional<std::filesystem::path> stateFolder(const Environment& environment);

}  // namespace knotlas::io
