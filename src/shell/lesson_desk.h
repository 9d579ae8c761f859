#pragma once

#include "app/content.h"
#include "app/lesson_commands.h"
#include "app/lesson_state.h"
#include "core/result.h"
#include "shell/options.h"

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

// "lessons" beside the folder of the atlas; empty when there is no data.
std::filesystem::path lessonsFolder(const ContentOptions& content);

// Whether a file says that it is a lesson; a broken one, too, so that it is told what is wrong with
// the lesson.
bool isLessonFile(const std::filesystem::path& file);

}  // namespace knotlas::shell
