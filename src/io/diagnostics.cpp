#include "io/diagnostics.h"

#include <algorithm>
#include <tuple>

namespace knotlas::io
{

std::string format(const Finding& finding)
{
    std::string text = finding.file;
    if (finding.line > 0)
    {
        text += ":" + std::to_string(finding.line) + ":" + std::to_string(finding.column);
    }
    text += finding.severity == Severity::Error ? ": error: " : ": warning: ";
    text += finding.message;
    if (!finding.jsonPath.empty())
    {
        text += " (at " + finding.jsonPath + ")";
    }
    return text;
}

bool hasErrors(const std::vector<Finding>& findings)
{
    return std::ranges::any_of(
        findings, [](const Finding& finding) { return finding.severity == Severity::Error; });
}

void sortByPlace(std::vector<Finding>& findings)
{
    std::ranges::stable_sort(findings, {}, [](const Finding& finding) {
        return std::tie(finding.file, finding.line, finding.column);
    });
}

}  // namespace knotlas::io
