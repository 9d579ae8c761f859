#pragma once

#include "io/lesson.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::app
{

// A lesson that can be opened.
struct LessonFile
{
    std::filesystem::path file;
    std::string title;
    std::string summary;
    int minutes = 0;  // 0: not told
    std::size_t steps = 0;

    bool operator==(const LessonFile&) const = default;
};

// What leaving the lesson gives back; see lesson_player.h.
struct BeforeLesson;

// The lesson that is being played.
struct LessonPlay
{
    std::shared_ptr<const io::Lesson> lesson;  // never null, with at least one step
    std::filesystem::path file;
    std::size_t step = 0;               // always one of the lesson
    std::optional<std::size_t> choice;  // of the question's choices
    bool answerShown = false;
    bool noteShown = false;  // the teacher's
    std::shared_ptr<const BeforeLesson> before;

    [[nodiscard]] const io::LessonStep& current() const { return lesson->steps[step]; }

    bool operator==(const LessonPlay&) const = default;
};

struct LessonTool
{
    std::vector<LessonFile> library;
    std::optional<LessonPlay> play;

    bool operator==(const LessonTool&) const = default;
};

}  // namespace knotlas::app
