#include "app/annotations.h"

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

constexpr float kMarkRadius = 11.0f;  // UI points at scale 1, with its number
constexpr float kGap = 6.0f;
constexpr glm::vec2 kPadding{7.0f, 4.0f};

// 1 when the point is seen (through no more than its own cover of skin and muscle), less when the
// rest of the body lies before it.
float visibilityOf(const AppState& state, const scene::Camera& camera,
                   const anatomy::PatternRow& row)
{
    constexpr float hiddenVisibility = 0.28f;
    constexpr float tolerance = 0.03f;
    const glm::vec3 eye = camera.eye();
    const float distance = glm::distance(eye, row.position);
    const geometry::Ray ray{eye, (row.position - eye) / distance};
    const auto hit = state.content.matrix->places().skin().nearestHit(ray, distance);
    const bool seen = !hit || distance - hit->distance < row.depthMm * 1.5e-3f + tolerance;
    return seen ? 1.0f : hiddenVisibility;
}

std::string numberOf(const std::string& label)
{
    const std::size_t digit = label.find_first_of("0123456789");
    return digit == std::string::npos ? std::string() : label.substr(digit);
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
    LabelPlacer(const AnnotationLayout& layout, const std::vector<Annotation>& annotations)
        : layout_(layout), annotations_(annotations)
    {
        for (const Annotation& annotation : annotations)
        {
            const float radius = kMarkRadius * layout.uiScale;
            marks_.push_back(grown({annotation.mark, annotation.mark}, radius));
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
        return box.min.x >= 0.0f && box.min.y >= 0.0f && box.max.x <= layout_.sizeUi.x &&
               box.max.y <= layout_.sizeUi.y && std::ranges::none_of(taken_, hits) &&
               std::ranges::none_of(marks_, hits) && std::ranges::none_of(layout_.keepClear, hits);
    }

    [[nodiscard]] float costOf(const Annotation& annotation, const Placement& placement,
                               const glm::vec2& direction) const
    {
        float cost = glm::distance(annotation.mark, placement.elbow);
        // Outwards, away from the other marks, is where a reader expects it.
        const glm::vec2 outward = annotation.mark - centre_;
        const float length = glm::length(outward);
        if (length > 1.0f)
        {
            cost -= 30.0f * layout_.uiScale * glm::dot(direction, outward / length);
        }
        for (const Line& line : lines_)
        {
            cost +=
                segmentsCross(annotation.mark, placement.elbow, line.from, line.to) ? 400.0f : 0.0f;
        }
        for (const Annotation& other : annotations_)
        {
            const bool tooNear = &other != &annotation &&
                                 distanceToSegment(other.mark, annotation.mark, placement.elbow) <
                                     kMarkRadius * layout_.uiScale;
            cost += tooNear ? 250.0f : 0.0f;
        }
        return cost;
    }

    [[nodiscard]] std::vector<Placement> candidatesFor(const Annotation& annotation,
                                                       const glm::vec2& size) const
    {
        constexpr std::array<float, 5> reaches{46.0f, 78.0f, 116.0f, 164.0f, 220.0f};
        constexpr int directions = 16;
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
                if (free(placement.box))
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
    const Palette& palette = paletteById(state.view.palette);
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
        annotation.colourSrgb = palette.patternsSrgb[shown.slot];
        annotation.mark = glm::vec2(projected.x, projected.y) * layout.sizeUi;
        annotation.visibility = visibilityOf(state, camera, *shown.row);
        annotations.push_back(std::move(annotation));
    }
    if (state.view.labels)
    {
        LabelPlacer placer(layout, annotations);
        for (Annotation& annotation : annotations)
        {
            if (annotation.visibility >= 1.0f)
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
    };

    const std::vector<std::string> muscles = shownMuscles(state);
    std::vector<Seen> seen(muscles.size());
    for (const ShownPattern& shown : shownPatterns(state))
    {
        Seen& slot = seen[shown.slot];
        const bool pain = shown.point->kind == anatomy::PointKind::Pain;
        slot.essential = slot.essential || (pain && !shown.row->essential.empty());
        slot.spillover = slot.spillover || (pain && !shown.row->spillover.empty());
        slot.autonomic = slot.autonomic || !pain;
    }
    const Palette& palette = paletteById(state.view.palette);
    std::vector<LegendRow> rows;
    for (std::size_t slot = 0; slot < seen.size(); ++slot)
    {
        const std::string name =
            seen.size() > 1 ? displayName(state, muscles[slot]) + ": " : std::string();
        const auto add = [&](bool wanted, bool stippled, const char* text) {
            if (wanted)
            {
                rows.push_back({palette.patternsSrgb[slot], stippled,
                                name + std::string(state.language->said(text))});
            }
        };
        add(seen[slot].essential, false, "essential – felt by nearly everyone");
        add(seen[slot].spillover, true, "spillover – felt by some");
        add(seen[slot].autonomic, true, "no pain – another effect");
    }
    return rows;
}

}  // namespace knotlas::app
