#include "app/label_layout.h"

#include "app/palette.h"
#include "app/planar.h"
#include "app/selection.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::app
{
namespace
{

constexpr glm::vec2 kPadding{7.0f, 4.0f};
constexpr int kDirections = 24;
constexpr std::array<float, 6> kReaches{46.0f, 78.0f, 116.0f, 164.0f, 220.0f, 290.0f};
constexpr float kSmallestMark = 0.45f;

// Behind the body a mark is never fainter than this; its label goes before.
constexpr float kHiddenVisibility = 0.28f;
constexpr float kLabelledFrom = 0.64f;

// 1 when the point is seen (through no more than its own cover of skin and muscle), less when the
// rest of the body lies before it.
float visibilityOf(const AppState& state, const scene::Camera& camera,
                   const anatomy::PatternRow& row)
{
    constexpr float tolerance = 0.03f;
    constexpr float fading = 0.025f;  // metres of body over which a mark fades
    const float cover = coverBefore(state, camera, row.position);
    const float own = row.depthMm * 1.5e-3f + tolerance;
    return glm::mix(1.0f, kHiddenVisibility, glm::smoothstep(own, own + fading, cover));
}

std::string numberOf(const std::string& label)
{
    const std::size_t digit = label.find_first_of("0123456789");
    return digit == std::string::npos ? std::string() : label.substr(digit);
}

glm::vec2 directionOf(LabelSlot slot)
{
    const float angle = 6.2831853f * static_cast<float>(slot % kDirections) / kDirections;
    return {std::cos(angle), std::sin(angle)};
}

}  // namespace

LabelPlanner::LabelPlanner(const AnnotationLayout& layout, std::span<const Annotation> annotations,
                           std::span<const glm::vec2> subject)
    : layout_(layout), annotations_(annotations), subject_(subject)
{
    for (const Annotation& annotation : annotations)
    {
        centre_ += annotation.mark / static_cast<float>(annotations.size());
    }
}

void LabelPlanner::put(Annotation& annotation, LabelSlot slot) const
{
    const glm::vec2 size = layout_.measure(annotation.text) + 2.0f * kPadding * layout_.uiScale;
    const glm::vec2 direction = directionOf(slot);
    const float reach = kReaches[static_cast<std::size_t>(slot / kDirections)];
    annotation.labelled = true;
    annotation.elbow = annotation.mark + direction * reach * layout_.uiScale;
    // The label hangs on the elbow by the middle of its nearer edge.
    const float left = direction.x >= 0.0f ? annotation.elbow.x : annotation.elbow.x - size.x;
    annotation.labelMin = {left, annotation.elbow.y - 0.5f * size.y};
    annotation.labelMax = annotation.labelMin + size;
}

float LabelPlanner::room(const Annotation& annotation,
                         std::span<const Annotation* const> others) const
{
    const Rect box{annotation.labelMin, annotation.labelMax};
    float room = std::min(roomOfBox(annotation, box), roomOfLine(annotation));
    for (const Annotation* other : others)
    {
        if (room <= 0.0f)
        {
            break;
        }
        const Rect theirs{other->labelMin, other->labelMax};
        room = std::min({room, distanceBetween(box, theirs),
                         distanceToRect(annotation.mark, annotation.elbow, theirs),
                         distanceToRect(other->mark, other->elbow, box),
                         distanceBetweenSegments(annotation.mark, annotation.elbow, other->mark,
                                                 other->elbow)});
    }
    return room;
}

// To what stands fast: the border, boxes to keep clear of, marks and numbers.
float LabelPlanner::roomOfBox(const Annotation& annotation, const Rect& box) const
{
    const float scale = layout_.uiScale;
    const glm::vec2 low = box.min;
    const glm::vec2 high = layout_.sizeUi - box.max;
    // The border may be touched, but not crossed.
    float room = std::min({low.x, low.y, high.x, high.y}) + kLeastGap * scale;
    for (const Rect& clear : layout_.keepClear)
    {
        room = std::min({room, distanceBetween(box, clear),
                         distanceToRect(annotation.mark, annotation.elbow, clear)});
    }
    for (const Annotation& other : annotations_)
    {
        room = std::min(room, distanceBetween({other.mark, other.mark}, box) -
                                  kMarkRadius * other.markScale * scale);
        if (!other.number.empty())
        {
            room = std::min(room, distanceBetween({other.numberAt, other.numberAt}, box) -
                                      kNumberRadius * scale);
        }
    }
    return room;
}

// To the other marks and their numbers.
float LabelPlanner::roomOfLine(const Annotation& annotation) const
{
    const float scale = layout_.uiScale;
    float room = 1e9f;
    for (const Annotation& other : annotations_)
    {
        if (other.triggerPoint == annotation.triggerPoint && other.mark == annotation.mark)
        {
            continue;
        }
        const float radius = kMarkRadius * other.markScale * scale;
        if (glm::distance(other.mark, annotation.mark) > radius)
        {
            room = std::min(room, distanceToSegment(other.mark, annotation.mark, annotation.elbow) -
                                      radius + kLeastGap * scale);
        }
        if (!other.number.empty())
        {
            room = std::min(room,
                            distanceToSegment(other.numberAt, annotation.mark, annotation.elbow) -
                                0.9f * kNumberRadius * scale + kLeastGap * scale);
        }
    }
    return room;
}

int LabelPlanner::covered(const Annotation& annotation) const
{
    return static_cast<int>(std::ranges::count_if(subject_, [&](const glm::vec2& point) {
        return point.x > annotation.labelMin.x && point.x < annotation.labelMax.x &&
               point.y > annotation.labelMin.y && point.y < annotation.labelMax.y;
    }));
}

float LabelPlanner::costOf(const Annotation& annotation, LabelSlot slot) const
{
    constexpr float perPoint = 7.0f;
    constexpr float mostForSubject = 220.0f;
    float cost = glm::distance(annotation.mark, annotation.elbow);
    // Outwards, away from the other marks, is where a reader expects it.
    const glm::vec2 outward = annotation.mark - centre_;
    const float length = glm::length(outward);
    if (length > 1.0f)
    {
        cost -= 30.0f * layout_.uiScale * glm::dot(directionOf(slot), outward / length);
    }
    const float hidden = perPoint * static_cast<float>(covered(annotation));
    cost += std::min(hidden, mostForSubject) * layout_.uiScale;
    // The line leaves the mark beside its number, not below it.
    if (!annotation.number.empty() &&
        distanceToSegment(annotation.numberAt, annotation.mark, annotation.elbow) <
            kNumberRadius * layout_.uiScale)
    {
        cost += 60.0f * layout_.uiScale;
    }
    return cost;
}

std::optional<LabelSlot> LabelPlanner::best(const Annotation& annotation,
                                            std::span<const Annotation* const> others, float gap,
                                            LabelSlot kept) const
{
    constexpr float worthMoving = 70.0f;  // points of cost
    std::optional<LabelSlot> best;
    float leastCost = 0.0f;
    Annotation tried = annotation;
    for (LabelSlot slot = 0; slot < kDirections * static_cast<int>(kReaches.size()); ++slot)
    {
        put(tried, slot);
        if (room(tried, others) < gap)
        {
            continue;
        }
        const float cost =
            costOf(tried, slot) - (slot == kept ? worthMoving * layout_.uiScale : 0.0f);
        if (!best || cost < leastCost)
        {
            best = slot;
            leastCost = cost;
        }
    }
    return best;
}

std::vector<Annotation> marksOf(const AppState& state, const AnnotationLayout& layout,
                                const scene::Camera& camera)
{
    std::vector<Annotation> annotations;
    const float aspect = layout.sizeUi.x / layout.sizeUi.y;
    const std::array<glm::vec3, 4>& colours = patternColours(state.view);
    const bool named = !legendMuscle(state);
    for (const ShownPattern& shown : shownPatterns(state))
    {
        const glm::vec3 projected = camera.project(shown.row->position, aspect);
        if (projected.z <= 0.0f || projected.x < 0.0f || projected.x > 1.0f || projected.y < 0.0f ||
            projected.y > 1.0f)
        {
            continue;
        }
        Annotation annotation;
        annotation.triggerPoint = shown.point->id;
        annotation.side = shown.row->side;
        annotation.number = numberOf(shown.point->label);
        annotation.text = named ? nameOf(state, *shown.muscle, *shown.point) : shown.point->label;
        annotation.colourSrgb = colours[shown.slot];
        annotation.mark = glm::vec2(projected.x, projected.y) * layout.sizeUi;
        annotation.visibility = visibilityOf(state, camera, *shown.row);
        annotation.labelVisibility = labelVisibilityAt(annotation.visibility);
        annotations.push_back(std::move(annotation));
    }
    return annotations;
}

float coverBefore(const AppState& state, const scene::Camera& camera, const glm::vec3& pointWorld)
{
    const glm::vec3 eye = camera.eye();
    const float distance = glm::distance(eye, pointWorld);
    const geometry::Ray ray{eye, (pointWorld - eye) / distance};
    const auto hit = state.content.matrix->places().skin().nearestHit(ray, distance);
    return hit ? distance - hit->distance : 0.0f;
}

float labelVisibilityAt(float markVisibility)
{
    return glm::clamp((markVisibility - kLabelledFrom) / (1.0f - kLabelledFrom), 0.0f, 1.0f);
}

glm::vec2 numberDirection(std::span<const Annotation> annotations, std::size_t index, float scale,
                          std::optional<glm::vec2> kept)
{
    static constexpr std::array<glm::vec2, 8> directions{{{0.74f, -0.67f},
                                                          {-0.74f, -0.67f},
                                                          {0.74f, 0.67f},
                                                          {-0.74f, 0.67f},
                                                          {1.0f, 0.0f},
                                                          {-1.0f, 0.0f},
                                                          {0.0f, -1.0f},
                                                          {0.0f, 1.0f}}};
    const auto roomAt = [&](const glm::vec2& direction) {
        const glm::vec2 place = annotations[index].mark + direction * kNumberReach * scale;
        float room = 2.0f * kNumberRadius * scale;  // more than that is no better
        for (std::size_t j = 0; j < annotations.size(); ++j)
        {
            if (j != index)
            {
                room = std::min(room, glm::distance(place, annotations[j].mark));
            }
            if (j < index && !annotations[j].number.empty())
            {
                room = std::min(room, glm::distance(place, annotations[j].numberAt));
            }
        }
        return room;
    };
    glm::vec2 found = directions[0];
    float best = -1.0f;
    for (const glm::vec2& direction : directions)
    {
        if (const float room = roomAt(direction); room > best)
        {
            best = room;
            found = direction;
        }
    }
    constexpr float worthMoving = 4.0f;
    return kept && roomAt(*kept) > best - worthMoving * scale ? *kept : found;
}

void keepMarksApart(std::vector<Annotation>& annotations, float scale)
{
    // Whether the first of two marks stands for both.
    const auto before = [&](std::size_t a, std::size_t b) {
        constexpr float likeEachOther = 0.05f;
        const float more = annotations[a].visibility - annotations[b].visibility;
        return std::abs(more) > likeEachOther ? more > 0.0f : a < b;
    };
    const float apart = 2.0f * kMarkRadius * scale;
    for (std::size_t i = 0; i < annotations.size(); ++i)
    {
        Annotation& mark = annotations[i];
        for (std::size_t j = 0; j < annotations.size(); ++j)
        {
            if (i == j)
            {
                continue;
            }
            const float gap = glm::distance(mark.mark, annotations[j].mark) / apart;
            mark.markScale = std::min(mark.markScale, std::max(gap, kSmallestMark));
            if (before(j, i))
            {
                mark.markPresence =
                    std::min(mark.markPresence,
                             glm::clamp((gap - 0.75f * kSmallestMark) / (0.25f * kSmallestMark),
                                        0.0f, 1.0f));
            }
        }
    }
}

std::vector<glm::vec2> subjectPoints(const AppState& state, const scene::Camera& camera,
                                     const glm::vec2& sizeUi)
{
    constexpr std::size_t perMuscle = 60;
    constexpr std::size_t perZone = 24;
    constexpr std::size_t most = 300;
    const float aspect = sizeUi.x / sizeUi.y;
    std::vector<glm::vec2> points;
    const auto add = [&](const glm::vec3& point) {
        const glm::vec3 seen = camera.project(point, aspect);
        if (seen.z > 0.0f && points.size() < most)
        {
            points.push_back(glm::vec2(seen.x, seen.y) * sizeUi);
        }
    };
    for (const std::string& id : state.doc.selected)
    {
        for (const std::uint32_t part : partsOf(state, id))
        {
            const auto& positions = state.content.body->parts[part].mesh->positions;
            for (std::size_t i = 0; i < positions.size(); i += positions.size() / perMuscle + 1)
            {
                add(positions[i]);
            }
        }
    }
    const auto& skin = state.content.body->skin->positions;
    for (const ShownPattern& shown : shownPatterns(state))
    {
        const anatomy::SkinField& zone = shown.row->essential;
        for (std::size_t i = 0; i < zone.size(); i += zone.size() / perZone + 1)
        {
            add(skin[zone[i].vertex]);
        }
    }
    return points;
}

}  // namespace knotlas::app
