#pragma once

#include <string>

namespace knotlas::app
{

// The command table as Markdown, for the README; a test compares.
std::string keysAsMarkdown();
std::string commandsAsMarkdown();

}  // namespace knotlas::app
