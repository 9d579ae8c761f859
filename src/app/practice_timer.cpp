#include "app/practice_timer.h"

#include <algorithm>
#include <cmath>

namespace knotlas::app
{
namespace
{

// A ring that runs for half a minute or longer moves by less than a hair in this time.
constexpr double kTickS = 0.25;

}  // namespace

double lengthS(const anatomy::Practice& practice)
{
    return static_cast<double>(practice.rounds * practice.holdS +
                               (practice.rounds - 1) * practice.restS);
}

double elapsedS(const PracticeTimer& timer, TimeS now)
{
    const double since = timer.runningSince ? std::max(now - *timer.runningSince, 0.0) : 0.0;
    return std::min(timer.doneS + since, lengthS(timer.practice));
}

PracticeReading readingOf(const PracticeTimer& timer, TimeS now)
{
    const anatomy::Practice& practice = timer.practice;
    const double elapsed = elapsedS(timer, now);
    PracticeReading reading;
    reading.phaseS = practice.holdS;
    reading.leftS = practice.holdS;
    if (elapsed >= lengthS(practice))
    {
        return {PracticePhase::Done, practice.rounds, 0.0, static_cast<double>(practice.holdS),
                false};
    }
    reading.running = timer.runningSince.has_value();
    if (elapsed <= 0.0 && !reading.running)
    {
        return reading;
    }
    const double roundS = practice.holdS + practice.restS;
    const double rounds = std::floor(elapsed / roundS);
    const double within = elapsed - rounds * roundS;
    const bool holds = within < practice.holdS;
    reading.round = static_cast<int>(rounds) + 1;
    reading.phase = holds ? PracticePhase::Hold : PracticePhase::Rest;
    reading.phaseS = holds ? practice.holdS : practice.restS;
    reading.leftS = (holds ? practice.holdS : roundS) - within;
    return reading;
}

void start(PracticeTimer& timer, TimeS now)
{
    if (elapsedS(timer, now) >= lengthS(timer.practice))
    {
        reset(timer);
    }
    timer.runningSince = timer.runningSince.value_or(now);
}

void pause(PracticeTimer& timer, TimeS now)
{
    timer.doneS = elapsedS(timer, now);
    timer.runningSince.reset();
}

void reset(PracticeTimer& timer)
{
    timer.doneS = 0.0;
    timer.runningSince.reset();
}

std::optional<TimeS> nextTick(const PracticeTimer& timer, TimeS now)
{
    if (!timer.runningSince || elapsedS(timer, now) >= lengthS(timer.practice))
    {
        return std::nullopt;
    }
    const double ticks = std::floor((now - *timer.runningSince) / kTickS) + 1.0;
    const TimeS end = *timer.runningSince + lengthS(timer.practice) - timer.doneS;
    return std::min(*timer.runningSince + ticks * kTickS, end);
}

}  // namespace knotlas::app
