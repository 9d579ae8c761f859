#include "io/quiz_results.h"

#include "core/text.h"
#include "io/card_package.h"
#include "io/file_bytes.h"
#include "io/json_cursor.h"
#include "io/json_document.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <system_error>

namespace knotlas::io
{
namespace
{

constexpr JsonLimits kResultsJson{
    .maxBytes = std::size_t{32} << 20, .maxValues = 1'000'000, .maxStringBytes = 1'024};

constexpr float kMaxDays = 36'500.0f;
constexpr float kMaxRepetitions = 10'000.0f;
constexpr float kMaxSeconds = 86'400.0f;
constexpr float kMaxOffMm = 10'000.0f;
constexpr float kLeastEasiness = 1.3f;
constexpr float kMostEasiness = 10.0f;

std::string readWord(JsonObject& object, std::string_view member, bool mayBeAbsent = false)
{
    const auto at = mayBeAbsent ? object.optional(member) : object.required(member);
    std::string text = at ? at->text() : std::string();
    if (text.size() > kMaxQuizWord)
    {
        at->error("is longer than " + std::to_string(kMaxQuizWord) + " bytes");
        text.clear();
    }
    return text;
}

std::string readDay(JsonObject& object, std::string_view member)
{
    const auto at = object.required(member);
    std::string date = at ? at->text() : std::string();
    if (!date.empty() && !core::isIsoDate(date))
    {
        at->error("a date is written like \"2026-03-09\"");
    }
    return date;
}

int readCount(JsonObject& object, std::string_view member, float most)
{
    const auto at = object.required(member);
    const float value = at ? at->number(0.0f, most) : 0.0f;
    if (value != std::floor(value))
    {
        at->error("must be a whole number");
    }
    return static_cast<int>(value);
}

QuizCard readCard(const JsonCursor& at)
{
    QuizCard card;
    JsonObject object(at);
    card.question = readWord(object, "question");
    card.of = readWord(object, "of");
    card.repetitions = readCount(object, "repetitions", kMaxRepetitions);
    card.intervalDays = readCount(object, "interval_days", kMaxDays);
    // Read as it was written, not through a float.
    object.number("easiness", kLeastEasiness, kMostEasiness);
    const JsonValue* easiness = at.value().find("easiness");
    card.easiness = easiness != nullptr ? easiness->number : card.easiness;
    card.last = readDay(object, "last");
    card.due = readDay(object, "due");
    object.finish();
    return card;
}

double readNumber(JsonObject& object, const JsonCursor& at, const std::string& member, float most)
{
    object.number(member, 0.0f, most);
    const JsonValue* value = at.value().find(member);
    return value != nullptr ? value->number : 0.0;
}

QuizAnswer readAnswer(const JsonCursor& at)
{
    QuizAnswer answer;
    JsonObject object(at);
    answer.date = readDay(object, "date");
    answer.mode = readWord(object, "mode");
    answer.question = readWord(object, "question");
    answer.of = readWord(object, "of");
    answer.answer = readWord(object, "answer", true);
    if (const auto right = object.required("right"))
    {
        answer.right = right->expect(JsonValue::Kind::Boolean) && right->value().boolean;
    }
    answer.score = readNumber(object, at, "score", 1.0f);
    answer.hints = readCount(object, "hints", 100.0f);
    answer.seconds = readNumber(object, at, "seconds", kMaxSeconds);
    if (at.value().find("off_mm") != nullptr)
    {
        answer.offMm = readNumber(object, at, "off_mm", kMaxOffMm);
    }
    object.finish();
    return answer;
}

struct Counts
{
    std::size_t cards = 0;
    std::size_t answers = 0;
};

QuizStudent readStudent(const JsonCursor& at, Counts& counts)
{
    QuizStudent student;
    JsonObject object(at);
    student.name = readWord(object, "name");
    if (!student.name.empty() && !isQuizName(student.name))
    {
        at.error("a name is one line of at most " + std::to_string(kMaxQuizName) + " bytes");
    }
    const std::vector<JsonCursor> cards = object.list("cards", 0);
    const std::vector<JsonCursor> answers = object.list("answers", 0);
    counts.cards += cards.size();
    counts.answers += answers.size();
    if (counts.cards > kMaxQuizCards || counts.answers > kMaxQuizAnswers)
    {
        at.error("the file holds more than " + std::to_string(kMaxQuizCards) + " cards or answers");
        return student;
    }
    for (const JsonCursor& card : cards)
    {
        student.cards.push_back(readCard(card));
    }
    for (const JsonCursor& answer : answers)
    {
        student.answers.push_back(readAnswer(answer));
    }
    object.finish();
    return student;
}

QuizResults readDocument(const JsonCursor& document)
{
    QuizResults results;
    JsonObject object(document);
    object.optional("$schema");  // for editors
    const auto kind = object.required("kind");
    const std::string word = kind ? kind->text() : std::string();
    if (!word.empty() && word != kQuizResultsKind)
    {
        kind->error("\"" + word + "\" is not \"" + kQuizResultsKind + "\"");
    }
    const std::vector<JsonCursor> items = object.list("students", 0);
    if (items.size() > kMaxQuizStudents)
    {
        document.error("holds more than " + std::to_string(kMaxQuizStudents) + " students");
        return results;
    }
    Counts counts;
    for (const JsonCursor& item : items)
    {
        QuizStudent student = readStudent(item, counts);
        if (results.find(student.name) != nullptr)
        {
            item.error("\"" + student.name + "\" stands here already");
        }
        results.students.push_back(std::move(student));
    }
    object.finish();
    return results;
}

std::string inQuotes(const std::string& text)
{
    using Json = nlohmann::json;
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string rounded(double value, int digits)
{
    const double unit = std::pow(10.0, digits);
    return core::formatNumber(std::round(value * unit) / unit);
}

std::string cardText(const QuizCard& card)
{
    return "{\"question\": " + inQuotes(card.question) + ", \"of\": " + inQuotes(card.of) +
           ", \"repetitions\": " + std::to_string(card.repetitions) +
           ", \"interval_days\": " + std::to_string(card.intervalDays) +
           ", \"easiness\": " + rounded(card.easiness, 4) + ", \"last\": " + inQuotes(card.last) +
           ", \"due\": " + inQuotes(card.due) + "}";
}

std::string answerText(const QuizAnswer& answer)
{
    std::string text =
        "{\"date\": " + inQuotes(answer.date) + ", \"mode\": " + inQuotes(answer.mode) +
        ", \"question\": " + inQuotes(answer.question) + ", \"of\": " + inQuotes(answer.of);
    text += answer.answer.empty() ? "" : ", \"answer\": " + inQuotes(answer.answer);
    text += std::string(", \"right\": ") + (answer.right ? "true" : "false") +
            ", \"score\": " + rounded(answer.score, 3) +
            ", \"hints\": " + std::to_string(answer.hints) +
            ", \"seconds\": " + rounded(answer.seconds, 1);
    text += answer.offMm ? ", \"off_mm\": " + rounded(*answer.offMm, 1) : "";
    return text + "}";
}

template <typename T>
std::string listText(const std::vector<T>& items, std::string (*text)(const T&))
{
    std::string list = "[";
    for (std::size_t i = 0; i < items.size(); ++i)
    {
        list += (i > 0 ? ",\n        " : "\n        ") + text(items[i]);
    }
    return list + (items.empty() ? "]" : "\n      ]");
}

// A cell that begins like a formula would be reckoned by a spreadsheet.
std::string plain(const std::string& text)
{
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
    return formula ? "'" + text : text;
}

}  // namespace

const QuizStudent* QuizResults::find(std::string_view name) const
{
    const auto found = std::ranges::find(students, name, &QuizStudent::name);
    return found == students.end() ? nullptr : &*found;
}

bool isQuizName(std::string_view name)
{
    const bool oneLine = std::ranges::none_of(
        name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return !name.empty() && name.size() <= kMaxQuizName && oneLine && core::trim(name) == name &&
           core::isValidUtf8(name);
}

QuizResultsReading readQuizResults(const std::filesystem::path& file)
{
    QuizResultsReading reading;
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error)
    {
        reading.results.emplace();
        return reading;
    }
    QuizResults results;
    readJsonFile(file, kResultsJson, reading.findings,
                 [&](const JsonCursor& root) { results = readDocument(root); });
    if (!hasErrors(reading.findings))
    {
        reading.results = std::move(results);
    }
    return reading;
}

std::string quizResultsText(const QuizResults& results)
{
    std::string text =
        "{\n  \"kind\": \"" + std::string(kQuizResultsKind) + "\",\n  \"students\": [";
    for (std::size_t i = 0; i < results.students.size(); ++i)
    {
        const QuizStudent& student = results.students[i];
        text += (i > 0 ? ",\n" : "\n") + std::string("    {\n      \"name\": ") +
                inQuotes(student.name) +
                ",\n      \"cards\": " + listText(student.cards, cardText) +
                ",\n      \"answers\": " + listText(student.answers, answerText) + "\n    }";
    }
    return text + (results.students.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

core::Result<void> writeQuizResults(const std::filesystem::path& file, const QuizResults& results)
{
    return writeFile(file, quizResultsText(results));
}

std::string quizResultsCsv(const QuizResults& results, std::string_view student)
{
    std::string csv = csvLine({"student", "date", "mode", "question", "of", "answer", "right",
                               "score", "hints", "seconds", "off_mm"});
    for (const QuizStudent& each : results.students)
    {
        if (!student.empty() && each.name != student)
        {
            continue;
        }
        for (const QuizAnswer& answer : each.answers)
        {
            csv += csvLine({plain(each.name), answer.date, plain(answer.mode),
                            plain(answer.question), plain(answer.of), plain(answer.answer),
                            answer.right ? "yes" : "no", rounded(answer.score, 3),
                            std::to_string(answer.hints), rounded(answer.seconds, 1),
                            answer.offMm ? rounded(*answer.offMm, 1) : ""});
        }
    }
    return csv;
}

}  // namespace knotlas::io
