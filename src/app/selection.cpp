#include "app/selection.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

// The atlas entries that a selected id means: the one that describes it, or all below "trapezius".
bool means(const AppState& state, const std::string& selected, const anatomy::Muscle& muscle)
{
    return anatomy::matchesId(muscle.id, selected) || entryOf(state, selected) == &muscle;
}

}  // namespace

bool shows(SideChoice choice, core::Side side)
{
    return choice == SideChoice::Both || side == core::Side::Mid ||
           (side == core::Side::Left) == (choice == SideChoice::Left);
}

std::vector<std::string> shownMuscles(const AppState& state)
{
    std::vector<std::string> shown = state.doc.selected;
    const std::string& preview = state.session.preview;
    const bool more = !preview.empty() && !shown.empty() && shown.size() < kMaxSelected &&
                      std::ranges::find(shown, preview) == shown.end();
    if (more)
    {
        shown.push_back(preview);
    }
    return shown;
}

std::vector<ShownPattern> shownPatterns(const AppState& state)
{
    std::vector<ShownPattern> shown;
    if (state.content.empty())
    {
        return shown;
    }
    const std::vector<std::string> muscles = shownMuscles(state);
    for (std::size_t slot = 0; slot < muscles.size(); ++slot)
    {
        const bool previewed = slot >= state.doc.selected.size();
        for (const anatomy::PatternRow& row : state.content.matrix->patterns())
        {
            const anatomy::Muscle& muscle = state.content.atlas->muscles[row.muscle];
            const anatomy::TriggerPoint& point = muscle.triggerPoints[row.triggerPoint];
            const bool focused =
                previewed || !state.doc.triggerPoint || *state.doc.triggerPoint == point.id;
            if (focused && shows(state.doc.side, row.side) && means(state, muscles[slot], muscle))
            {
                shown.push_back({slot, &row, &muscle, &point});
            }
        }
    }
    return shown;
}

std::vector<std::uint32_t> partsOf(const AppState& state, const std::string& muscleId)
{
    std::vector<std::uint32_t> parts;
    if (state.content.empty())
    {
        return parts;
    }
    const anatomy::Muscle* entry = entryOf(state, muscleId);
    const std::string& id = entry != nullptr ? entry->id : muscleId;
    const std::vector<anatomy::Part>& all = state.content.body->parts;
    for (std::uint32_t i = 0; i < all.size(); ++i)
    {
        if (all[i].kind == anatomy::PartKind::Muscle && anatomy::matchesId(all[i].id, id) &&
            shows(state.doc.side, all[i].side))
        {
            parts.push_back(i);
        }
    }
    return parts;
}

}  // namespace knotlas::app
