#pragma once

#include "app/print/sheet.h"
#include "io/lesson.h"

namespace knotlas::app
{

// One error, with a suggestion, for each name of the lesson that the atlas or the body lacks.
std::vector<io::Finding> unknownNames(const io::LessonReading& reading, const anatomy::Atlas& atlas,
                                      const anatomy::Body& body);

// What a step shows, from nothing; its names have been checked.
Shot shotOf(const Press& press, const io::LessonStep& step, const glm::vec2& size);

// The steps with their pictures, questions with room for the answers, which stand at the end.
core::Result<io::Document> lessonHandout(const Press& press, const io::Lesson& lesson);

}  // namespace knotlas::app
