#pragma once

#include <string>
#include <vector>

namespace knotlas::io
{

enum class Severity
{
    Error,
    Warning,
};

// One finding in a text file, as `knotlas check` prints it:
// FILE:LINE:COL: error: MESSAGE (at JSON-PATH)
struct Finding
{
    std::string file;
    int line = 0;    // 1-based; 0 when the file as a whole is meant
    int column = 0;  // 1-based
    Severity severity = Severity::Error;
    std::string message;
    std::string jsonPath;  // "$.muscles[0].id"

    bool operator==(const Finding&) const = default;
};

std::string format(const Finding& finding);
bool hasErrors(const std::vector<Finding>& findings);
// By file, line and column; what stands at one place keeps its order.
void sortByPlace(std::vector<Finding>& findings);

}  // namespace knotlas::io
