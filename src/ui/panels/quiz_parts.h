#pragma once

#include "app/quiz_mode.h"
#include "ui/frame.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::ui
{

// The three faces of the quiz; each fills the pane.
void drawQuizSetup(Frame& frame);
void drawQuizQuestion(Frame& frame);
void drawQuizResult(Frame& frame);

// What a kind of question asks for, in a few words ("Muscle of a pattern").
std::string_view quizKindName(const Frame& frame, app::QuizKind kind);

// A choice among answers: its key, its text, and how it turned out.
struct ChoiceLook
{
    enum class State
    {
        Open,
        Right,     // the right one, now that it is told
        Wrong,     // chosen, and wrong
        Other,     // neither
        StruckOut  // taken away by a hint
    };

    std::string key;  // "1"
    State state = State::Open;
    std::string note;  // small, below: "your answer"
};

// True when it was pressed and may be.
bool choiceRow(Frame& frame, std::string_view label, const ChoiceLook& look);

// "a, b and c"
std::string listed(const Frame& frame, const std::vector<std::string>& words);

// A share as a bar of full width; `warns` gives it another colour.
void progressBar(Frame& frame, std::string_view label, float share, bool warns = false);

// Points of both halves of the class, large, side by side; `next` is outlined.
void drawDuelScore(Frame& frame, const app::QuizRun& run, std::optional<app::QuizTeam> next);

// 1.5 -> "1.5", 2 -> "2"
std::string points(double value);

}  // namespace knotlas::ui
