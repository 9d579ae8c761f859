#pragma once

#include "app/command_table.h"

namespace knotlas::app
{

// Readers of the arguments of what is done before a class.
core::Result<Command> parsePen(const Arguments& arguments);
core::Result<Command> parseInkColour(const Arguments& arguments);
core::Result<Command> parseInkWidth(const Arguments& arguments);
core::Result<Command> parseInkFades(const Arguments& arguments);
core::Result<Command> parseEraser(const Arguments& arguments);
core::Result<Command> parseClearInk(const Arguments& arguments);
core::Result<Command> parseDrawInk(const Arguments& arguments);
core::Result<Command> parseEraseInk(const Arguments& arguments);
core::Result<Command> parseLens(const Arguments& arguments);
core::Result<Command> parseLensPower(const Arguments& arguments);
core::Result<Command> parseMovePointer(const Arguments& arguments);
core::Result<Command> parsePressPointer(const Arguments& arguments);
core::Result<Command> parseBlank(const Arguments& arguments);
core::Result<Command> parseNotes(const Arguments& arguments);
core::Result<Command> parseRestartClock(const Arguments& arguments);
core::Result<Command> parseClassKeys(const Arguments& arguments);

}  // namespace knotlas::app
