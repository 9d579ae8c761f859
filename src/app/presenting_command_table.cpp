#include "app/presenting_command_table.h"

#include "core/text.h"

#include <array>
#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr float kLensStep = 1.2f;
constexpr std::size_t kMostPoints = 2000;

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
    return Command(PresentCommand(C{}));
}

struct Word
{
    std::string_view word;
    PresentCommand command;
};

// The command that belongs to the one word of the arguments.
Result<Command> worded(const Arguments& arguments, const std::vector<Word>& words)
{
    std::vector<std::string> known;
    for (const Word& each : words)
    {
        if (arguments.size() == 1 && arguments.front() == each.word)
        {
            return Command(each.command);
        }
        known.emplace_back(each.word);
    }
    std::string list;
    for (const std::string& word : known)
    {
        list += (list.empty() ? "" : ", ") + word;
    }
    const std::string given(arguments.empty() ? std::string_view() : arguments.front());
    return usage("needs one of " + list + core::didYouMean(given, known));
}

// X Y X Y ...
Result<std::vector<glm::vec2>> points(const Arguments& arguments)
{
    if (arguments.empty() || arguments.size() % 2 != 0 || arguments.size() > 2 * kMostPoints)
    {
        return usage("needs points of the picture: X Y ...");
    }
    std::vector<glm::vec2> made;
    for (std::size_t i = 0; i < arguments.size(); i += 2)
    {
        const auto x = core::parseDouble(arguments[i]);
        const auto y = core::parseDouble(arguments[i + 1]);
        if (!x || !y || *x < 0.0 || *x > 1.0 || *y < 0.0 || *y > 1.0)
        {
            return usage("points of the picture are from 0 to 1");
        }
        made.emplace_back(static_cast<float>(*x), static_cast<float>(*y));
    }
    return made;
}

}  // namespace

Result<Command> parsePen(const Arguments& arguments)
{
    return plain<TogglePen>(arguments);
}

Result<Command> parseInkColour(const Arguments& arguments)
{
    return worded(arguments, {{"red", SetInkColour{InkColour::Red}},
                              {"blue", SetInkColour{InkColour::Blue}},
                              {"yellow", SetInkColour{InkColour::Yellow}},
                              {"plain", SetInkColour{InkColour::Plain}},
                              {"next", SetInkColour{}}});
}

Result<Command> parseInkWidth(const Arguments& arguments)
{
    return worded(arguments, {{"thinner", StepInkWidth{-1}}, {"thicker", StepInkWidth{1}}});
}

Result<Command> parseInkFades(const Arguments& arguments)
{
    return worded(
        arguments,
        {{"on", SetInkFades{true}}, {"off", SetInkFades{false}}, {"toggle", SetInkFades{}}});
}

Result<Command> parseEraser(const Arguments& arguments)
{
    return plain<ToggleEraser>(arguments);
}

Result<Command> parseClearInk(const Arguments& arguments)
{
    return plain<ClearInk>(arguments);
}

Result<Command> parseDrawInk(const Arguments& arguments)
{
    Result<std::vector<glm::vec2>> read = points(arguments);
    return read ? Result<Command>(Command(PresentCommand(DrawInk{*std::move(read), false})))
                : Result<Command>(std::move(read).error());
}

Result<Command> parseEraseInk(const Arguments& arguments)
{
    Result<std::vector<glm::vec2>> read = points(arguments);
    return read ? Result<Command>(Command(PresentCommand(EraseInk{*std::move(read)})))
                : Result<Command>(std::move(read).error());
}

Result<Command> parseLens(const Arguments& arguments)
{
    return plain<ToggleLens>(arguments);
}

Result<Command> parseLensPower(const Arguments& arguments)
{
    return worded(arguments,
                  {{"stronger", ScaleLens{kLensStep}}, {"weaker", ScaleLens{1.0f / kLensStep}}});
}

Result<Command> parseMovePointer(const Arguments& arguments)
{
    const auto right = arguments.size() == 2 ? core::parseDouble(arguments[0]) : std::nullopt;
    const auto down = arguments.size() == 2 ? core::parseDouble(arguments[1]) : std::nullopt;
    if (!right || !down || *right < -2.0 || *right > 2.0 || *down < -2.0 || *down > 2.0)
    {
        return usage("needs two parts of the picture's height, -2 to 2");
    }
    return Command(
        PresentCommand(MovePointer{static_cast<float>(*right), static_cast<float>(*down)}));
}

Result<Command> parsePressPointer(const Arguments& arguments)
{
    return plain<PressPointer>(arguments);
}

Result<Command> parseBlank(const Arguments& arguments)
{
    if (arguments.empty())
    {
        return Command(PresentCommand(BlankScreen{}));
    }
    return worded(arguments,
                  {{"black", BlankScreen{Blank::Black}}, {"white", BlankScreen{Blank::White}}});
}

Result<Command> parseNotes(const Arguments& arguments)
{
    return plain<ToggleNotes>(arguments);
}

Result<Command> parseRestartClock(const Arguments& arguments)
{
    return plain<RestartClock>(arguments);
}

Result<Command> parseClassKeys(const Arguments& arguments)
{
    return plain<ShowClassKeys>(arguments);
}

}  // namespace knotlas::app
