#include "app/camera_rig.h"

#include "app/selection.h"
#include "core/text.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace knotlas::app
{
namespace
{

constexpr float kPi = 3.14159265f;
constexpr float kMaxElevation = 0.5f * kPi - 0.002f;
constexpr float kMinDistance = 0.12f;
constexpr float kMaxDistance = 12.0f;
constexpr float kFocusDistance = 1.1f;

// The target stays near the body, so that it can never be lost.
constexpr glm::vec3 kTargetMin{-0.9f, -0.1f, -0.6f};
constexpr glm::vec3 kTargetMax{0.9f, 1.95f, 0.6f};

scene::Camera limited(scene::Camera camera)
{
    camera.elevationRad = std::clamp(camera.elevationRad, -kMaxElevation, kMaxElevation);
    camera.azimuthRad = std::remainder(camera.azimuthRad, 2.0f * kPi);
    camera.distance = std::clamp(camera.distance, kMinDistance, kMaxDistance);
    camera.target = glm::clamp(camera.target, kTargetMin, kTargetMax);
    return camera;
}

struct NamedDirection
{
    std::string_view name;
    float azimuthDeg;
    float elevationDeg;
};

constexpr std::array<NamedDirection, 6> kDirections{{{"front", 0.0f, 0.0f},
                                                     {"back", 180.0f, 0.0f},
                                                     {"left", 90.0f, 0.0f},
                                                     {"right", -90.0f, 0.0f},
                                                     {"top", 0.0f, 89.0f},
                                                     {"bottom", 0.0f, -89.0f}}};

// A piece of what should be seen.
struct Sight
{
    glm::vec3 position{0.0f};
    glm::vec3 normal{0.0f};
    float area = 0.0f;  // m2
};

// What should be seen: where it is and which way it faces, weighted by how much of it there is.
struct Subject
{
    geometry::Aabb box;
    glm::vec3 facing{0.0f};
    std::vector<Sight> zones;  // a vertex each
    std::vector<Sight> marks;

    void add(const anatomy::SkinField& field, const geometry::TriMesh& skin,
             const std::vector<float>& areas)
    {
        for (const anatomy::VertexWeight& entry : field)
        {
            if (entry.weight > 0.25f)
            {
                box.add(skin.positions[entry.vertex]);
                const float area = areas[entry.vertex] * entry.weight;
                const glm::vec3& normal = skin.normals[entry.vertex];
                facing += normal * area;
                zones.push_back({skin.positions[entry.vertex], normal, area});
            }
        }
    }

    void addPoint(const glm::vec3& position, const glm::vec3& normal)
    {
        constexpr float markArea = 0.004f;  // a trigger point counts like a zone of 40 cm2
        box.add(position - glm::vec3(0.03f));
        box.add(position + glm::vec3(0.03f));
        addMark(position, normal, markArea);
    }

    void addMark(const glm::vec3& position, const glm::vec3& normal, float area)
    {
        facing += normal * area;
        marks.push_back({position, normal, area});
    }
};

void addPattern(Subject& subject, const AppState& state, const anatomy::PatternRow& pattern)
{
    const geometry::TriMesh& skin = *state.content.body->skin;
    const std::vector<float>& areas = state.content.matrix->vertexAreas();
    subject.add(pattern.essential, skin, areas);
    subject.add(pattern.spillover, skin, areas);
    const auto near = state.content.matrix->places().skin().nearestPoint(pattern.position);
    subject.addPoint(pattern.position, near ? near->normal : glm::vec3(0.0f));
}

void addMuscle(Subject& subject, const AppState& state, const std::string& id)
{
    for (const std::uint32_t part : partsOf(state, id))
    {
        const geometry::Aabb box = geometry::boundsOf(*state.content.body->parts[part].mesh);
        subject.box.add(box);
        const auto near = state.content.matrix->places().skin().nearestPoint(box.centre());
        if (near)
        {
            subject.addMark(near->position, near->normal, 0.004f);
        }
    }
}

// What the strokes of the pain drawing have painted.
Subject paintedSubject(const AppState& state)
{
    Subject subject;
    if (state.content.empty())
    {
        return subject;
    }
    const geometry::RayScene& skin = state.content.matrix->places().skin();
    for (const anatomy::PainArea& area : state.doc.pain.drawing.areas)
    {
        for (const anatomy::BrushStroke& stroke : area.strokes)
        {
            const auto addPoint = [&](const glm::vec3& point) {
                if (const auto near = skin.nearestPoint(point))
                {
                    subject.addPoint(near->position, near->normal);
                }
            };
            if (!stroke.erase)
            {
                std::ranges::for_each(stroke.points, addPoint);
            }
        }
    }
    return subject;
}

Subject subjectOf(const AppState& state)
{
    Subject subject;
    if (state.content.empty())
    {
        return subject;
    }
    for (const ShownPattern& shown : shownPatterns(state))
    {
        addPattern(subject, state, *shown.row);
    }
    for (const std::string& id : state.doc.selected)
    {
        addMuscle(subject, state, id);
    }
    if (state.doc.region)
    {
        for (const anatomy::RegionRow& row : state.content.matrix->regions())
        {
            if (state.content.atlas->regions[row.region].id == *state.doc.region &&
                shows(state.doc.side, row.side))
            {
                subject.add(row.field, *state.content.body->skin,
                            state.content.matrix->vertexAreas());
            }
        }
    }
    return subject;
}

geometry::Aabb bodyBox(const AppState& state)
{
    if (state.content.empty())
    {
        return {{-0.45f, 0.0f, -0.2f}, {0.45f, 1.75f, 0.2f}};
    }
    return geometry::boundsOf(*state.content.body->skin);
}

// Never so near that one no longer sees which part of the body it is, and no air around the body.
geometry::Aabb withSurroundings(const geometry::Aabb& box, float halfSize,
                                const geometry::Aabb& body)
{
    const glm::vec3 centre = box.centre();
    geometry::Aabb wide = box;
    wide.add(glm::max(centre - glm::vec3(halfSize), body.min));
    wide.add(glm::min(centre + glm::vec3(halfSize), body.max));
    return wide;
}

// Facing directions that cancel out (both sides of the body) are seen from behind or in front,
// whichever shows more; never from straight above or below.
Direction seenFrom(const glm::vec3& facing)
{
    const glm::vec2 level{facing.x, facing.z};
    const float length = glm::length(level);
    if (length < 1e-6f)
    {
        return {};
    }
    const float elevation = std::atan2(facing.y, length);
    return {std::atan2(level.x, level.y), std::clamp(0.5f * elevation, -0.35f, 0.45f)};
}

glm::vec3 towardsEye(const Direction& from)
{
    scene::Camera camera;
    camera.azimuthRad = from.azimuthRad;
    camera.elevationRad = from.elevationRad;
    return -camera.forward();
}

// A few dozen places of the subject, just above the skin.
std::vector<Sight> placesToSee(const Subject& subject, const geometry::RayScene& skin)
{
    constexpr std::size_t kPlaces = 64;
    constexpr float kClear = 0.004f;  // metres above the skin
    const std::size_t step = std::max<std::size_t>(1, subject.zones.size() / kPlaces);
    std::vector<Sight> places;
    const auto add = [&](const Sight& sight, float area) {
        if (const auto on = skin.nearestPoint(sight.position))
        {
            places.push_back({on->position + kClear * on->normal, on->normal, area});
        }
    };
    for (std::size_t i = 0; i < subject.zones.size(); i += step)
    {
        add(subject.zones[i], static_cast<float>(step) * subject.zones[i].area);
    }
    // Marks must not outweigh small zones, which would then stay unseen.
    const auto areaOf = [](const std::vector<Sight>& sights) {
        return std::accumulate(sights.begin(), sights.end(), 0.0f,
                               [](float sum, const Sight& sight) { return sum + sight.area; });
    };
    const float zones = areaOf(subject.zones);
    const float share =
        zones > 0.0f ? std::min(1.0f, 0.5f * zones / std::max(areaOf(subject.marks), 1e-9f)) : 1.0f;
    for (const Sight& mark : subject.marks)
    {
        add(mark, share * mark.area);
    }
    return places;
}

// How much of it is seen from the direction `eye`, past arms and trunk.
float seenArea(const std::vector<Sight>& places, const geometry::RayScene& skin,
               const glm::vec3& eye)
{
    constexpr float kFar = 2.0f;
    float seen = 0.0f;
    for (const Sight& place : places)
    {
        const float facing = glm::dot(place.normal, eye);
        if (facing > 0.0f && !skin.occluded({place.position, eye}, kFar))
        {
            seen += facing * place.area;
        }
    }
    return seen;
}

// Where the subject faces, unless something stands before it and it is seen better from elsewhere.
Direction bestView(const Subject& subject, const geometry::RayScene& skin)
{
    constexpr int kTurns = 12;
    constexpr float kBetter = 1.3f;
    const std::vector<Sight> places = placesToSee(subject, skin);
    const Direction first = seenFrom(subject.facing);
    Direction best = first;
    float most = kBetter * seenArea(places, skin, towardsEye(first));
    for (int turn = 1; turn < kTurns; ++turn)
    {
        // To and fro: of two equal views, the nearer one.
        const float steps = 0.5f * static_cast<float>(turn % 2 == 1 ? turn + 1 : -turn);
        const Direction other{first.azimuthRad + steps * glm::two_pi<float>() / kTurns,
                              first.elevationRad};
        const float seen = seenArea(places, skin, towardsEye(other));
        if (seen > most)
        {
            most = seen;
            best = other;
        }
    }
    return best;
}

scene::Camera bestViewOf(const Subject& subject, const AppState& state, float aspect)
{
    scene::Camera camera;
    camera.fovYRad = state.view.camera.fovYRad;
    if (subject.box.empty())
    {
        return framing(camera, bodyBox(state), aspect);
    }
    const Direction from = bestView(subject, state.content.matrix->places().skin());
    camera.azimuthRad = from.azimuthRad;
    camera.elevationRad = from.elevationRad;
    return framing(camera, withSurroundings(subject.box, 0.20f, bodyBox(state)), aspect);
}

}  // namespace

scene::Camera orbited(scene::Camera camera, float azimuthRad, float elevationRad)
{
    camera.azimuthRad += azimuthRad;
    camera.elevationRad += elevationRad;
    return limited(camera);
}

scene::Camera panned(scene::Camera camera, float right, float up)
{
    const float pictureHeight = 2.0f * camera.distance * std::tan(0.5f * camera.fovYRad);
    camera.target -= (camera.right() * right + camera.up() * up) * pictureHeight;
    return limited(camera);
}

scene::Camera zoomed(scene::Camera camera, float factor, const glm::vec2& towards01, float aspect)
{
    const float before = camera.distance;
    camera.distance = std::clamp(before / factor, kMinDistance, kMaxDistance);
    // On the plane through the target, the point under the cursor keeps its place.
    const float shrunk = 2.0f * (before - camera.distance) * std::tan(0.5f * camera.fovYRad);
    camera.target += camera.right() * ((towards01.x - 0.5f) * aspect * shrunk) -
                     camera.up() * ((towards01.y - 0.5f) * shrunk);
    return limited(camera);
}

scene::Camera focusedOn(scene::Camera camera, const glm::vec3& point)
{
    camera.target = point;
    camera.distance = std::min(camera.distance, kFocusDistance);
    return limited(camera);
}

scene::Camera steppedView(scene::Camera camera, float azimuthRad, float elevationRad)
{
    constexpr float kStep = 0.25f * kPi;
    const auto stepped = [](float angle, float by) {
        constexpr float kHere = 0.01f;  // of a step: so near a standard view is at it
        const float steps = angle / kStep;
        const float next = by > 0.0f   ? std::floor(steps + kHere) + 1.0f
                           : by < 0.0f ? std::ceil(steps - kHere) - 1.0f
                                       : std::round(steps);
        return next * kStep;
    };
    camera.azimuthRad = stepped(camera.azimuthRad, azimuthRad);
    camera.elevationRad = stepped(camera.elevationRad, elevationRad);
    return limited(camera);
}

scene::Camera clearOfBody(scene::Camera camera, const AppState& state)
{
    constexpr float kAir = 0.05f;
    constexpr float kLeastStep = 0.005f;
    constexpr int kSteps = 40;
    if (state.content.empty() || state.doc.layers.skin <= 0.0f)
    {
        return camera;
    }
    const geometry::RayScene& skin = state.content.matrix->places().skin();
    for (int step = 0; step < kSteps; ++step)
    {
        const glm::vec3 eye = camera.eye();
        const auto near = skin.nearestPoint(eye, 0.3f);
        if (!near)
        {
            break;
        }
        const bool outside = glm::dot(eye - near->position, near->normal) >= 0.0f;
        const float clear = outside ? near->distance : -near->distance;
        if (clear >= kAir)
        {
            break;
        }
        camera.distance += std::max(kAir - clear, kLeastStep);
    }
    return limited(camera);
}

scene::Camera framing(scene::Camera camera, const geometry::Aabb& box, float aspect)
{
    constexpr float air = 1.10f;
    const glm::vec3 half = 0.5f * box.size();
    const auto reach = [&](const glm::vec3& axis) { return glm::dot(glm::abs(axis), half); };
    const float tangent = std::tan(0.5f * camera.fovYRad);
    const float vertical = reach(camera.up()) / tangent;
    const float horizontal = reach(camera.right()) / (tangent * aspect);
    camera.target = box.centre();
    camera.distance = air * std::max(vertical, horizontal) + reach(camera.forward());
    return limited(camera);
}

std::optional<Direction> namedDirection(std::string_view name)
{
    for (const NamedDirection& direction : kDirections)
    {
        if (direction.name == name)
        {
            return Direction{glm::radians(direction.azimuthDeg),
                             glm::radians(direction.elevationDeg)};
        }
    }
    const std::vector<std::string_view> parts = core::split(name, ',');
    if (parts.size() != 2)
    {
        return std::nullopt;
    }
    const auto azimuth = core::parseDouble(core::trim(parts[0]));
    const auto elevation = core::parseDouble(core::trim(parts[1]));
    if (!azimuth || !elevation || std::abs(*azimuth) > 3600.0 || std::abs(*elevation) > 90.0)
    {
        return std::nullopt;
    }
    return Direction{static_cast<float>(glm::radians(*azimuth)),
                     static_cast<float>(glm::radians(*elevation))};
}

scene::Camera autoView(const AppState& state, float aspect)
{
    return bestViewOf(subjectOf(state), state, aspect);
}

scene::Camera paintedView(const AppState& state, float aspect)
{
    return bestViewOf(paintedSubject(state), state, aspect);
}

std::optional<scene::Camera> namedView(const AppState& state, std::string_view name, float aspect)
{
    if (name == "auto")
    {
        return autoView(state, aspect);
    }
    if (name == "whole")
    {
        return wholeBody(state, aspect);
    }
    const std::optional<Direction> direction = namedDirection(name);
    if (!direction)
    {
        return std::nullopt;
    }
    scene::Camera camera = state.view.camera;
    camera.azimuthRad = direction->azimuthRad;
    camera.elevationRad = direction->elevationRad;
    const Subject subject = subjectOf(state);
    geometry::Aabb box =
        subject.box.empty() ? bodyBox(state) : withSurroundings(subject.box, 0.42f, bodyBox(state));
    // The body's middle stays in the middle.
    box.add(glm::vec3(-1.0f, 1.0f, 1.0f) * box.min);
    box.add(glm::vec3(-1.0f, 1.0f, 1.0f) * box.max);
    return framing(limited(camera), box, aspect);
}

scene::Camera wholeBody(const AppState& state, float aspect)
{
    scene::Camera camera;
    camera.fovYRad = state.view.camera.fovYRad;
    return framing(camera, bodyBox(state), aspect);
}

}  // namespace knotlas::app
