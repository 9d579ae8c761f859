#pragma once

#include "anatomy/atlas.h"

#include <glm/vec3.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace knotlas::shell
{

// How the command line writes numbers and tables: the same in every report.

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json);

// Six digits are more than any mesh holds, and keep the output readable.
double rounded(double value, double step = 1e-6);
Json numberJson(double value);
Json pointJson(const glm::vec3& point);

Json sourceIds(const std::vector<anatomy::Citation>& citations);

std::string percent(double share);

// Widths count code points: names may hold letters of several bytes.
std::string padded(std::string text, std::size_t width);

}  // namespace knotlas::shell
