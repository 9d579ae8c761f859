#pragma once

#include "anatomy/atlas.h"
#include "anatomy/painted_skin.h"
#include "anatomy/place.h"
#include "anatomy/skin_field.h"
#include "anatomy/zone_patches.h"
#include "core/result.h"
#include "geometry/surface_walk.h"

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

namespace knotlas::anatomy
{

// The zones of one trigger point of one side, on the skin.
struct PatternRow
{
    std::uint32_t muscle = 0;        // index into Atlas::muscles
    std::uint32_t triggerPoint = 0;  // index into Muscle::triggerPoints
    core::Side side = core::Side::Right;
    std::uint64_t key = 0;     // fingerprint of what it was painted from; 0: it is a mirror image
    glm::vec3 position{0.0f};  // of the trigger point, on the muscle
    float depthMm = 0.0f;      // under the skin
    SkinField essential;
    SkinField spillover;
};

struct RegionRow
{
    std::uint32_t region = 0;  // index into Atlas::regions
    core::Side side = core::Side::Right;
    std::uint64_t key = 0;  // as above
    SkinField field;
    double areaCm2 = 0.0;
};

// How much of a region a pattern reaches.
struct Reach
{
    std::uint32_t region = 0;
    core::Side side = core::Side::Right;
    ZoneLevel level = ZoneLevel::Essential;
    float shareOfRegion = 0.0f;  // 0..1
    float shareOfZone = 0.0f;    // 0..1
};

// At least 10 % of the region's area or 10 % of the zone's own area lies in the overlap.
bool isReached(const Reach& reach);

class PatternIndex;

// The heart of the program: patterns x skin vertices (design.md section 4). Built once per body and
// atlas, in parallel; immutable afterwards.
class ReferralMatrix
{
  public:
    // Errors name the trigger point and the place that could not be resolved on this body. A body
    // need not have every muscle: a point whose muscle it lacks stays where its place says, and a
    // pattern with a place in such a muscle has no row.
    // Rows whose keys are among the `known` ones are taken from there instead of painted.
    static core::Result<ReferralMatrix> build(std::shared_ptr<const Body> body,
                                              std::shared_ptr<const Atlas> atlas,
                                              PaintedSkin known = {});

    // Whether anything was painted, so that keeping it is worth while.
    [[nodiscard]] bool paintedAnew() const { return paintedAnew_; }

    [[nodiscard]] const std::vector<PatternRow>& patterns() const { return patterns_; }

    [[nodiscard]] const std::vector<RegionRow>& regions() const { return regions_; }

    // Both are made in the background when nothing has to be painted; the first use waits for them.
    [[nodiscard]] const geometry::Surface& surface() const;
    [[nodiscard]] const PlaceResolver& places() const;

    // As geometry::Surface::vertexAreas, without waiting for it.
    [[nodiscard]] const std::vector<float>& vertexAreas() const { return vertexAreas_; }

    [[nodiscard]] const PatternRow* findPattern(std::string_view triggerPointId,
                                                core::Side side) const;
    [[nodiscard]] const RegionRow* findRegion(std::string_view regionId, core::Side side) const;

    // Regions with which the zones of a pattern have anything in common, most covered first, and
    // those of them that it really reaches.
    [[nodiscard]] std::vector<Reach> touched(const PatternRow& pattern) const;
    [[nodiscard]] std::vector<Reach> reached(const PatternRow& pattern) const;

    // The separate patches of a zone, found when they are first asked for. Thread safe.
    [[nodiscard]] const ZonePatches& patchesOf(std::size_t pattern, ZoneLevel level) const;

    // Which patterns are felt at a vertex; made when first asked for (some hundredths of a second).
    // Thread safe.
    [[nodiscard]] const PatternIndex& patternIndex() const;

    // What a field has in common (the product of both weights) with each region, in the order of
    // regions(); cm2.
    [[nodiscard]] std::vector<double> regionOverlapsCm2(const SkinField& field) const;

    // Area of skin that a field covers, and that two fields cover together (their product); cm2.
    [[nodiscard]] double areaCm2(const SkinField& field) const;
    [[nodiscard]] double overlapCm2(const SkinField& a, const SkinField& b) const;

  private:
    ReferralMatrix() = default;

    core::Result<void> paint(PaintedSkin known);
    void indexRegions();

    std::shared_ptr<const Body> body_;
    std::shared_ptr<const Atlas> atlas_;
    std::shared_future<std::shared_ptr<const geometry::Surface>> surface_;
    std::shared_future<std::shared_ptr<const PlaceResolver>> places_;
    std::vector<float> vertexAreas_;
    struct Memo;
    std::shared_ptr<Memo> memo_;  // what is made when it is first asked for
    bool paintedAnew_ = false;
    std::vector<PatternRow> patterns_;
    std::vector<RegionRow> regions_;

    // The transpose of the regions: what vertex v belongs to is in [first_[v], first_[v + 1]).
    struct RegionWeight
    {
        std::uint32_t row = 0;  // index into regions_
        float weight = 0.0f;
    };

    std::vector<std::uint32_t> firstRegion_;
    std::vector<RegionWeight> regionWeights_;
};

}  // namespace knotlas::anatomy
