#include "app/selection.h"

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

std::vector<ShownPattern> shownPatterns(const AppState& state)
{
    std::vector<ShownPattern> shown;
    if (state.content.empty())
    {
        return shown;
    }
    for (std::size_t slot = 0; slot < state.doc.selected.size(); ++slot)
    {
        for (const anatomy::PatternRow& row : state.content.matrix->patterns())
        {
            const anatomy::Muscle& muscle = state.content.atlas->muscles[row.muscle];
            const anatomy::TriggerPoint& point = muscle.triggerPoints[row.triggerPoint];
            const bool focused = !state.doc.triggerPoint || *state.doc.triggerPoint == point.id;
            if (focused && shows(state.doc.side, row.side) &&
                means(state, state.doc.selected[slot], muscle))
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
