#include "app/quiz_command_table.h"

#include "core/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

Error usage(const std::string& message)
{
    return Error(message, ErrorKind::Usage);
}

Result<Command> made(QuizCommand command)
{
    return Command(std::move(command));
}

template <typename C> Result<Command> plain(const Arguments& arguments)
{
    return arguments.empty() ? made(C{}) : usage("takes no argument");
}

std::string joined(const Arguments& words, std::size_t from = 0)
{
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i)
    {
        text += (text.empty() ? "" : " ") + std::string(words[i]);
    }
    return text;
}

Result<std::int64_t> whole(std::string_view word, std::int64_t low, std::int64_t high)
{
    const std::optional<std::int64_t> value = core::parseInt(word);
    if (!value || *value < low || *value > high)
    {
        return usage("\"" + std::string(word) + "\" is not a whole number from " +
                     std::to_string(low) + " to " + std::to_string(high));
    }
    return *value;
}

std::vector<std::string> kindWords()
{
    std::vector<std::string> words;
    for (const QuizKind kind : kQuizKinds)
    {
        words.emplace_back(toString(kind));
    }
    return words;
}

Result<QuizKind> kindOf(std::string_view word)
{
    const std::optional<QuizKind> kind = quizKindNamed(word);
    if (!kind)
    {
        return usage("\"" + std::string(word) +
                     "\" is not one of pattern, refers, point, name, story" +
                     core::didYouMean(word, kindWords()));
    }
    return *kind;
}

Result<std::vector<QuizKind>> kindsOf(const Arguments& words)
{
    std::vector<QuizKind> kinds;
    for (const std::string_view word : words)
    {
        Result<QuizKind> kind = kindOf(word);
        if (!kind)
        {
            return std::move(kind).error();
        }
        kinds.push_back(*kind);
    }
    return kinds;
}

}  // namespace

Result<Command> parseToggleQuiz(const Arguments& arguments)
{
    return plain<ToggleQuiz>(arguments);
}

Result<Command> parseQuizMode(const Arguments& arguments)
{
    const std::string_view word = arguments.size() == 1 ? arguments[0] : std::string_view();
    if (word == "practice")
    {
        return made(SetQuizMode{QuizMode::Practice, DuelStyle::Turns});
    }
    if (word == "test")
    {
        return made(SetQuizMode{QuizMode::Test, DuelStyle::Turns});
    }
    if (word == "duel")
    {
        return made(SetQuizMode{QuizMode::Duel, DuelStyle::Turns});
    }
    if (word == "duel-together")
    {
        return made(SetQuizMode{QuizMode::Duel, DuelStyle::Together});
    }
    return usage("needs practice, test, duel or duel-together");
}

Result<Command> parseQuizKinds(const Arguments& arguments)
{
    Result<std::vector<QuizKind>> kinds = kindsOf(arguments);
    if (!kinds)
    {
        return std::move(kinds).error();
    }
    return made(SetQuizKinds{*std::move(kinds)});
}

// all | area ID | muscles ID... | lesson TITLE
Result<Command> parseQuizScope(const Arguments& arguments)
{
    const std::string_view word = arguments.empty() ? std::string_view() : arguments[0];
    QuizScope scope;
    if (word == "all" && arguments.size() == 1)
    {
        return made(SetQuizScope{scope});
    }
    if (arguments.size() < 2)
    {
        return usage("needs all, area ID, muscles ID... or lesson TITLE");
    }
    if (word == "muscles")
    {
        scope.which = QuizScope::Which::Muscles;
        scope.muscles.assign(arguments.begin() + 1, arguments.end());
    }
    else if (word == "area" || word == "lesson")
    {
        scope.which = word == "area" ? QuizScope::Which::Area : QuizScope::Which::Lesson;
        scope.name = joined(arguments, 1);
    }
    else
    {
        return usage("\"" + std::string(word) + "\" is not one of all, area, muscles, lesson");
    }
    return made(SetQuizScope{std::move(scope)});
}

Result<Command> parseQuizLength(const Arguments& arguments)
{
    if (arguments.size() != 1)
    {
        return usage("needs a number of questions");
    }
    Result<std::int64_t> number = whole(arguments[0], 1, 100);
    if (!number)
    {
        return std::move(number).error();
    }
    return made(SetQuizLength{static_cast<int>(*number)});
}

Result<Command> parseQuizTime(const Arguments& arguments)
{
    if (arguments.empty() || arguments.size() > 2)
    {
        return usage("needs the seconds of a question and, if wanted, the minutes of the quiz");
    }
    Result<std::int64_t> seconds = whole(arguments[0], 0, 600);
    Result<std::int64_t> minutes =
        arguments.size() == 2 ? whole(arguments[1], 0, 180) : Result<std::int64_t>(0);
    if (!seconds || !minutes)
    {
        return !seconds ? std::move(seconds).error() : std::move(minutes).error();
    }
    return made(SetQuizTime{static_cast<int>(*seconds), static_cast<int>(*minutes)});
}

Result<Command> parseStudent(const Arguments& arguments)
{
    return made(SetStudent{joined(arguments)});
}

// [KIND...] [SEED]
Result<Command> parseStartQuiz(const Arguments& arguments)
{
    StartQuiz start;
    Arguments words = arguments;
    if (!words.empty())
    {
        if (const auto seed = core::parseInt(words.back()))
        {
            start.seed = static_cast<std::uint64_t>(*seed);
            words.pop_back();
        }
    }
    Result<std::vector<QuizKind>> kinds = kindsOf(words);
    if (!kinds)
    {
        return std::move(kinds).error();
    }
    start.kinds = *std::move(kinds);
    return made(std::move(start));
}

Result<Command> parseAnswer(const Arguments& arguments)
{
    if (arguments.empty() || arguments.size() > 2)
    {
        return usage("needs the number of a choice and, in a duel, left or right");
    }
    Result<std::int64_t> number = whole(arguments[0], 1, 4);
    if (!number)
    {
        return std::move(number).error();
    }
    AnswerQuiz answer{static_cast<std::size_t>(*number - 1), std::nullopt};
    if (arguments.size() == 2)
    {
        if (arguments[1] != "left" && arguments[1] != "right")
        {
            return usage("\"" + std::string(arguments[1]) + "\" is not one of left, right");
        }
        answer.team = arguments[1] == "left" ? QuizTeam::Left : QuizTeam::Right;
    }
    return made(answer);
}

Result<Command> parseSubmitAnswer(const Arguments& arguments)
{
    return plain<SubmitAnswer>(arguments);
}

Result<Command> parseClearAnswer(const Arguments& arguments)
{
    return plain<ClearAnswer>(arguments);
}

Result<Command> parseQuizCursor(const Arguments& arguments)
{
    MoveQuizCursor move;
    for (std::size_t i = 0; i < 2 && arguments.size() == 2; ++i)
    {
        const std::optional<double> value = core::parseDouble(arguments[i]);
        if (!value || *value < -1.0 || *value > 1.0)
        {
            return usage("\"" + std::string(arguments[i]) + "\" is not a number from -1 to 1");
        }
        move.by01[static_cast<int>(i)] = static_cast<float>(*value);
    }
    return arguments.size() == 2 ? made(move) : usage("needs the way right and down");
}

Result<Command> parsePlaceAtCursor(const Arguments& arguments)
{
    return plain<PlaceAtCursor>(arguments);
}

Result<Command> parseHint(const Arguments& arguments)
{
    return plain<TakeHint>(arguments);
}

Result<Command> parseNextQuestion(const Arguments& arguments)
{
    return plain<NextQuestion>(arguments);
}

Result<Command> parseReviewQuestion(const Arguments& arguments)
{
    if (arguments.size() != 1)
    {
        return usage("needs the number of an answer");
    }
    Result<std::int64_t> number = whole(arguments[0], 1, 1000);
    if (!number)
    {
        return std::move(number).error();
    }
    return made(ReviewQuestion{static_cast<std::size_t>(*number - 1)});
}

Result<Command> parseEndQuiz(const Arguments& arguments)
{
    return plain<EndQuiz>(arguments);
}

Result<Command> parseExportQuiz(const Arguments& arguments)
{
    return Command(QuizRequest{QuizRequest::Kind::Export, joined(arguments)});
}

}  // namespace knotlas::app
