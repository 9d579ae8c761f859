#include "io/lesson.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::io
{
namespace
{

constexpr const char* kLesson = R"({
 "kind": "lesson", "title": "Necks", "summary": "What pulls.", "minutes": 10, "sources": ["simons1999"],
 "steps": [
  {"title": "Upper trapezius", "text": "Feel it.\nIt is a rope.", "note": "Pinch.", "view": "back",
   "side": "both", "layers": {"skin": 0.5}, "muscles": ["trapezius.upper"], "labels": false,
   "question": {"text": "Where to?", "choices": ["temple", "knee"], "answer": "temple"}},
  {"title": "The temple", "text": "Here.", "region": "temporal", "trigger_point": "trapezius.upper.1",
   "camera": {"target": [0, 1.6, 0], "distance": 0.8, "azimuth_deg": -60, "elevation_deg": 10}}
 ]})";

TEST(Lesson, IsReadAsItIsWritten)
{
    const test::TempFolder folder;
    const LessonReading reading = readLesson(folder.write("l.json", kLesson));
    ASSERT_TRUE(reading.lesson) << format(reading.findings);
    const Lesson& lesson = *reading.lesson;
    EXPECT_EQ(lesson.title, "Necks");
    EXPECT_EQ(lesson.minutes, 10);
    ASSERT_EQ(lesson.steps.size(), 2U);
    EXPECT_EQ(lesson.steps[0].side, LessonSide::Both);
    EXPECT_EQ(lesson.steps[0].layers, (LessonLayers{0.5f, 1.0f, 1.0f, 1.0f}));
    EXPECT_FALSE(lesson.steps[0].labels);
    EXPECT_EQ(lesson.steps[0].question->answer, "temple");
    EXPECT_EQ(lesson.steps[1].view, "auto");
    EXPECT_EQ(lesson.steps[1].camera->azimuthDeg, -60.0f);
    EXPECT_FALSE(lesson.steps[1].question);
}

TEST(Lesson, TellsTheNamesThatItUses)
{
    const test::TempFolder folder;
    const LessonReading reading = readLesson(folder.write("l.json", kLesson));
    const auto uses = [&](LessonName::Kind kind, const char* name) {
        return std::ranges::any_of(reading.names, [&](const LessonName& each) {
            return each.kind == kind && each.name == name && each.where.line > 0;
        });
    };
    EXPECT_TRUE(uses(LessonName::Kind::Muscle, "trapezius.upper"));
    EXPECT_TRUE(uses(LessonName::Kind::TriggerPoint, "trapezius.upper.1"));
    EXPECT_TRUE(uses(LessonName::Kind::Region, "temporal"));
    EXPECT_TRUE(uses(LessonName::Kind::Source, "simons1999"));
    EXPECT_TRUE(uses(LessonName::Kind::View, "back"));
}

}  // namespace
}  // namespace knotlas::io
