#pragma once

#include <cstddef>
#include <string>
#include <variant>

namespace knotlas::app
{

// What can be done in "What is taught".

struct ToggleLearn
{
    bool operator==(const ToggleLearn&) const = default;
};

struct OpenChapter
{
    std::string id;  // empty: where one was, or the first one
    bool operator==(const OpenChapter&) const = default;
};

struct TurnChapter
{
    int by = 1;  // chapters further; stops at the ends
    bool operator==(const TurnChapter&) const = default;
};

struct ChooseCycleStep
{
    std::size_t step = 0;  // from 0
    bool operator==(const ChooseCycleStep&) const = default;
};

struct TurnCycle  // one step further or back, round and round
{
    int by = 1;
    bool operator==(const TurnCycle&) const = default;
};

struct WalkCycle  // once around the circle, slowly; again: stands still
{
    bool operator==(const WalkCycle&) const = default;
};

struct ChooseTechnique
{
    std::string id;        // empty: none
    bool onCycle = false;  // stays at the circle instead of opening the technique
    bool operator==(const ChooseTechnique&) const = default;
};

struct ChoosePractice
{
    std::size_t index = 0;  // of the chosen technique's
    bool operator==(const ChoosePractice&) const = default;
};

struct StartTimer  // or goes on after a pause
{
    bool operator==(const StartTimer&) const = default;
};

struct PauseTimer
{
    bool operator==(const PauseTimer&) const = default;
};

struct ResetTimer
{
    bool operator==(const ResetTimer&) const = default;
};

using LearnCommand =
    std::variant<ToggleLearn, OpenChapter, TurnChapter, ChooseCycleStep, TurnCycle, WalkCycle,
                 ChooseTechnique, ChoosePractice, StartTimer, PauseTimer, ResetTimer>;

}  // namespace knotlas::app
