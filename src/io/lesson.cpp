#include "io/lesson.h"

#include "io/json_cursor.h"
#include "io/json_document.h"

#include <algorithm>
#include <cmath>

namespace knotlas::io
{
namespace
{

constexpr JsonLimits kLessonJson{.maxBytes = std::size_t{2} << 20, .maxValues = 50'000};
constexpr std::size_t kMaxSteps = 200;
constexpr std::size_t kMaxMuscles = 4;  // as many as can be compared
constexpr std::size_t kMaxChoices = 8;

using Names = std::vector<LessonName>;

std::string readName(const JsonCursor& at, LessonName::Kind kind, Names& names)
{
    std::string name = at.text();
    if (!name.empty())
    {
        names.push_back({kind, name, at.finding({})});
    }
    return name;
}

std::string optionalName(JsonObject& object, std::string_view member, LessonName::Kind kind,
                         Names& names)
{
    const std::optional<JsonCursor> at = object.optional(member);
    return at ? readName(*at, kind, names) : std::string();
}

std::optional<LessonCamera> readCamera(JsonObject& step)
{
    const std::optional<JsonCursor> at = step.optional("camera");
    if (!at)
    {
        return std::nullopt;
    }
    LessonCamera camera;
    JsonObject object(*at);
    const std::vector<JsonCursor> target = object.list("target", 3);
    if (target.size() > 3)
    {
        at->error("\"target\" must hold three numbers: x, y, z in metres");
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(target.size(), 3); ++i)
    {
        camera.target[static_cast<int>(i)] = target[i].number(-3.0f, 3.0f);
    }
    camera.distance = object.number("distance", 0.05f, 20.0f);
    camera.azimuthDeg = object.number("azimuth_deg", -360.0f, 360.0f);
    camera.elevationDeg = object.number("elevation_deg", -90.0f, 90.0f);
    object.finish();
    return camera;
}

LessonLayers readLayers(JsonObject& step)
{
    LessonLayers layers;
    const std::optional<JsonCursor> at = step.optional("layers");
    if (!at)
    {
        return layers;
    }
    JsonObject object(*at);
    const auto opacity = [&](const char* name, float& value) {
        if (const std::optional<JsonCursor> member = object.optional(name))
        {
            value = member->number(0.0f, 1.0f);
        }
    };
    opacity("skin", layers.skin);
    opacity("superficial", layers.superficial);
    opacity("deep", layers.deep);
    opacity("skeleton", layers.skeleton);
    object.finish();
    return layers;
}

std::optional<LessonQuestion> readQuestion(JsonObject& step)
{
    const std::optional<JsonCursor> at = step.optional("question");
    if (!at)
    {
        return std::nullopt;
    }
    LessonQuestion question;
    JsonObject object(*at);
    question.text = object.text("text");
    question.choices = object.optionalTexts("choices");
    question.answer = object.text("answer");
    const auto& choices = question.choices;
    if (choices.size() == 1 || choices.size() > kMaxChoices)
    {
        at->error("\"choices\" holds 2 to " + std::to_string(kMaxChoices) + " answers, or none");
    }
    if (!choices.empty() && std::ranges::count(choices, question.answer) != 1)
    {
        at->error("\"answer\" must be exactly one of the choices");
    }
    object.finish();
    return question;
}

void readMuscles(JsonObject& object, LessonStep& step, Names& names)
{
    const std::optional<JsonCursor> at = object.optional("muscles");
    if (!at)
    {
        return;
    }
    for (const JsonCursor& item : at->items())
    {
        step.muscles.push_back(readName(item, LessonName::Kind::Muscle, names));
    }
    if (step.muscles.size() > kMaxMuscles)
    {
        at->error("holds more than " + std::to_string(kMaxMuscles) + " muscles");
    }
}

LessonStep readStep(const JsonCursor& at, Names& names)
{
    LessonStep step;
    JsonObject object(at);
    step.title = object.text("title");
    step.text = object.text("text");
    step.note = object.optionalText("note");
    if (const std::optional<JsonCursor> view = object.optional("view"))
    {
        step.view = readName(*view, LessonName::Kind::View, names);
    }
    step.camera = readCamera(object);
    step.side =
        object.choice("side", {LessonSide::Right, LessonSide::Left, LessonSide::Both}, true);
    step.layers = readLayers(object);
    readMuscles(object, step, names);
    step.triggerPoint =
        optionalName(object, "trigger_point", LessonName::Kind::TriggerPoint, names);
    step.region = optionalName(object, "region", LessonName::Kind::Region, names);
    if (const std::optional<JsonCursor> labels = object.optional("labels"))
    {
        step.labels = labels->expect(JsonValue::Kind::Boolean) && labels->value().boolean;
    }
    step.question = readQuestion(object);
    object.finish();
    return step;
}

int readMinutes(JsonObject& object)
{
    const std::optional<JsonCursor> at = object.optional("minutes");
    return at ? static_cast<int>(std::lround(at->number(1.0f, 600.0f))) : 0;
}

Lesson readDocument(const JsonCursor& document, Names& names)
{
    Lesson lesson;
    JsonObject object(document);
    object.optional("$schema");  // for editors
    const std::optional<JsonCursor> kind = object.required("kind");
    const std::string word = kind ? kind->text() : std::string();
    if (!word.empty() && word != kLessonKind)
    {
        kind->error("\"" + word + "\" is not \"" + kLessonKind + "\"");
    }
    lesson.title = object.text("title");
    lesson.summary = object.text("summary");
    lesson.author = object.optionalText("author");
    lesson.minutes = readMinutes(object);
    if (const std::optional<JsonCursor> sources = object.optional("sources"))
    {
        for (const JsonCursor& item : sources->items())
        {
            lesson.sources.push_back(readName(item, LessonName::Kind::Source, names));
        }
    }
    const std::vector<JsonCursor> steps = object.list("steps", 1);
    if (steps.size() > kMaxSteps)
    {
        document.error("holds more than " + std::to_string(kMaxSteps) + " steps");
    }
    for (std::size_t i = 0; i < std::min(steps.size(), kMaxSteps); ++i)
    {
        lesson.steps.push_back(readStep(steps[i], names));
    }
    object.finish();
    return lesson;
}

}  // namespace

std::string_view toString(LessonSide side)
{
    switch (side)
    {
    case LessonSide::Right:
        return "right";
    case LessonSide::Left:
        return "left";
    case LessonSide::Both:
        break;
    }
    return "both";
}

LessonReading readLesson(const std::filesystem::path& file)
{
    LessonReading reading;
    Lesson lesson;
    readJsonFile(file, kLessonJson, reading.findings,
                 [&](const JsonCursor& root) { lesson = readDocument(root, reading.names); });
    if (!hasErrors(reading.findings))
    {
        reading.lesson = std::move(lesson);
    }
    return reading;
}

}  // namespace knotlas::io
