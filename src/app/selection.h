#pragma once

#include "app/app_state.h"

#include <vector>

namespace knotlas::app
{

// Whether the chosen side includes `side`; the midline belongs to both.
bool shows(SideChoice choice, core::Side side);

// The muscles whose patterns are shown: the selected ones and, when there is a colour left for it,
// the one that is previewed.
std::vector<std::string> shownMuscles(const AppState& state);

// One pattern that is shown, and which of the shown muscles it belongs to.
struct ShownPattern
{
    std::size_t slot = 0;  // index into shownMuscles; also the index of its colour
    const anatomy::PatternRow* row = nullptr;
    const anatomy::Muscle* muscle = nullptr;
    const anatomy::TriggerPoint* point = nullptr;
};

// The patterns that are painted and marked: those of the shown muscles on the chosen side, or of
// the selected ones the one trigger point that is focused.
std::vector<ShownPattern> shownPatterns(const AppState& state);

// The parts of the body that a selected id means, on the chosen side: indices into Body::parts.
std::vector<std::uint32_t> partsOf(const AppState& state, const std::string& muscleId);

}  // namespace knotlas::app
