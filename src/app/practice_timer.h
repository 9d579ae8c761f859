#pragma once

#include "anatomy/learn.h"

#include <optional>

namespace knotlas::app
{

// Seconds since the program started; always a parameter, never read from a clock in here.
using TimeS = double;

// A clock for holding, resting and repeating. Knows no time by itself: everything follows from the
// time that is passed in.
struct PracticeTimer
{
    anatomy::Practice practice;
    double doneS = 0.0;                 // before the last start
    std::optional<TimeS> runningSince;  // none: paused, or not begun

    bool operator==(const PracticeTimer&) const = default;
};

enum class PracticePhase
{
    Ready,
    Hold,
    Rest,
    Done,
};

struct PracticeReading
{
    PracticePhase phase = PracticePhase::Ready;
    int round = 1;        // from 1
    double leftS = 0.0;   // of the phase
    double phaseS = 0.0;  // its length
    bool running = false;

    // How much of the phase is over, 0..1.
    [[nodiscard]] double part() const { return phaseS > 0.0 ? 1.0 - leftS / phaseS : 1.0; }
};

// No rest follows the last round.
double lengthS(const anatomy::Practice& practice);
double elapsedS(const PracticeTimer& timer, TimeS now);
PracticeReading readingOf(const PracticeTimer& timer, TimeS now);

void start(PracticeTimer& timer, TimeS now);  // from the beginning when it is done
void pause(PracticeTimer& timer, TimeS now);
void reset(PracticeTimer& timer);

// When the ring has to be drawn anew; none when it stands still.
std::optional<TimeS> nextTick(const PracticeTimer& timer, TimeS now);

}  // namespace knotlas::app
