#include "app/annotations.h"

#include "app/deep_pain.h"
#include "app/label_layout.h"
#include "app/palette.h"
#include "app/selection.h"

#include <algorithm>

namespace knotlas::app
{

std::vector<Annotation> annotate(const AppState& state, const AnnotationLayout& layout, TimeS now)
{
    const scene::Camera camera = cameraAt(state, now);
    std::vector<Annotation> annotations = marksOf(state, layout, camera);
    for (std::size_t i = 0; i < annotations.size(); ++i)
    {
        annotations[i].numberAt =
            annotations[i].mark +
            numberDirection(annotations, i, layout.uiScale) * kNumberReach * layout.uiScale;
    }
    keepMarksApart(annotations, layout.uiScale);
    if (!state.view.labels)
    {
        return annotations;
    }
    const std::vector<glm::vec2> subject = subjectPoints(state, camera, layout.sizeUi);
    const LabelPlanner planner(layout, annotations, subject);
    std::vector<const Annotation*> placed;
    for (Annotation& annotation : annotations)
    {
        if (annotation.labelVisibility <= 0.0f)
        {
            continue;
        }
        if (const auto slot = planner.best(annotation, placed, kLeastGap * layout.uiScale))
        {
            planner.put(annotation, *slot);
            placed.push_back(&annotation);
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
