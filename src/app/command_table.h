#pragma once

#include "app/commands.h"

namespace knotlas::app
{

using Arguments = std::vector<std::string_view>;

// A row of the table with the function that reads its arguments.
struct CommandRow
{
    CommandSpec spec;
    core::Result<Command> (*parse)(const Arguments& arguments);
};

std::span<const CommandRow> commandRows();

}  // namespace knotlas::app
