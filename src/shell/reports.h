#pragma once

#include "anatomy/locate.h"
#include "app/content.h"
#include "core/result.h"
#include "core/side.h"

#include <glm/vec3.hpp>

#include <optional>
#include <string>

namespace knotlas::shell
{

// What the command line prints. `json`: one JSON document whose form is stable; else a table for
// people. Lengths in metres, in body space.

std::string listReport(const app::Content& content, bool json);
std::string showReport(const app::Content& content, const anatomy::Muscle& muscle, core::Side side,
                       bool json);
std::string regionsReport(const app::Content& content, bool json);
std::string infoReport(const app::Content& content, bool json);
std::string commandsReport();  // the command table, one a line

// Where it hurts: a named region or a point.
struct LocateQuery
{
    std::string region;              // empty when a point is asked
    std::optional<glm::vec3> point;  // body space
    core::Side side = core::Side::Right;
    std::size_t maxCount = 0;  // 0: all
};

// Kind Usage, with a suggestion, when the region is not known.
core::Result<std::string> locateReport(const app::Content& content, const LocateQuery& query,
                                       bool json);

}  // namespace knotlas::shell
