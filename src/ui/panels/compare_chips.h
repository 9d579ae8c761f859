#pragma once

#include "core/side.h"
#include "ui/frame.h"

#include <string>
#include <string_view>

namespace knotlas::ui
{

// The side whose patterns pages tell of.
core::Side pageSide(const app::AppState& state);

// Whether the page is that of the comparison, not of one of the compared muscles.
bool showsComparison(const Frame& frame);

// Colour of a selected muscle's pattern, and the letter that stands for it beside the colour:
// "A" to "D" in the order of selection.
glm::vec3 compareColour(const Frame& frame, const std::string& id);
std::string_view compareLetter(std::size_t index);

// A disc in that colour with the letter.
void drawCompareBadge(const Frame& frame, const ImVec2& centre, std::size_t index);

// Tabs of the comparison and of each compared muscle, which can be taken out here; nothing when
// fewer than two are selected.
void drawCompareChips(Frame& frame);

}  // namespace knotlas::ui
