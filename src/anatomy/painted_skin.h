#pragma once

#include "anatomy/atlas.h"
#include "anatomy/body.h"
#include "anatomy/skin_field.h"

#include <cstdint>
#include <vector>

namespace knotlas::anatomy
{

// What painting an atlas on a body gives, which takes most of the time of building a matrix and can
// therefore be kept. The keys are fingerprints of all that a result depends on, this code included:
// equal keys, equal results, also when another part of the atlas has changed.

struct PaintedPattern
{
    std::uint64_t key = 0;
    glm::vec3 position{0.0f};
    float depthMm = 0.0f;
    SkinField essential;
    SkinField spillover;
};

struct PaintedRegion
{
    std::uint64_t key = 0;
    SkinField field;
};

struct PaintedSkin
{
    std::vector<PaintedPattern> patterns;
    std::vector<PaintedRegion> regions;
};

// Of the skin, the landmarks and the muscles of the right side.
std::uint64_t paintingKey(const Body& body);
// Of one pattern and of one region of `side`. Regions compete: each depends on all.
std::uint64_t patternKey(std::uint64_t bodyKey, const Muscle& muscle, const TriggerPoint& point,
                         core::Side side);
std::uint64_t regionKey(std::uint64_t bodyKey, const std::vector<Region>& regions,
                        std::size_t index, core::Side side);

}  // namespace knotlas::anatomy
