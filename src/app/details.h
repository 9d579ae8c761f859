#pragma once

#include "app/app_state.h"

#include <string>
#include <vector>

namespace knotlas::app
{

// Facts for the muscle's page, the command line and tests: one place where they are put together.

// A region that a pattern reaches on either side; the share of the region is that of the side where
// it reaches more of it.
struct RegionReach
{
    std::string regionId;
    std::string regionName;
    anatomy::ZoneLevel level = anatomy::ZoneLevel::Essential;
    float shareOfRegion = 0.0f;
    float shareOfZone = 0.0f;
};

struct PointDetails
{
    const anatomy::TriggerPoint* point = nullptr;
    // None: the pattern does not exist on this side, or the body lacks a muscle that its places
    // name. What follows is then empty.
    const anatomy::PatternRow* pattern = nullptr;
    glm::vec3 position{0.0f};
    float depthMm = 0.0f;
    std::vector<RegionReach> regions;  // most covered first
};

struct MuscleDetails
{
    const anatomy::Muscle* muscle = nullptr;
    std::vector<PointDetails> points;
};

// `side` Right or Left. The muscle pointer lives as long as the content.
MuscleDetails detailsOf(const Content& content, const anatomy::Muscle& muscle, core::Side side);

}  // namespace knotlas::app
