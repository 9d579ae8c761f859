#pragma once

#include "anatomy/atlas.h"
#include "io/diagnostics.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace knotlas::io
{

// All findings of a folder (or of a single file), and the atlas when there was no error.
struct AtlasReading
{
    std::optional<anatomy::Atlas> atlas;
    std::vector<Finding> findings;
};

// Reads every *.json below `folder`. Reports every fault it can find, with place, reason and
// suggestion; with any error there is no atlas.
AtlasReading readAtlas(const std::filesystem::path& folder);

}  // namespace knotlas::io
