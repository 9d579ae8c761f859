#include "app/learn_command_table.h"

#include "core/text.h"

#include <cmath>
#include <optional>
#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

Result<Command> made(LearnCommand command)
{
    return Command(std::move(command));
}

Error usage(const std::string& message)
{
    return Error(message, ErrorKind::Usage);
}

template <typename C> Result<Command> plain(const Arguments& arguments)
{
    return arguments.empty() ? made(C{}) : Result<Command>(usage("takes no argument"));
}

std::optional<std::size_t> counted(const Arguments& arguments)
{
    const auto value = arguments.size() == 1 ? core::parseDouble(arguments[0]) : std::nullopt;
    const bool whole = value && *value >= 1.0 && *value <= 99.0 && std::floor(*value) == *value;
    return whole ? std::optional(static_cast<std::size_t>(*value) - 1) : std::nullopt;
}

}  // namespace

Result<Command> parseToggleLearn(const Arguments& arguments)
{
    return plain<ToggleLearn>(arguments);
}

Result<Command> parseOpenChapter(const Arguments& arguments)
{
    if (arguments.size() > 1)
    {
        return usage("needs the id of a chapter, or nothing");
    }
    return made(OpenChapter{arguments.empty() ? std::string() : std::string(arguments[0])});
}

Result<Command> parseTurnChapter(const Arguments& arguments)
{
    const bool next = arguments.size() == 1 && arguments[0] == "next";
    if (!next && !(arguments.size() == 1 && arguments[0] == "previous"))
    {
        return usage("needs next or previous");
    }
    return made(TurnChapter{next ? 1 : -1});
}

Result<Command> parseCycleStep(const Arguments& arguments)
{
    if (arguments.size() == 1 && (arguments[0] == "next" || arguments[0] == "previous"))
    {
        return made(TurnCycle{arguments[0] == "next" ? 1 : -1});
    }
    const std::optional<std::size_t> step = counted(arguments);
    return step ? made(ChooseCycleStep{*step})
                : Result<Command>(usage("needs the number of a step, next or previous"));
}

Result<Command> parseWalkCycle(const Arguments& arguments)
{
    return plain<WalkCycle>(arguments);
}

Result<Command> parseTechnique(const Arguments& arguments)
{
    const bool onCycle = arguments.size() == 2 && arguments[1] == "on-cycle";
    if (arguments.size() > 1 && !onCycle)
    {
        return usage("needs the id of a technique and, if wanted, on-cycle");
    }
    return made(
        ChooseTechnique{arguments.empty() ? std::string() : std::string(arguments[0]), onCycle});
}

Result<Command> parsePractice(const Arguments& arguments)
{
    const std::optional<std::size_t> index = counted(arguments);
    return index ? made(ChoosePractice{*index})
                 : Result<Command>(usage("needs the number of a timer of the technique"));
}

Result<Command> parseStartTimer(const Arguments& arguments)
{
    return plain<StartTimer>(arguments);
}

Result<Command> parsePauseTimer(const Arguments& arguments)
{
    return plain<PauseTimer>(arguments);
}

Result<Command> parseResetTimer(const Arguments& arguments)
{
    return plain<ResetTimer>(arguments);
}

}  // namespace knotlas::app
