#pragma once

#include "app/app_state.h"
#include "app/learn_commands.h"
#include "core/result.h"

#include <optional>
#include <string>

namespace knotlas::app
{

// What is taught: chapters, the circle and techniques with their timers.

core::Result<void> applyLearn(AppState& state, const LearnCommand& command, TimeS now);

// Whether its page is to be shown; a quiz comes before it.
bool showsLearn(const AppState& state);

// The chapter that is read; null when nothing is taught.
const anatomy::LearnChapter* chapterOf(const AppState& state);
const anatomy::Technique* techniqueOf(const AppState& state);

// The step that is shown: the chosen one, or while the circle is walked the one that was reached.
std::size_t cycleStep(const AppState& state, TimeS now);

// Where the marker of the circle stands, in steps (2.5: halfway from the third to the fourth). It
// moves slowly and comes to rest; at once with reduced motion.
double cycleMarker(const AppState& state, TimeS now);

// How far the arrow behind a broken step is cut, 0..1.
double cycleCut(const AppState& state, TimeS now);

// When the page has to be drawn anew although nobody does anything; none when never.
std::optional<TimeS> nextLearnChange(const AppState& state, TimeS now);

// The page as plain text, for the clipboard and for those who cannot see the drawing.
std::string chapterAsText(const AppState& state, const anatomy::LearnChapter& chapter);
// The circle in words, with what the chosen technique breaks.
std::string cycleAsText(const AppState& state);

}  // namespace knotlas::app
