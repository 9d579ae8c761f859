#include "app/lesson_command_table.h"

#include "core/text.h"

#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr int kMostNumber = 100'000;

Error usage(const std::string& message)
{
    return Error(message, ErrorKind::Usage);
}

template <typename C> Result<Command> plain(const Arguments& arguments)
{
    if (!arguments.empty())
    {
        return usage("takes no argument");
    }
    return Command(LessonCommand(C{}));
}

// People count from 1.
Result<std::size_t> counted(std::string_view word)
{
    const auto number = core::parseInt(word);
    if (!number || *number < 1 || *number > kMostNumber)
    {
        return usage("\"" + std::string(word) + "\" is not a number from 1");
    }
    return static_cast<std::size_t>(*number) - 1;
}

}  // namespace

Result<Command> parseOpenLesson(const Arguments& arguments)
{
    std::string file;
    for (const std::string_view word : arguments)
    {
        file += (file.empty() ? "" : " ") + std::string(word);
    }
    if (file.empty())
    {
        return usage("needs the file of a lesson");
    }
    return Command(OpenLesson{file});
}

Result<Command> parseNextStep(const Arguments& arguments)
{
    return plain<NextStep>(arguments);
}

Result<Command> parsePreviousStep(const Arguments& arguments)
{
    return plain<PreviousStep>(arguments);
}

Result<Command> parseGoToStep(const Arguments& arguments)
{
    if (arguments.size() != 1)
    {
        return usage("needs the number of a step");
    }
    Result<std::size_t> step = counted(arguments.front());
    if (!step)
    {
        return std::move(step).error();
    }
    return Command(LessonCommand(GoToStep{*step}));
}

Result<Command> parseShowAnswer(const Arguments& arguments)
{
    if (arguments.empty())
    {
        return Command(LessonCommand(ShowAnswer{}));
    }
    if (arguments.size() != 1)
    {
        return usage("needs the number of a choice, or nothing");
    }
    Result<std::size_t> choice = counted(arguments.front());
    if (!choice)
    {
        return std::move(choice).error();
    }
    return Command(LessonCommand(ShowAnswer{*choice}));
}

Result<Command> parseLessonNote(const Arguments& arguments)
{
    return plain<ToggleLessonNote>(arguments);
}

Result<Command> parseCloseLesson(const Arguments& arguments)
{
    return plain<CloseLesson>(arguments);
}

}  // namespace knotlas::app
