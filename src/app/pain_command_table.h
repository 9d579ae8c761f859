#pragma once

#include "app/command_table.h"

namespace knotlas::app
{

// Readers of the arguments of what can be done in "Where does it hurt?".
core::Result<Command> parsePainMode(const Arguments& arguments);
core::Result<Command> parsePainPoint(const Arguments& arguments);
core::Result<Command> parsePaintStroke(const Arguments& arguments);
core::Result<Command> parseEraseStroke(const Arguments& arguments);
core::Result<Command> parseBrush(const Arguments& arguments);
core::Result<Command> parseMirroredStrokes(const Arguments& arguments);
core::Result<Command> parseAddPainArea(const Arguments& arguments);
core::Result<Command> parseChoosePainArea(const Arguments& arguments);
core::Result<Command> parseRemovePainArea(const Arguments& arguments);
core::Result<Command> parsePainIntensity(const Arguments& arguments);
core::Result<Command> parsePainQuality(const Arguments& arguments);
core::Result<Command> parsePainDepth(const Arguments& arguments);
core::Result<Command> parseDrawingDate(const Arguments& arguments);
core::Result<Command> parseDrawingName(const Arguments& arguments);
core::Result<Command> parseDrawingNote(const Arguments& arguments);
core::Result<Command> parseClearDrawing(const Arguments& arguments);
core::Result<Command> parseSaveDrawing(const Arguments& arguments);
core::Result<Command> parseOpenDrawing(const Arguments& arguments);
core::Result<Command> parseCompareDrawing(const Arguments& arguments);
core::Result<Command> parseEndComparison(const Arguments& arguments);
core::Result<Command> parseSaveReport(const Arguments& arguments);
core::Result<Command> parseTakeRecovered(const Arguments& arguments);
core::Result<Command> parseDiscardRecovered(const Arguments& arguments);
core::Result<Command> parsePreviewPattern(const Arguments& arguments);
core::Result<Command> parseOpenCandidate(const Arguments& arguments);
core::Result<Command> parseBackToPain(const Arguments& arguments);

}  // namespace knotlas::app
