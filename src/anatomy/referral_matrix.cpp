#include "anatomy/referral_matrix.h"

#include "anatomy/pattern_index.h"
#include "anatomy/region_map.h"
#include "core/assert.h"
#include "core/parallel.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>
#include <unordered_map>

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

// Whether the body has the muscle, without asking for a resolver of places.
bool hasMuscle(const Body& body, const std::string& id)
{
    return std::ranges::any_of(body.parts, [&](const Part& part) { return isOfMuscle(part, id); });
}

// A place in a muscle that this body lacks.
bool isNowhere(const Place& place, const Body& body)
{
    const auto* inMuscle = std::get_if<MusclePlace>(&place.base);
    return inMuscle != nullptr && !hasMuscle(body, inMuscle->muscle);
}

bool isNowhere(const TriggerPoint& point, const Body& body)
{
    const auto nowhere = [&](const Place& place) { return isNowhere(place, body); };
    return nowhere(point.place) || std::ranges::any_of(point.zones, [&](const Zone& zone) {
               return std::ranges::any_of(zone.strokes, [&](const Stroke& stroke) {
                   return std::ranges::any_of(stroke.points, nowhere);
               });
           });
}

// One row per trigger point whose places this body has, empty yet.
std::vector<PatternRow> emptyRows(const Atlas& atlas, const Body& body, std::uint64_t bodyKey,
                                  Side side)
{
    std::vector<PatternRow> rows;
    for (std::uint32_t m = 0; m < atlas.muscles.size(); ++m)
    {
        const Muscle& muscle = atlas.muscles[m];
        for (std::uint32_t p = 0; p < muscle.triggerPoints.size(); ++p)
        {
            if (isNowhere(muscle.triggerPoints[p], body))
            {
                continue;
            }
            PatternRow row;
            row.muscle = m;
            row.triggerPoint = p;
            row.side = side;
            row.key = patternKey(bodyKey, muscle, muscle.triggerPoints[p], side);
            rows.push_back(row);
        }
    }
    return rows;
}

// What is known already, by key; each of it is given away once.
class Known
{
  public:
    explicit Known(PaintedSkin skin) : skin_(std::move(skin))
    {
        for (PaintedPattern& pattern : skin_.patterns)
        {
            patterns_.emplace(pattern.key, &pattern);
        }
        for (PaintedRegion& region : skin_.regions)
        {
            regions_.emplace(region.key, &region);
        }
    }

    // Two points may have the same place and zones: what is asked for is copied.
    bool fill(PatternRow& row) const
    {
        const auto found = patterns_.find(row.key);
        if (found == patterns_.end())
        {
            return false;
        }
        row.position = found->second->position;
        row.depthMm = found->second->depthMm;
        row.essential = found->second->essential;
        row.spillover = found->second->spillover;
        return true;
    }

    bool fill(RegionRow& row) const
    {
        const auto found = regions_.find(row.key);
        if (found == regions_.end())
        {
            return false;
        }
        row.field = found->second->field;
        return true;
    }

  private:
    PaintedSkin skin_;
    std::unordered_map<std::uint64_t, const PaintedPattern*> patterns_;
    std::unordered_map<std::uint64_t, const PaintedRegion*> regions_;
};

// Paints the rows of one body on one skin. Everything that a job writes is its own slot.
class Painter
{
  public:
    Painter(const Atlas& atlas, const PlaceResolver& places, const geometry::Surface& surface,
            Side side)
        : atlas_(atlas), places_(places), surface_(surface), side_(side)
    {}

    // Paints `patterns`, and `regions` unless that is empty. The first error in the order of the
    // atlas, whichever job met one first.
    Result<void> paint(const std::vector<PatternRow*>& patterns,
                       const std::vector<RegionRow*>& regions)
    {
        floods_.resize(regions.size());
        std::vector<std::optional<Error>> errors(patterns.size() + regions.size());
        core::parallelFor(errors.size(), [&](std::size_t job) {
            const bool isPattern = job < patterns.size();
            const Result<void> done =
                isPattern ? paintPattern(*patterns[job]) : floodRegion(job - patterns.size());
            if (!done)
            {
                errors[job] = done.error();
            }
        });
        for (const std::optional<Error>& error : errors)
        {
            if (error)
            {
                return *error;
            }
        }
        if (!regions.empty())
        {
            divide(regions);
        }
        return {};
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

    Result<void> floodRegion(std::size_t index)
    {
        const Region& region = atlas_.regions[index];
        auto flood = anatomy::floodRegion(region, places_, surface_, side_);
        if (!flood)
        {
            return std::move(flood).error().within("region \"" + region.id + "\"");
        }
        floods_[index] = *std::move(flood);
        return {};
    }

    void divide(const std::vector<RegionRow*>& rows) const
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
        std::size_t next = 0;
        for (std::size_t i = 0; i < floods_.size(); ++i)
        {
            const bool competes = atlas_.regions[i].within.empty();
            rows[i]->field = competes ? std::move(divided[next++]) : plainField(floods_[i]);
        }
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
    std::vector<RegionFlood> floods_;
};

PatternRow mirroredRow(const PatternRow& right, const std::vector<std::uint32_t>& mirrorOf)
{
    PatternRow left = right;
    left.side = Side::Left;
    left.key = 0;
    left.position.x = -right.position.x;
    left.essential = mirroredField(right.essential, mirrorOf);
    left.spillover = mirroredField(right.spillover, mirrorOf);
    return left;
}

RegionRow mirroredRow(const RegionRow& right, const std::vector<std::uint32_t>& mirrorOf)
{
    return {right.region, Side::Left, 0, mirroredField(right.field, mirrorOf), right.areaCm2};
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

// The rows of one side.
struct SideRows
{
    std::vector<PatternRow> patterns;
    std::vector<RegionRow> regions;
    bool paintedAnew = false;
};

struct Ground
{
    const Atlas& atlas;
    const Body& body;
    const Known& known;
    std::uint64_t bodyKey = 0;
    const ReferralMatrix& matrix;  // for its surface and places, when something must be painted
};

// With what is known, and for the rest painted.
Result<SideRows> rowsOf(const Ground& ground, Side side)
{
    SideRows rows;
    rows.patterns = emptyRows(ground.atlas, ground.body, ground.bodyKey, side);
    std::vector<PatternRow*> toPaint;
    for (PatternRow& row : rows.patterns)
    {
        if (!ground.known.fill(row))
        {
            toPaint.push_back(&row);
        }
    }
    for (std::uint32_t i = 0; i < ground.atlas.regions.size(); ++i)
    {
        const std::uint64_t key = regionKey(ground.bodyKey, ground.atlas.regions, i, side);
        rows.regions.push_back({i, side, key, {}});
    }
    std::vector<RegionRow*> toDivide;
    bool allKnown = true;
    for (RegionRow& row : rows.regions)
    {
        toDivide.push_back(&row);
        allKnown = ground.known.fill(row) && allKnown;
    }
    if (allKnown)
    {
        toDivide.clear();
    }
    rows.paintedAnew = !toPaint.empty() || !toDivide.empty();
    if (rows.paintedAnew)
    {
        Painter painter(ground.atlas, ground.matrix.places(), ground.matrix.surface(), side);
        if (Result<void> painted = painter.paint(toPaint, toDivide); !painted)
        {
            return std::move(painted).error();
        }
    }
    return rows;
}

}  // namespace

struct ReferralMatrix::Memo
{
    explicit Memo(std::size_t patterns) : patches(2 * patterns) {}

    std::mutex mutex;
    // Of each pattern those of its essential and its spillover zone.
    std::vector<std::unique_ptr<const ZonePatches>> patches;
    std::unique_ptr<const PatternIndex> index;
};

Result<ReferralMatrix> ReferralMatrix::build(std::shared_ptr<const Body> body,
                                             std::shared_ptr<const Atlas> atlas, PaintedSkin known)
{
    ReferralMatrix matrix;
    matrix.body_ = std::move(body);
    matrix.atlas_ = std::move(atlas);
    matrix.surface_ = std::async(std::launch::async, [of = matrix.body_] {
        return std::make_shared<const geometry::Surface>(*of->skin);
    });
    matrix.places_ = std::async(std::launch::async, [of = matrix.body_] {
        return std::make_shared<const PlaceResolver>(of);
    });
    matrix.vertexAreas_ = geometry::vertexAreas(*matrix.body_->skin);
    if (const Result<void> painted = matrix.paint(std::move(known)); !painted)
    {
        return painted.error();
    }
    return matrix;
}

const ZonePatches& ReferralMatrix::patchesOf(std::size_t pattern, ZoneLevel level) const
{
    const bool essential = level == ZoneLevel::Essential;
    const PatternRow& row = patterns_[pattern];
    const std::lock_guard lock(memo_->mutex);
    auto& found = memo_->patches[2 * pattern + (essential ? 0 : 1)];
    if (found == nullptr)
    {
        const SkinField& zone = essential ? row.essential : row.spillover;
        found = std::make_unique<const ZonePatches>(findPatches(zone, surface()));
    }
    return *found;
}

const PatternIndex& ReferralMatrix::patternIndex() const
{
    const std::lock_guard lock(memo_->mutex);
    if (memo_->index == nullptr)
    {
        memo_->index = std::make_unique<const PatternIndex>(patterns_, vertexAreas_);
    }
    return *memo_->index;
}

const geometry::Surface& ReferralMatrix::surface() const
{
    // Each thread waits on a copy of its own.
    return *std::shared_future(surface_).get();
}

const PlaceResolver& ReferralMatrix::places() const
{
    return *std::shared_future(places_).get();
}

Result<void> ReferralMatrix::paint(PaintedSkin skin)
{
    const Known known(std::move(skin));
    const Ground ground{*atlas_, *body_, known, paintingKey(*body_), *this};
    Result<SideRows> right = rowsOf(ground, Side::Right);
    if (!right)
    {
        return std::move(right).error();
    }
    Result<SideRows> left = SideRows{};
    if (body_->skinMirror.empty())
    {
        left = rowsOf(ground, Side::Left);
        if (!left)
        {
            return std::move(left).error();
        }
    }
    else
    {
        left->patterns = mirroredRows(right->patterns, body_->skinMirror);
        left->regions = mirroredRows(right->regions, body_->skinMirror);
    }
    paintedAnew_ = right->paintedAnew || left->paintedAnew;
    patterns_ = interleaved(std::move(right->patterns), std::move(left->patterns));
    regions_ = interleaved(std::move(right->regions), std::move(left->regions));
    std::erase_if(patterns_, [this](const PatternRow& row) {
        const std::optional<Side> only = pointOf(*atlas_, row).onlySide;
        return only && *only != row.side;
    });
    for (RegionRow& row : regions_)
    {
        row.areaCm2 = areaCm2(row.field);
    }
    indexRegions();
    memo_ = std::make_shared<Memo>(patterns_.size());
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
        const double zoneArea = areaCm2(zone);
        const std::vector<double> overlaps = regionOverlapsCm2(zone);
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
    firstRegion_.assign(vertexAreas_.size() + 1, 0);
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

std::vector<double> ReferralMatrix::regionOverlapsCm2(const SkinField& field) const
{
    std::vector<double> overlaps(regions_.size(), 0.0);
    for (const VertexWeight& at : field)
    {
        const double area = double(at.weight) * vertexAreas_[at.vertex] * kCm2PerM2;
        for (std::uint32_t i = firstRegion_[at.vertex]; i < firstRegion_[at.vertex + 1]; ++i)
        {
            overlaps[regionWeights_[i].row] += area * regionWeights_[i].weight;
        }
    }
    return overlaps;
}

double ReferralMatrix::areaCm2(const SkinField& field) const
{
    double area = 0.0;
    for (const VertexWeight& at : field)
    {
        area += double(at.weight) * vertexAreas_[at.vertex];
    }
    return area * kCm2PerM2;
}

double ReferralMatrix::overlapCm2(const SkinField& a, const SkinField& b) const
{
    double area = 0.0;
    forCommonVertices(a, b, [&](std::size_t i, std::size_t j) {
        area += double(a[i].weight) * b[j].weight * vertexAreas_[a[i].vertex];
    });
    return area * kCm2PerM2;
}

}  // namespace knotlas::anatomy
