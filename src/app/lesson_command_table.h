#pragma once

#include "app/command_table.h"

namespace knotlas::app
{

// Readers of the arguments of what can be done with a lesson.
core::Result<Command> parseOpenLesson(const Arguments& arguments);
core::Result<Command> parseNextStep(const Arguments& arguments);
core::Result<Command> parsePreviousStep(const Arguments& arguments);
core::Result<Command> parseGoToStep(const Arguments& arguments);
core::Result<Command> parseShowAnswer(const Arguments& arguments);
core::Result<Command> parseLessonNote(const Arguments& arguments);
core::Result<Command> parseCloseLesson(const Arguments& arguments);

}  // namespace knotlas::app
