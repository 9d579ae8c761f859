#pragma once

#include "app/quiz/marking.h"
#include "app/quiz_commands.h"
#include "io/quiz_results.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::app
{

enum class QuizPhase
{
    Off,
    Setup,
    Asking,
    Answered,  // and explained
    Result,
};

inline constexpr int kMaxQuizQuestions = 100;
inline constexpr int kMaxQuizSeconds = 600;
inline constexpr int kMaxQuizMinutes = 180;

struct QuizSetup
{
    QuizMode mode = QuizMode::Practice;
    DuelStyle duel = DuelStyle::Turns;
    std::vector<QuizKind> kinds{kQuizKinds.begin(), kQuizKinds.end()};
    QuizScope scope;
    int questions = 10;
    int secondsPerQuestion = 0;
    int minutes = 0;
    std::string student;  // empty: a guest

    bool operator==(const QuizSetup&) const = default;
};

// An answer that was given.
struct QuizGiven
{
    QuizQuestion question;
    std::optional<std::size_t> choice;
    QuizMark mark;
    int hints = 0;
    double seconds = 0.0;
    bool timedOut = false;
    QuizTeam team = QuizTeam::Left;
    double points = 0.0;

    bool operator==(const QuizGiven&) const = default;
};

// What a click on the body met, and where the point really is.
struct QuizShown
{
    glm::vec3 at{0.0f};
    glm::vec3 pointAt{0.0f};

    bool operator==(const QuizShown&) const = default;
};

struct QuizRun
{
    QuizSetup setup;
    std::uint64_t seed = 0;
    std::vector<QuizItem> plan;
    std::size_t at = 0;  // index of the question in the plan
    QuizQuestion question;
    double startedAt = 0.0;
    double askedAt = 0.0;
    int hints = 0;
    std::vector<std::size_t> struckOut;  // choices that a hint has taken away
    std::optional<std::size_t> chosen;
    std::optional<QuizMark> mark;
    bool timedOut = false;
    std::optional<QuizShown> shown;
    std::array<std::optional<std::size_t>, 2> teamChoice;  // when both answer
    std::optional<QuizTeam> first;                         // that answered
    std::optional<glm::vec2> cursor01;                     // the keyboard's, once it was moved
    std::vector<QuizGiven> given;
    std::optional<std::size_t> reviewed;  // index of what the result shows on the body

    bool operator==(const QuizRun&) const = default;
};

// The muscles of a lesson, to ask about.
struct QuizLesson
{
    std::string title;
    std::vector<std::string> muscles;

    bool operator==(const QuizLesson&) const = default;
};

struct QuizBefore;  // quiz_mode.h

// The quiz as it stands. Neither undone nor saved; what is kept of students is in `results`.
struct QuizTool
{
    QuizPhase phase = QuizPhase::Off;
    QuizSetup setup;
    QuizRun run;
    bool enlarged = false;  // texts for the last row
    std::shared_ptr<const QuizBefore> before;
    std::shared_ptr<const io::QuizResults> results;
    std::vector<QuizLesson> lessons;
    std::string today;  // "2026-03-09"; empty: nothing is kept

    bool operator==(const QuizTool&) const = default;
};

}  // namespace knotlas::app
