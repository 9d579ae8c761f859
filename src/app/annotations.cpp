#include "app/annotations.h"

#include "app/deep_pain.h"
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

// UI points at scale 1.
constexpr float kMarkRadius = 9.0f;
constexpr float kNumberRadius = 10.0f;
constexpr float kNumberReach = 15.0f;
// Behind the body a mark is never fainter than this; its label goes before.
constexpr float kHiddenVisibility = 0.28f;
constexpr float kLabelledFrom = 0.64f;
constexpr float kGap = 6.0f;
constexpr glm::vec2 kPadding{7.0f, 4.0f};

// 1 when the point is seen (through no more than its own cover of skin and muscle), less when the
// rest of the body lies before it.
float visibilityOf(const AppState& state, const scene::Camera& camera,
                   const anatomy::PatternRow& row)
{
    constexpr float tolerance = 0.03f;
    constexpr float fading = 0.025f;  // metres of body over which a mark fades
    const glm::vec3 eye = camera.eye();
    const float distance = glm::distance(eye, row.position);
    const geometry::Ray ray{eye, (row.position - eye) / distance};
    const auto hit = state.content.matrix->places().skin().nearestHit(ray, distance);
    const float cover = hit ? distance - hit->distance : 0.0f;
    const float own = row.depthMm * 1.5e-3f + tolerance;
    return glm::mix(1.0f, kHiddenVisibility, glm::smoothstep(own, own + fading, cover));
}

std::string numberOf(const std::string& label)
{
    const std::size_t digit = label.find_first_of("0123456789");
    return digit == std::string::npos ? std::string() : label.substr(digit);
}

// Puts the number of each mark beside it where it lies on no other mark and no other number.
void placeNumbers(std::vector<Annotation>& annotations, float scale)
{
    constexpr std::array<glm::vec2, 8> directions{{{0.74f, -0.67f},
                                                   {-0.74f, -0.67f},
                                                   {0.74f, 0.67f},
                                                   {-0.74f, 0.67f},
                                                   {1.0f, 0.0f},
                                                   {-1.0f, 0.0f},
                                                   {0.0f, -1.0f},
                                                   {0.0f, 1.0f}}};
    for (std::size_t i = 0; i < annotations.size(); ++i)
    {
        float best = -1.0f;
        for (const glm::vec2& direction : directions)
        {
            const glm::vec2 place = annotations[i].mark + direction * kNumberReach * scale;
            float room = 2.0f * kNumberRadius * scale;  // more than that is no better
            for (std::size_t j = 0; j < annotations.size(); ++j)
            {
                if (j != i)
                {
                    room = std::min(room, glm::distance(place, annotations[j].mark));
                }
                if (j < i && !annotations[j].number.empty())
                {
                    room = std::min(room, glm::distance(place, annotations[j].numberAt));
                }
            }
            if (room > best)
            {
                best = room;
                annotations[i].numberAt = place;
            }
        }
    }
}

// Where the selected muscles and their zones are seen: labels had better lie beside them. A few
// hundred points stand for all.
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

struct Placement
{
    Rect box;
    glm::vec2 elbow{0.0f};
    float cost = 0.0f;
};

// Finds room for one label after the other; what has been placed is never moved again.
class LabelPlacer
{
  public:
    LabelPlacer(const AnnotationLayout& layout, const std::vector<Annotation>& annotations,
                std::vector<glm::vec2> subject)
        : layout_(layout), annotations_(annotations), subject_(std::move(subject))
    {
        for (const Annotation& annotation : annotations)
        {
            marks_.push_back(
                grown({annotation.mark, annotation.mark}, kMarkRadius * layout.uiScale));
            if (!annotation.number.empty())
            {
                marks_.push_back(grown({annotation.numberAt, annotation.numberAt},
                                       kNumberRadius * layout.uiScale));
            }
            centre_ += annotation.mark / static_cast<float>(annotations.size());
        }
    }

    void place(Annotation& annotation)
    {
        const glm::vec2 size = layout_.measure(annotation.text) + 2.0f * kPadding * layout_.uiScale;
        const Placement* best = nullptr;
        const std::vector<Placement> candidates = candidatesFor(annotation, size);
        for (const Placement& candidate : candidates)
        {
            if (best == nullptr || candidate.cost < best->cost)
            {
                best = &candidate;
            }
        }
        if (best == nullptr)
        {
            return;
        }
        annotation.labelled = true;
        annotation.labelMin = best->box.min;
        annotation.labelMax = best->box.max;
        annotation.elbow = best->elbow;
        taken_.push_back(grown(best->box, 0.5f * kGap * layout_.uiScale));
        lines_.push_back({annotation.mark, best->elbow});
    }

  private:
    struct Line
    {
        glm::vec2 from{0.0f};
        glm::vec2 to{0.0f};
    };

    [[nodiscard]] bool free(const Rect& box) const
    {
        const auto hits = [&](const Rect& other) { return overlap(box, other); };
        const auto crossed = [&](const Line& line) {
            return segmentMeets(line.from, line.to, box);
        };
        return box.min.x >= 0.0f && box.min.y >= 0.0f && box.max.x <= layout_.sizeUi.x &&
               box.max.y <= layout_.sizeUi.y && std::ranges::none_of(taken_, hits) &&
               std::ranges::none_of(marks_, hits) &&
               std::ranges::none_of(layout_.keepClear, hits) &&
               std::ranges::none_of(lines_, crossed);
    }

    // Whether the leader line crosses nothing that is already there.
    [[nodiscard]] bool clear(const Annotation& annotation, const glm::vec2& elbow) const
    {
        const glm::vec2& from = annotation.mark;
        const auto crosses = [&](const Line& line) {
            return segmentsCross(from, elbow, line.from, line.to);
        };
        const auto under = [&](const Rect& box) { return segmentMeets(from, elbow, box); };
        const auto passes = [&](const Annotation& other) {
            if (&other == &annotation)
            {
                return false;
            }
            const bool mark =
                distanceToSegment(other.mark, from, elbow) < kMarkRadius * layout_.uiScale &&
                glm::distance(other.mark, from) > kMarkRadius * layout_.uiScale;
            const bool number =
                !other.number.empty() && distanceToSegment(other.numberAt, from, elbow) <
                                             0.9f * kNumberRadius * layout_.uiScale;
            return mark || number;
        };
        return std::ranges::none_of(lines_, crosses) && std::ranges::none_of(taken_, under) &&
               std::ranges::none_of(layout_.keepClear, under) &&
               std::ranges::none_of(annotations_, passes);
    }

    [[nodiscard]] float costOf(const Annotation& annotation, const Placement& placement,
                               const glm::vec2& direction) const
    {
        constexpr float perPoint = 7.0f;
        constexpr float mostForSubject = 220.0f;
        float cost = glm::distance(annotation.mark, placement.elbow);
        // Outwards, away from the other marks, is where a reader expects it.
        const glm::vec2 outward = annotation.mark - centre_;
        const float length = glm::length(outward);
        if (length > 1.0f)
        {
            cost -= 30.0f * layout_.uiScale * glm::dot(direction, outward / length);
        }
        float hidden = 0.0f;
        for (const glm::vec2& point : subject_)
        {
            const bool covered = point.x > placement.box.min.x && point.x < placement.box.max.x &&
                                 point.y > placement.box.min.y && point.y < placement.box.max.y;
            hidden += covered ? perPoint : 0.0f;
        }
        cost += std::min(hidden, mostForSubject) * layout_.uiScale;
        // The line leaves the mark beside its number, not below it.
        if (!annotation.number.empty() &&
            distanceToSegment(annotation.numberAt, annotation.mark, placement.elbow) <
                kNumberRadius * layout_.uiScale)
        {
            cost += 60.0f * layout_.uiScale;
        }
        return cost;
    }

    [[nodiscard]] std::vector<Placement> candidatesFor(const Annotation& annotation,
                                                       const glm::vec2& size) const
    {
        constexpr std::array<float, 6> reaches{46.0f, 78.0f, 116.0f, 164.0f, 220.0f, 290.0f};
        constexpr int directions = 24;
        std::vector<Placement> found;
        for (const float reach : reaches)
        {
            for (int k = 0; k < directions; ++k)
            {
                const float angle = 6.2831853f * static_cast<float>(k) / directions;
                const glm::vec2 direction{std::cos(angle), std::sin(angle)};
                Placement placement;
                placement.elbow = annotation.mark + direction * reach * layout_.uiScale;
                // The label hangs on the elbow by the middle of its nearer edge.
                const float left =
                    direction.x >= 0.0f ? placement.elbow.x : placement.elbow.x - size.x;
                placement.box.min = {left, placement.elbow.y - 0.5f * size.y};
                placement.box.max = placement.box.min + size;
                if (free(placement.box) && clear(annotation, placement.elbow))
                {
                    placement.cost = costOf(annotation, placement, direction);
                    found.push_back(placement);
                }
            }
        }
        return found;
    }

    const AnnotationLayout& layout_;
    const std::vector<Annotation>& annotations_;
    std::vector<glm::vec2> subject_;
    std::vector<Rect> marks_;
    std::vector<Rect> taken_;
    std::vector<Line> lines_;
    glm::vec2 centre_{0.0f};
};

}  // namespace

std::vector<Annotation> annotate(const AppState& state, const AnnotationLayout& layout, TimeS now)
{
    std::vector<Annotation> annotations;
    const scene::Camera camera = cameraAt(state, now);
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
        annotation.number = numberOf(shown.point->label);
        annotation.text = named ? nameOf(state, *shown.muscle, *shown.point) : shown.point->label;
        annotation.colourSrgb = colours[shown.slot];
        annotation.mark = glm::vec2(projected.x, projected.y) * layout.sizeUi;
        annotation.visibility = visibilityOf(state, camera, *shown.row);
        annotation.labelVisibility = glm::clamp(
            (annotation.visibility - kLabelledFrom) / (1.0f - kLabelledFrom), 0.0f, 1.0f);
        annotations.push_back(std::move(annotation));
    }
    placeNumbers(annotations, layout.uiScale);
    if (state.view.labels && !annotations.empty())
    {
        LabelPlacer placer(layout, annotations, subjectPoints(state, camera, layout.sizeUi));
        for (Annotation& annotation : annotations)
        {
            if (annotation.labelVisibility > 0.0f)
            {
                placer.place(annotation);
            }
        }
    }
    return annotations;
}

std::optional<std::string> legendMuscle(const AppState& state)
{
    const std::vector<ShownPattern> patterns = shownPatterns(state);
    const bool single = !patterns.empty() && std::ranges::all_of(patterns, [&](const auto& shown) {
        return shown.muscle == patterns.front().muscle;
    });
    return single ? std::optional(displayName(state, patterns.front().muscle->id)) : std::nullopt;
}

std::vector<LegendRow> legend(const AppState& state)
{
    struct Seen
    {
        bool essential = false;
        bool spillover = false;
        bool autonomic = false;
        bool deep = false;
    };

    enum class Mark
    {
        Solid,
        Stippled,
        Deep,
    };
    using enum Mark;

    const std::vector<std::string> muscles = shownMuscles(state);
    std::vector<Seen> seen(muscles.size());
    for (const ShownPattern& shown : shownPatterns(state))
    {
        Seen& slot = seen[shown.slot];
        const bool pain = shown.point->kind == anatomy::PointKind::Pain;
        const bool glows = state.view.deepPain == DeepPain::Glow && feltDeep(*shown.point);
        const auto onSkin = [&](const anatomy::SkinField& field, anatomy::ZoneLevel level) {
            return pain && !field.empty() && (!glows || feltOnSkin(*shown.point, level));
        };
        slot.essential =
            slot.essential || onSkin(shown.row->essential, anatomy::ZoneLevel::Essential);
        slot.spillover =
            slot.spillover || onSkin(shown.row->spillover, anatomy::ZoneLevel::Spillover);
        slot.autonomic = slot.autonomic || !pain;
        slot.deep = slot.deep || glows;
    }
    const std::array<glm::vec3, 4>& colours = patternColours(state.view);
    std::vector<LegendRow> rows;
    for (std::size_t slot = 0; slot < seen.size(); ++slot)
    {
        const std::string name =
            seen.size() > 1 ? displayName(state, muscles[slot]) + ": " : std::string();
        const auto add = [&](bool wanted, Mark mark, const char* text) {
            if (wanted)
            {
                rows.push_back({colours[slot], mark == Stippled,
                                name + std::string(state.language->said(text)), mark == Deep,
                                slot});
            }
        };
        add(seen[slot].essential, Solid, "essential – felt by nearly everyone");
        add(seen[slot].spillover, Stippled, "spillover – felt by some");
        add(seen[slot].deep, Deep, "felt deep – inside the body");
        add(seen[slot].autonomic, Stippled, "no pain – another effect");
    }
    return rows;
}

}  // namespace knotlas::app
