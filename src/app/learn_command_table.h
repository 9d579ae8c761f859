#pragma once

#include "app/command_table.h"

namespace knotlas::app
{

// Readers of the arguments of what can be done in "What is taught".
core::Result<Command> parseToggleLearn(const Arguments& arguments);
core::Result<Command> parseOpenChapter(const Arguments& arguments);
core::Result<Command> parseTurnChapter(const Arguments& arguments);
core::Result<Command> parseCycleStep(const Arguments& arguments);
core::Result<Command> parseWalkCycle(const Arguments& arguments);
core::Result<Command> parseTechnique(const Arguments& arguments);
core::Result<Command> parsePractice(const Arguments& arguments);
core::Result<Command> parseStartTimer(const Arguments& arguments);
core::Result<Command> parsePauseTimer(const Arguments& arguments);
core::Result<Command> parseResetTimer(const Arguments& arguments);

}  // namespace knotlas::app
