#include "anatomy/painted_skin.h"

#include "core/hash.h"

namespace knotlas::anatomy
{
namespace
{

using core::Hash64;

// To be raised whenever the same strokes paint something else than before: a change of how strokes
// are walked, zones fade, regions divide the skin or points are moved to their muscle.
constexpr std::uint32_t kPaintingVersion = 1;

template <typename T> void addAll(Hash64& hash, const std::vector<T>& items)
{
    hash.addAll(std::span<const T>(items));
}

void add(Hash64& hash, const Place& place)
{
    hash.add(place.base.index());
    if (const auto* landmark = std::get_if<LandmarkPlace>(&place.base))
    {
        hash.add(landmark->landmark);
    }
    else if (const auto* between = std::get_if<BetweenPlace>(&place.base))
    {
        hash.add(between->from).add(between->to).add(between->t);
    }
    else
    {
        const auto& muscle = std::get<MusclePlace>(place.base);
        hash.add(muscle.muscle).add(muscle.u).add(muscle.v);
    }
    hash.add(place.offsetMm.x).add(place.offsetMm.y).add(place.offsetMm.z);
}

void add(Hash64& hash, const std::vector<Stroke>& strokes)
{
    hash.add(strokes.size());
    for (const Stroke& stroke : strokes)
    {
        hash.add(stroke.points.size());
        for (const Place& place : stroke.points)
        {
            add(hash, place);
        }
        hash.add(stroke.widthMm);
    }
}

void add(Hash64& hash, const geometry::TriMesh& mesh)
{
    addAll(hash, mesh.positions);
    addAll(hash, mesh.triangles);
    addAll(hash, mesh.fibre);
}

}  // namespace

std::uint64_t paintingKey(const Body& body)
{
    Hash64 hash;
    hash.add(kPaintingVersion);
    add(hash, *body.skin);
    addAll(hash, body.skinMirror);
    for (const Part& part : body.parts)
    {
        if (part.kind == PartKind::Muscle && part.side != core::Side::Left)
        {
            hash.add(part.id);
            add(hash, *part.mesh);
        }
    }
    for (const auto& [id, position] : body.landmarks.all())
    {
        hash.add(id).add(position.x).add(position.y).add(position.z);
    }
    return hash.value();
}

std::uint64_t patternKey(std::uint64_t bodyKey, const Muscle& muscle, const TriggerPoint& point,
                         core::Side side)
{
    Hash64 hash;
    hash.add(bodyKey).add(side).add(point.muscle.empty() ? muscle.id : point.muscle);
    add(hash, point.place);
    for (const Zone& zone : point.zones)
    {
        hash.add(zone.level);
        add(hash, zone.strokes);
    }
    return hash.value();
}

std::uint64_t regionKey(std::uint64_t bodyKey, const std::vector<Region>& regions,
                        std::size_t index, core::Side side)
{
    Hash64 hash;
    hash.add(bodyKey).add(side).add(index);
    for (const Region& region : regions)
    {
        hash.add(region.within.empty());
        add(hash, region.strokes);
    }
    return hash.value();
}

}  // namespace knotlas::anatomy
