#include "shell/report_text.h"

#include "core/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::shell
{

std::string dumped(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

Json numberJson(double value)
{
    // Through text, so that 0.1 is printed as 0.1 whatever the binary value.
    return Json::parse(
        core::formatNumber(core::parseDouble(core::formatFixed(value, 6)).value_or(0.0)));
}

Json pointJson(const glm::vec3& point)
{
    return Json::array({numberJson(point.x), numberJson(point.y), numberJson(point.z)});
}

Json sourceIds(const std::vector<anatomy::Citation>& citations)
{
    Json ids = Json::array();
    for (const anatomy::Citation& citation : citations)
    {
        ids.push_back(citation.source);
    }
    return ids;
}

std::string percent(double share)
{
    return core::formatFixed(100.0 * share, 0) + " %";
}

std::string padded(std::string text, std::size_t width)
{
    const auto length = static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
    text.append(length < width ? width - length : 1, ' ');
    return text;
}

}  // namespace knotlas::shell
