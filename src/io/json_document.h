#pragma once

#include "io/diagnostics.h"
#include "io/json_source.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::io
{

class JsonCursor;

// Reads one JSON file and hands its root to `read`; faults of the file and of its syntax become
// findings, and then nothing is read.
void readJsonFile(const std::filesystem::path& file, const JsonLimits& limits,
                  std::vector<Finding>& findings,
                  const std::function<void(const JsonCursor&)>& read);

// The member "kind" of a JSON file; empty when it has none or is no such file. For telling what a
// file is before it is read by the reader of its kind.
std::string kindOfJsonFile(const std::filesystem::path& file);

}  // namespace knotlas::io
