#include "app/cheat_sheet.h"

#include "app/commands.h"

#include <algorithm>
#include <vector>

namespace knotlas::app
{
namespace
{

std::string row(const std::string& left, std::string_view right)
{
    return "| " + left + " | " + std::string(right) + " |\n";
}

}  // namespace

std::string keysAsMarkdown()
{
    std::string text = row("Key or gesture", "Does") + row("---", "---");
    for (const GestureSpec& spec : gestureTable())
    {
        text += row(std::string(spec.gesture), spec.help);
    }
    for (const CommandSpec& spec : commandTable())
    {
        if (!spec.keys.empty())
        {
            text += row("`" + std::string(spec.keys) + "`", spec.help);
        }
    }
    return text;
}

std::string commandsAsMarkdown()
{
    std::string text = row("Command", "Does") + row("---", "---");
    std::vector<std::string_view> told;
    for (const CommandSpec& spec : commandTable())
    {
        if (std::ranges::find(told, spec.name) != told.end())
        {
            continue;
        }
        told.push_back(spec.name);
        std::string call(spec.name);
        if (!spec.arguments.empty())
        {
            call += ' ' + std::string(spec.arguments);
        }
        // A bar would end the cell.
        for (std::size_t bar = call.find('|'); bar != std::string::npos;
             bar = call.find('|', bar + 2))
        {
            call.insert(bar, "\\");
        }
        text += row("`" + call + "`", spec.help);
    }
    return text;
}

}  // namespace knotlas::app
