#pragma once

#include "app/quiz/question.h"

#include <glm/vec2.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace knotlas::app
{

// What can be done in the quiz. Points of the picture are 0..1, y downwards.

enum class QuizMode
{
    Practice,  // hints, and an explanation after each answer
    Test,      // neither; the result comes at the end
    Duel,      // two halves of the class
};

enum class DuelStyle
{
    Turns,     // by turns, one question each
    Together,  // both answer every question by keys of their own
};

// The two halves of a class, as they sit before the screen.
enum class QuizTeam
{
    Left,
    Right,
};

struct ToggleQuiz  // opens its setup; leaves what is open
{
    bool operator==(const ToggleQuiz&) const = default;
};

struct SetQuizMode
{
    QuizMode mode = QuizMode::Practice;
    DuelStyle duel = DuelStyle::Turns;
    bool operator==(const SetQuizMode&) const = default;
};

struct SetQuizKinds
{
    std::vector<QuizKind> kinds;  // at least one
    bool operator==(const SetQuizKinds&) const = default;
};

struct SetQuizScope
{
    QuizScope scope;
    bool operator==(const SetQuizScope&) const = default;
};

struct SetQuizLength
{
    int questions = 10;
    bool operator==(const SetQuizLength&) const = default;
};

struct SetQuizTime  // 0: no limit
{
    int secondsPerQuestion = 0;
    int minutes = 0;  // of the whole quiz
    bool operator==(const SetQuizTime&) const = default;
};

struct SetStudent  // empty: a guest, of whom nothing is kept
{
    std::string name;
    bool operator==(const SetStudent&) const = default;
};

struct StartQuiz
{
    std::vector<QuizKind> kinds;        // none: those of the setup
    std::optional<std::uint64_t> seed;  // none: another one each time
    bool operator==(const StartQuiz&) const = default;
};

struct AnswerQuiz
{
    std::size_t choice = 0;
    std::optional<QuizTeam> team;  // when both answer
    bool operator==(const AnswerQuiz&) const = default;
};

struct SubmitAnswer  // what was painted
{
    bool operator==(const SubmitAnswer&) const = default;
};

struct ClearAnswer  // what was painted
{
    bool operator==(const ClearAnswer&) const = default;
};

struct MoveQuizCursor  // the keyboard's cross-hair on the picture
{
    glm::vec2 by01{0.0f};
    bool operator==(const MoveQuizCursor&) const = default;
};

struct PlaceAtCursor  // clicks or paints there
{
    bool operator==(const PlaceAtCursor&) const = default;
};

struct TakeHint
{
    bool operator==(const TakeHint&) const = default;
};

struct NextQuestion
{
    bool operator==(const NextQuestion&) const = default;
};

struct ReviewQuestion  // of the result: shows the answer on the body
{
    std::size_t question = 0;
    bool operator==(const ReviewQuestion&) const = default;
};

struct EndQuiz  // shows the result; from there, leaves
{
    bool operator==(const EndQuiz&) const = default;
};

using QuizCommand =
    std::variant<ToggleQuiz, SetQuizMode, SetQuizKinds, SetQuizScope, SetQuizLength, SetQuizTime,
                 SetStudent, StartQuiz, AnswerQuiz, SubmitAnswer, ClearAnswer, MoveQuizCursor,
                 PlaceAtCursor, TakeHint, NextQuestion, ReviewQuestion, EndQuiz>;

// What only the shell can do with the results.
struct QuizRequest
{
    enum class Kind
    {
        Keep,    // in the folder of the settings
        Export,  // as a table
    };
    Kind kind = Kind::Keep;
    std::filesystem::path file;  // of the table; empty: a dated name where people expect it
    bool operator==(const QuizRequest&) const = default;
};

}  // namespace knotlas::app
