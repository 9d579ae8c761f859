#pragma once

#include "core/result.h"
#include "shell/options.h"

#include <filesystem>
#include <string>
#include <vector>

namespace knotlas::shell
{

struct CheckOutcome
{
    std::string text;  // one line a finding
    bool hasErrors = false;
};

// Checks atlas folders, atlas files, bodies, drawings and lessons. Names of landmarks and muscles
// are checked against the body of `content`, when it can be read.
core::Result<CheckOutcome> checkPaths(const std::vector<std::filesystem::path>& paths,
                                      const ContentOptions& content);

}  // namespace knotlas::shell
