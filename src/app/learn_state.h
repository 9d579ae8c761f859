#pragma once

#include "app/practice_timer.h"

#include <cstddef>
#include <optional>
#include <string>

namespace knotlas::app
{

// How "What is taught" is read. Neither undone nor saved.
struct LearnTool
{
    bool open = false;
    bool cameFrom = false;  // it was left for a muscle: the way back leads here
    std::string chapter;    // id; empty: the first one
    std::size_t step = 0;   // of the circle
    std::string technique;  // the chosen one; empty: none
    std::size_t practice = 0;
    PracticeTimer timer;  // of the chosen technique and practice

    // For what moves. A time long ago: nothing does.
    TimeS stepAt = -1e9;             // the step was chosen,
    std::size_t stepBefore = 0;      // coming from this one
    TimeS techniqueAt = -1e9;        // the technique was chosen
    std::optional<TimeS> walkSince;  // the circle is being walked

    bool operator==(const LearnTool&) const = default;
};

}  // namespace knotlas::app
