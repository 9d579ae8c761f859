#pragma once

#include "app/command_table.h"

namespace knotlas::app
{

// Readers of the arguments of what can be done in the quiz.
core::Result<Command> parseToggleQuiz(const Arguments& arguments);
core::Result<Command> parseQuizMode(const Arguments& arguments);
core::Result<Command> parseQuizKinds(const Arguments& arguments);
core::Result<Command> parseQuizScope(const Arguments& arguments);
core::Result<Command> parseQuizLength(const Arguments& arguments);
core::Result<Command> parseQuizTime(const Arguments& arguments);
core::Result<Command> parseStudent(const Arguments& arguments);
core::Result<Command> parseStartQuiz(const Arguments& arguments);
core::Result<Command> parseAnswer(const Arguments& arguments);
core::Result<Command> parseSubmitAnswer(const Arguments& arguments);
core::Result<Command> parseClearAnswer(const Arguments& arguments);
core::Result<Command> parseQuizCursor(const Arguments& arguments);
core::Result<Command> parsePlaceAtCursor(const Arguments& arguments);
core::Result<Command> parseHint(const Arguments& arguments);
core::Result<Command> parseNextQuestion(const Arguments& arguments);
core::Result<Command> parseReviewQuestion(const Arguments& arguments);
core::Result<Command> parseEndQuiz(const Arguments& arguments);
core::Result<Command> parseExportQuiz(const Arguments& arguments);

}  // namespace knotlas::app
