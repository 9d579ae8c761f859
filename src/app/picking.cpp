#include "app/picking.h"

#include "app/part_opacity.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

// Layers fainter than this are not seen, so they are not hit.
constexpr float kSeen = 0.05f;

bool isMuscle(anatomy::PartKind kind)
{
    return kind == anatomy::PartKind::Muscle;
}

bool isBone(anatomy::PartKind kind)
{
    return kind == anatomy::PartKind::Bone || kind == anatomy::PartKind::Cartilage;
}

bool pickable(const AppState& state, const anatomy::Part& part)
{
    return (isMuscle(part.kind) || isBone(part.kind)) && opacityOf(state.doc, part) > kSeen;
}

// What a click on this part selects: the atlas entry that describes it, or the part itself.
std::string muscleOf(const AppState& state, const anatomy::Part& part)
{
    if (!isMuscle(part.kind))
    {
        return {};
    }
    const anatomy::Muscle* entry = entryOf(state, part.id);
    return entry != nullptr ? entry->id : part.id;
}

}  // namespace

std::vector<Pick> pick(const AppState& state, const glm::vec2& point01, float aspect, TimeS now)
{
    std::vector<Pick> picks;
    if (state.content.empty())
    {
        return picks;
    }
    const geometry::Ray ray = cameraAt(state, now).rayThrough(point01, aspect);
    bool muscleSeen = false;
    for (const geometry::SurfacePoint& hit : state.content.rays->allHits(ray))
    {
        const anatomy::Part& part = state.content.body->parts[hit.mesh];
        if (!pickable(state, part) || (muscleSeen && isBone(part.kind)))
        {
            continue;
        }
        Pick next{hit.mesh, muscleOf(state, part), hit.position};
        // A ray enters and leaves a muscle, and several parts share one entry: each counts once.
        const bool known = std::any_of(picks.begin(), picks.end(), [&](const Pick& pick) {
            return pick.part == next.part || (!next.muscle.empty() && pick.muscle == next.muscle);
        });
        if (!known)
        {
            muscleSeen = muscleSeen || isMuscle(part.kind);
            picks.push_back(std::move(next));
        }
    }
    return picks;
}

std::optional<geometry::SurfacePoint> pickSkin(const AppState& state, const glm::vec2& point01,
                                               float aspect, TimeS now)
{
    if (state.content.empty())
    {
        return std::nullopt;
    }
    const geometry::Ray ray = cameraAt(state, now).rayThrough(point01, aspect);
    return state.content.matrix->places().skin().nearestHit(ray);
}

}  // namespace knotlas::app
