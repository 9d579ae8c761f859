#pragma once

#include "core/result.h"
#include "io/diagnostics.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::io
{

inline constexpr const char* kQuizResultsKind = "quiz_results";

// What a file may hold; the reader refuses more, and the writer lets the oldest answers go.
inline constexpr std::size_t kMaxQuizStudents = 500;
inline constexpr std::size_t kMaxQuizCards = 40'000;    // of all students
inline constexpr std::size_t kMaxQuizAnswers = 40'000;  // of all students
inline constexpr std::size_t kMaxQuizName = 80;         // bytes
inline constexpr std::size_t kMaxQuizWord = 200;        // bytes

// How well a student knows the answer to one question, and when it is asked again.
struct QuizCard
{
    std::string question;  // kind of question: "pattern"
    std::string of;        // id of a trigger point, or of a muscle
    int repetitions = 0;   // right answers in a row
    int intervalDays = 0;
    double easiness = 2.5;
    std::string last;  // "2026-03-09": when it was answered
    std::string due;   // when it should be asked again

    bool operator==(const QuizCard&) const = default;
};

// One answer that was given.
struct QuizAnswer
{
    std::string date;
    std::string mode;      // "practice", "test"
    std::string question;  // as in a card
    std::string of;
    std::string answer;  // id of the muscle that was chosen; empty when it was shown on the body
    bool right = false;
    double score = 0.0;  // 0..1
    int hints = 0;
    double seconds = 0.0;
    std::optional<double> offMm;  // how far from the point

    bool operator==(const QuizAnswer&) const = default;
};

struct QuizStudent
{
    std::string name;
    std::vector<QuizCard> cards;
    std::vector<QuizAnswer> answers;  // oldest first

    bool operator==(const QuizStudent&) const = default;
};

struct QuizResults
{
    std::vector<QuizStudent> students;

    // Null when nobody of that name has answered.
    [[nodiscard]] const QuizStudent* find(std::string_view name) const;

    bool operator==(const QuizResults&) const = default;
};

// A name that can be kept: not too long, one line, UTF-8.
bool isQuizName(std::string_view name);

// All findings, and the results when there was no error. A missing file holds no results.
struct QuizResultsReading
{
    std::optional<QuizResults> results;
    std::vector<Finding> findings;
};

QuizResultsReading readQuizResults(const std::filesystem::path& file);

// The same results always give the same bytes.
std::string quizResultsText(const QuizResults& results);

core::Result<void> writeQuizResults(const std::filesystem::path& file, const QuizResults& results);

// The answers as comma-separated values (RFC 4180) with a line of headings; of one student, or of
// all when the name is empty. What a spreadsheet would take for a formula is made plain text.
std::string quizResultsCsv(const QuizResults& results, std::string_view student = {});

}  // namespace knotlas::io
