#pragma once

#include "io/diagnostics.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::io
{

inline constexpr const char* kLessonKind = "lesson";

enum class LessonSide
{
    Right,
    Left,
    Both,
};

std::string_view toString(LessonSide side);

// Where the camera stands, exactly; degrees and metres as in scene::Camera.
struct LessonCamera
{
    glm::vec3 target{0.0f, 0.9f, 0.0f};
    float distance = 5.0f;
    float azimuthDeg = 0.0f;
    float elevationDeg = 0.0f;

    bool operator==(const LessonCamera&) const = default;
};

// Opacity 0..1 of each layer; a layer that is not named keeps 1.
struct LessonLayers
{
    float skin = 1.0f;
    float superficial = 1.0f;
    float deep = 1.0f;
    float skeleton = 1.0f;

    bool operator==(const LessonLayers&) const = default;
};

struct LessonQuestion
{
    std::string text;
    std::vector<std::string> choices;  // empty: an open question
    std::string answer;                // one of the choices, if there are any

    bool operator==(const LessonQuestion&) const = default;
};

// What is shown and said at once. A step shows exactly what it names: nothing is left over from the
// step before it.
struct LessonStep
{
    std::string title;
    std::string text;                    // for the class; paragraphs are parted by "\n"
    std::string note;                    // for the teacher alone
    std::string view = "auto";           // "front", "back", "auto", "AZ,EL", ...
    std::optional<LessonCamera> camera;  // instead of `view`
    LessonSide side = LessonSide::Right;
    LessonLayers layers;
    std::vector<std::string> muscles;
    std::string triggerPoint;  // only its pattern; empty: all points of the muscles
    std::string region;
    bool labels = true;
    std::optional<LessonQuestion> question;

    bool operator==(const LessonStep&) const = default;
};

struct Lesson
{
    std::string title;
    std::string summary;  // what one learns, in a sentence or two
    std::string author;   // empty when not told
    int minutes = 0;      // about how long; 0 when not told
    std::vector<std::string> sources;
    std::vector<LessonStep> steps;

    bool operator==(const Lesson&) const = default;
};

// A name that a lesson uses, and where it stands. The reader knows no atlas, so whoever has one
// checks them.
struct LessonName
{
    enum class Kind
    {
        Muscle,
        TriggerPoint,
        Region,
        Source,
        View,
    };

    Kind kind = Kind::Muscle;
    std::string name;
    Finding where;  // without a message
};

// All findings, and the lesson when there was no error.
struct LessonReading
{
    std::optional<Lesson> lesson;
    std::vector<Finding> findings;
    std::vector<LessonName> names;
};

LessonReading readLesson(const std::filesystem::path& file);

}  // namespace knotlas::io
