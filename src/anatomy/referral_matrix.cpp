#include "anatomy/referral_matrix.h"

#include "anatomy/region_map.h"
#include "core/assert.h"
#include "core/parallel.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <thread>

namespace knotlas::anatomy
{
namespace
{

using core::Error;
using core::Result;
using core::Side;

constexpr float kMmPerMetre = 1000.0f;
constexpr double kCm2PerM2 = 10'000.0;

const TriggerPoint& pointOf(const Atlas& atlas, const PatternRow& row)
{
    return atlas.muscles[row.muscle].triggerPoints[row.triggerPoint];
}

std::vector<Stroke> strokesOf(const TriggerPoint& point, ZoneLevel level)
{
    std::vector<Stroke> strokes;
    for (const Zone& zone : point.zones)
    {
        if (zone.level == level)
        {
            strokes.insert(strokes.end(), zone.strokes.begin(), zone.strokes.end());
        }
    }
    return strokes;
}

// A place in a muscle that this body lacks.
bool isNowhere(const Place& place, const PlaceResolver& places)
{
    const auto* inMuscle = std::get_if<MusclePlace>(&place.base);
    return inMuscle != nullptr && !places.hasMuscle(inMuscle->muscle);
}

bool isNowhere(const TriggerPoint& point, const PlaceResolver& places)
{
    const auto nowhere = [&](const Place& place) { return isNowhere(place, places); };
    return nowhere(point.place) || std::ranges::any_of(point.zones, [&](const Zone& zone) {
               return std::ranges::any_of(zone.strokes, [&](const Stroke& stroke) {
                   return std::ranges::any_of(stroke.points, nowhere);
               });
           });
}

// One row per trigger point whose places this body has, empty yet.
std::vector<PatternRow> emptyRows(const Atlas& atlas, const PlaceResolver& places, Side side)
{
    std::vector<PatternRow> rows;
    for (std::uint32_t m = 0; m < atlas.muscles.size(); ++m)
    {
        for (std::uint32_t p = 0; p < atlas.muscles[m].triggerPoints.size(); ++p)
        {
            if (isNowhere(atlas.muscles[m].triggerPoints[p], places))
            {
                continue;
            }
            PatternRow row;
            row.muscle = m;
            row.triggerPoint = p;
            row.side = side;
            rows.push_back(row);
        }
    }
    return rows;
}

// Paints the rows of one body on one skin. Everything that a job writes is its own slot.
class Painter
{
  public:
    Painter(const Atlas& atlas, const PlaceResolver& places, const geometry::Surface& surface,
            Side side)
        : atlas_(atlas), places_(places), surface_(surface), side_(side),
          patterns_(emptyRows(atlas, places, side)), floods_(atlas.regions.size()),
          errors_(patterns_.size() + atlas.regions.size())
    {}

    // The first error in the order of the atlas, whichever job met one first.
    Result<void> paint()
    {
        core::parallelFor(errors_.size(), [&](std::size_t job) {
            const bool isPattern = job < patterns_.size();
            const Result<void> done =
                isPattern ? paintPattern(patterns_[job]) : paintRegion(job - patterns_.size());
            if (!done)
            {
                errors_[job] = done.error();
            }
        });
        for (const std::optional<Error>& error : errors_)
        {
            if (error)
            {
                return *error;
            }
        }
        return {};
    }

    std::vector<PatternRow> takePatterns() { return std::move(patterns_); }

    [[nodiscard]] std::vector<RegionRow> regions() const
    {
        std::vector<RegionFlood> competing;
        for (std::size_t i = 0; i < floods_.size(); ++i)
        {
            if (atlas_.regions[i].within.empty())
            {
                competing.push_back(floods_[i]);
            }
        }
        std::vector<SkinField> divided = divideSkin(competing, surface_, side_);
        std::vector<RegionRow> rows;
        std::size_t next = 0;
        for (std::size_t i = 0; i < floods_.size(); ++i)
        {
            const bool competes = atlas_.regions[i].within.empty();
            rows.push_back({static_cast<std::uint32_t>(i), side_,
                            competes ? std::move(divided[next++]) : plainField(floods_[i])});
        }
        return rows;
    }

  private:
    Result<void> paintPattern(PatternRow& row) const
    {
        const TriggerPoint& point = pointOf(atlas_, row);
        const std::string place = "trigger point \"" + point.id + "\"";
        if (Result<void> located = locate(row, point); !located)
        {
            return std::move(located).error().within(place);
        }
        for (const ZoneLevel level : {ZoneLevel::Essential, ZoneLevel::Spillover})
        {
            auto field = paintStrokes(strokesOf(point, level), places_, surface_, side_);
            if (!field)
            {
                return std::move(field).error().within(place + ", " + std::string(toString(level)) +
                                                       " zone");
            }
            (level == ZoneLevel::Essential ? row.essential : row.spillover) = *std::move(field);
        }
        return {};
    }

    Result<void> locate(PatternRow& row, const TriggerPoint& point) const
    {
        const std::string& muscle =
            point.muscle.empty() ? atlas_.muscles[row.muscle].id : point.muscle;
        const Result<glm::vec3> position = placeOf(point, muscle);
        if (!position)
        {
            return position.error();
        }
        row.position = *position;
        row.position.x *= side_ == Side::Left ? -1.0f : 1.0f;
        row.depthMm = kMmPerMetre * places_.skin().nearestPoint(row.position)->distance;
        return {};
    }

    // On the muscle; where the place says when the body lacks the muscle.
    [[nodiscard]] Result<glm::vec3> placeOf(const TriggerPoint& point,
                                            const std::string& muscle) const
    {
        if (!places_.hasMuscle(muscle))
        {
            return places_.locate(point.place);
        }
        const auto onMuscle = places_.onMuscle(point.place, muscle);
        return onMuscle ? Result<glm::vec3>(onMuscle->position) : onMuscle.error();
    }

    Result<void> paintRegion(std::size_t index)
    {
        const Region& region = atlas_.regions[index];
        auto flood = floodRegion(region, places_, surface_, side_);
        if (!flood)
        {
            return std::move(flood).error().within("region \"" + region.id + "\"");
        }
        floods_[index] = *std::move(flood);
        return {};
    }

    // A region within another one: a zone like any other.
    [[nodiscard]] SkinField plainField(const RegionFlood& flood) const
    {
        SkinField field;
        for (const geometry::VertexDistance& at : flood.distances)
        {
            if (const float weight = zoneWeight(at.distance, 1.0f); weight > 0.0f)
            {
                field.push_back({at.vertex, weight});
            }
        }
        keepSide(field, surface_, side_);
        return field;
    }

    const Atlas& atlas_;
    const PlaceResolver& places_;
    const geometry::Surface& surface_;
    Side side_;
    std::vector<PatternRow> patterns_;
    std::vector<RegionFlood> floods_;
    std::vector<std::optional<Error>> errors_;
};

PatternRow mirroredRow(const PatternRow& right, const std::vector<std::uint32_t>& mirrorOf)
{
    PatternRow left = right;
    left.side = Side::Left;
    left.position.x = -right.position.x;
    left.essential = mirroredField(right.essential, mirrorOf);
    left.spillover = mirroredField(right.spillover, mirrorOf);
    return left;
}

RegionRow mirroredRow(const RegionRow& right, const std::vector<std::uint32_t>& mirrorOf)
{
    return {right.region, Side::Left, mirroredField(right.field, mirrorOf), right.areaCm2};
}

// Right, left, right, left: the rows of one entry stand together.
template <typename Row> std::vector<Row> interleaved(std::vector<Row> right, std::vector<Row> left)
{
    KNOTLAS_ASSERT(right.size() == left.size());
    std::vector<Row> rows;
    rows.reserve(2 * right.size());
    for (std::size_t i = 0; i < right.size(); ++i)
    {
        rows.push_back(std::move(right[i]));
        rows.push_back(std::move(left[i]));
    }
    return rows;
}

// The left rows of a symmetric skin.
template <typename Row>
std::vector<Row> mirroredRows(const std::vector<Row>& right,
                              const std::vector<std::uint32_t>& mirrorOf)
{
    std::vector<Row> left(right.size());
    core::parallelFor(right.size(),
                      [&](std::size_t i) { left[i] = mirroredRow(right[i], mirrorOf); });
    return left;
}

}  // namespace

Result<ReferralMatrix> ReferralMatrix::build(std::shared_ptr<const Body> body,
                                             std::shared_ptr<const Atlas> atlas)
{
    ReferralMatrix matrix;
    matrix.body_ = std::move(body);
    matrix.atlas_ = std::move(atlas);
    {
        const std::jthread besides([&] {
            matrix.surface_ = std::make_shared<const geometry::Surface>(*matrix.body_->skin);
        });
        matrix.places_ = std::make_shared<const PlaceResolver>(matrix.body_);
    }
    if (const Result<void> painted = matrix.paint(); !painted)
    {
        return painted.error();
    }
    return matrix;
}

Result<void> ReferralMatrix::paint()
{
    Painter right(*atlas_, *places_, *surface_, Side::Right);
    if (Result<void> painted = right.paint(); !painted)
    {
        return painted;
    }
    std::vector<PatternRow> rightPatterns = right.takePatterns();
    std::vector<RegionRow> rightRegions = right.regions();
    std::vector<PatternRow> leftPatterns;
    std::vector<RegionRow> leftRegions;
    if (body_->skinMirror.empty())
    {
        Painter left(*atlas_, *places_, *surface_, Side::Left);
        if (Result<void> painted = left.paint(); !painted)
        {
            return painted;
        }
        leftPatterns = left.takePatterns();
        leftRegions = left.regions();
    }
    else
    {
        leftPatterns = mirroredRows(rightPatterns, body_->skinMirror);
        leftRegions = mirroredRows(rightRegions, body_->skinMirror);
    }
    patterns_ = interleaved(std::move(rightPatterns), std::move(leftPatterns));
    std::erase_if(patterns_, [this](const PatternRow& row) {
        const std::optional<Side> only = pointOf(*atlas_, row).onlySide;
        return only && *only != row.side;
    });
    regions_ = interleaved(std::move(rightRegions), std::move(leftRegions));
    for (RegionRow& row : regions_)
    {
        row.areaCm2 = areaCm2(row.field);
    }
    indexRegions();
    return {};
}

const PatternRow* ReferralMatrix::findPattern(std::string_view triggerPointId, Side side) const
{
    const auto found = std::ranges::find_if(patterns_, [&](const PatternRow& row) {
        return row.side == side && pointOf(*atlas_, row).id == triggerPointId;
    });
    return found == patterns_.end() ? nullptr : &*found;
}

const RegionRow* ReferralMatrix::findRegion(std::string_view regionId, Side side) const
{
    const auto found = std::ranges::find_if(regions_, [&](const RegionRow& row) {
        return row.side == side && atlas_->regions[row.region].id == regionId;
    });
    return found == regions_.end() ? nullptr : &*found;
}

bool isReached(const Reach& reach)
{
    constexpr float kLeastShare = 0.1f;
    return reach.shareOfRegion >= kLeastShare || reach.shareOfZone >= kLeastShare;
}

std::vector<Reach> ReferralMatrix::touched(const PatternRow& pattern) const
{
    std::vector<Reach> reaches;
    for (const ZoneLevel level : {ZoneLevel::Essential, ZoneLevel::Spillover})
    {
        const SkinField& zone =
            level == ZoneLevel::Essential ? pattern.essential : pattern.spillover;
        double zoneArea = 0.0;
        std::vector<double> overlaps(regions_.size(), 0.0);
        for (const VertexWeight& at : zone)
        {
            const double area = double(at.weight) * surface_->vertexAreas()[at.vertex] * kCm2PerM2;
            zoneArea += area;
            for (std::uint32_t i = firstRegion_[at.vertex]; i < firstRegion_[at.vertex + 1]; ++i)
            {
                overlaps[regionWeights_[i].row] += area * regionWeights_[i].weight;
            }
        }
        for (std::size_t i = 0; i < regions_.size(); ++i)
        {
            if (overlaps[i] > 0.0)
            {
                const RegionRow& row = regions_[i];
                reaches.push_back({row.region, row.side, level,
                                   static_cast<float>(overlaps[i] / row.areaCm2),
                                   static_cast<float>(overlaps[i] / zoneArea)});
            }
        }
    }
    std::ranges::stable_sort(reaches, std::greater<>(), &Reach::shareOfRegion);
    return reaches;
}

std::vector<Reach> ReferralMatrix::reached(const PatternRow& pattern) const
{
    std::vector<Reach> reaches = touched(pattern);
    std::erase_if(reaches, [](const Reach& reach) { return !isReached(reach); });
    return reaches;
}

void ReferralMatrix::indexRegions()
{
    firstRegion_.assign(surface_->positions().size() + 1, 0);
    for (const RegionRow& row : regions_)
    {
        for (const VertexWeight& at : row.field)
        {
            ++firstRegion_[at.vertex + 1];
        }
    }
    std::partial_sum(firstRegion_.begin(), firstRegion_.end(), firstRegion_.begin());
    regionWeights_.resize(firstRegion_.back());
    std::vector<std::uint32_t> next = firstRegion_;
    for (std::uint32_t i = 0; i < regions_.size(); ++i)
    {
        for (const VertexWeight& at : regions_[i].field)
        {
            regionWeights_[next[at.vertex]++] = {i, at.weight};
        }
    }
}

double ReferralMatrix::areaCm2(const SkinField& field) const
{
    double area = 0.0;
    for (const VertexWeight& at : field)
    {
        area += double(at.weight) * surface_->vertexAreas()[at.vertex];
    }
    return area * kCm2PerM2;
}

double ReferralMatrix::overlapCm2(const SkinField& a, const SkinField& b) const
{
    const SkinField& small = a.size() < b.size() ? a : b;
    const SkinField& large = a.size() < b.size() ? b : a;
    double area = 0.0;
    auto other = large.begin();
    for (const VertexWeight& at : small)
    {
        other = std::ranges::lower_bound(other, large.end(), at.vertex, {}, &VertexWeight::vertex);
        if (other == large.end())
        {
            break;
        }
        if (other->vertex == at.vertex)
        {
            area += double(at.weight) * other->weight * surface_->vertexAreas()[at.vertex];
        }
    }
    return area * kCm2PerM2;
}

}  // namespace knotlas::anatomy
