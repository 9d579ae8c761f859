#pragma once

#include "app/app_state.h"
#include "app/lesson_commands.h"
#include "core/result.h"

#include <optional>
#include <string>

namespace knotlas::app
{

struct BeforeLesson
{
    Document doc;
    scene::Camera camera;
    std::string framing;
    bool labels = true;
    bool painOn = false;
    bool inClass = false;  // it was opened in the class view
};

// Where the camera should go; see Session::framing.
struct CameraWish
{
    scene::Camera camera;
    std::string framing;
};

// Shows exactly what the step names, but for the camera: nothing is left over from before. Names
// that atlas and body lack are left out; what was painted where it hurts is kept.
void showStep(AppState& state, const io::LessonStep& step);

// Where the step puts the camera: at its own place, or in the view of what is shown now.
CameraWish cameraFor(const AppState& state, const io::LessonStep& step);

// Changes everything but the camera, which goes to where the result says, if it says so. Kind Usage
// when no lesson is open or it has no such step or choice.
core::Result<std::optional<CameraWish>> applyLesson(AppState& state, const LessonCommand& command,
                                                    TimeS now);

// After the class view has given back what was shown before it: the step is shown again.
void showStepAgain(AppState& state);

// Whether the step asks something that has not been answered yet.
bool awaitsAnswer(const LessonPlay& play);

// Whether the choice is the right answer.
bool isRight(const io::LessonQuestion& question, std::size_t choice);

}  // namespace knotlas::app
