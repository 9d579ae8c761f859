#pragma once

#include "io/lesson.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <variant>

namespace knotlas::app
{

// What can be done with a lesson. Steps and choices count from 0.

struct TakeLesson  // one that was read: begins at its first step
{
    std::shared_ptr<const io::Lesson> lesson;
    std::filesystem::path file;
    bool operator==(const TakeLesson&) const = default;
};

struct NextStep  // stays at the last one
{
    bool operator==(const NextStep&) const = default;
};

struct PreviousStep  // stays at the first one
{
    bool operator==(const PreviousStep&) const = default;
};

struct GoToStep
{
    std::size_t step = 0;
    bool operator==(const GoToStep&) const = default;
};

struct ShowAnswer  // of the step's question, after a choice or without one
{
    std::optional<std::size_t> choice;
    bool operator==(const ShowAnswer&) const = default;
};

struct ToggleLessonNote
{
    bool operator==(const ToggleLessonNote&) const = default;
};

struct CloseLesson
{
    bool operator==(const CloseLesson&) const = default;
};

using LessonCommand = std::variant<TakeLesson, NextStep, PreviousStep, GoToStep, ShowAnswer,
                                   ToggleLessonNote, CloseLesson>;

// Reads a lesson and takes it; only the shell can.
struct OpenLesson
{
    std::filesystem::path file;
    bool operator==(const OpenLesson&) const = default;
};

}  // namespace knotlas::app
