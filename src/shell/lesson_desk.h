#pragma once

#include "app/content.h"
#include "app/lesson_commands.h"
#include "app/lesson_state.h"
#include "core/result.h"

#include <filesystem>
#include <vector>

namespace knotlas::shell
{

// Reads a lesson and checks its names. The Error holds every finding, one a line, each with file,
// line and a suggestion.
core::Result<app::TakeLesson> readCheckedLesson(const app::Content& content,
                                                const std::filesystem::path& file);

// The lessons of a folder that can be read, by the name of their file. What is wrong with the
// others is logged.
std::vector<app::LessonFile> lessonsIn(const std::filesystem::path& folder);

// Those that travel with the program.
std::vector<app::LessonFile> shippedLessons();

// Whether a file says that it is a lesson.
bool isLessonFile(const std::filesystem::path& file);

}  // namespace knotlas::shell
