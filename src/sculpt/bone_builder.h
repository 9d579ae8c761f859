#pragma once

#include "core/result.h"
#include "sculpt/part.h"

#include <filesystem>
#include <string>
#include <vector>

namespace knotlas::sculpt
{

// Models the bones and cartilages of `tables`/bones.json, in the order of the table, two at a time.
// With `only` not empty, parts whose name does not start with it are left out.
core::Result<std::vector<SculptedPart>> sculptBones(const std::filesystem::path& tables,
                                                    const Progress& progress,
                                                    const std::string& only = {});

}  // namespace knotlas::sculpt
