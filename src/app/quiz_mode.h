#pragma once

#include "app/app_state.h"
#include "core/result.h"

#include <optional>
#include <string>
#include <vector>

namespace knotlas::app
{

// What the quiz gives back when it is left, wherever it has been.
struct QuizBefore
{
    Document doc;
    View view;
    std::string framing;
    PainTool pain;
    bool spotlight = false;
};

// Whether the quiz is open at all, and whether what is shown belongs to it.
bool quizIsOpen(const AppState& state);
bool quizRuns(const AppState& state);

// Whether a question waits for its answer: nothing that names anything may be shown.
bool quizAsks(const AppState& state);

// Whether the question that waits is answered on the body.
bool quizAsksOnBody(const AppState& state);

// Muscles that stand out in the picture although nothing is selected: the one whose name is asked,
// or that a hint shows.
std::vector<std::string> quizHighlight(const AppState& state);

// The pattern that is painted although nothing is selected; null when there is none.
const anatomy::PatternRow* quizPattern(const AppState& state);

// How many hints there are for a question, and what a step of them says.
enum class QuizHint
{
    Group,      // the area of the body
    Felt,       // what patients feel
    Action,     // of the muscle
    StrikeOut,  // two wrong choices
    Highlight,  // the muscle in the body
    Words,      // the place in words
    Regions,    // that the pattern reaches
    Pattern,    // on the skin
};

std::vector<QuizHint> quizHints(QuizKind kind);

// The part of the score that each hint costs.
inline constexpr double kHintCost = 0.25;

// Seconds left of the question or of the whole quiz, whichever ends first, and of how many; none
// when there is no limit.
struct QuizTime
{
    double leftS = 0.0;
    double ofS = 0.0;
};

std::optional<QuizTime> quizTime(const AppState& state, TimeS now);

// Points of both halves of the class.
struct QuizScores
{
    double left = 0.0;
    double right = 0.0;
};

QuizScores quizScores(const QuizRun& run);

// Whose turn it is in a duel by turns.
QuizTeam teamToAnswer(const QuizRun& run);

// How the student stands: questions seen, due today, answered right of all.
struct StudentProgress
{
    std::size_t cards = 0;
    std::size_t due = 0;
    std::size_t answers = 0;
    std::size_t right = 0;
};

StudentProgress progressOf(const QuizTool& quiz, std::string_view student);

// The order in which a quiz asks: what is due for the student first, the most overdue before, then
// what was never asked, then what is not due yet. At most `count` items.
std::vector<QuizItem> quizPlan(std::vector<QuizItem> items, const io::QuizStudent* student,
                               std::string_view today, std::size_t count, std::uint64_t seed);

// What tells the answer from the muscle that was chosen instead; empty lists when nothing does.
struct QuizTelling
{
    std::vector<std::string> onlyAnswer;  // regions
    std::vector<std::string> onlyChosen;

    bool operator==(const QuizTelling&) const = default;
};

QuizTelling quizTelling(const Content& content, const QuizQuestion& question,
                        const std::string& chosen);

// Carries out one command. May leave a half-done change behind an Error, which the interpreter
// takes back.
core::Result<void> applyQuiz(AppState& state, const QuizCommand& command, TimeS now);

// A click on the picture while the quiz runs.
core::Result<void> clickInQuiz(AppState& state, const glm::vec2& point01, TimeS now);

// Once per frame: ends what has run out of time.
void tickQuiz(AppState& state, TimeS now);

// When the quiz will look different although nobody does anything.
std::optional<TimeS> nextQuizChange(const AppState& state, TimeS now);

// Gives back what was shown before. What the user chose for the look (theme, size, names) stays.
void leaveQuiz(AppState& state, TimeS now);

}  // namespace knotlas::app
