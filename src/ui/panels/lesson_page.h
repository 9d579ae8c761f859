#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The lessons that can be opened; a press opens one.
void drawLessonList(Frame& frame);

// The step of the lesson that plays, with all that a teacher needs.
void drawLessonPage(Frame& frame);

// The same at the foot of the picture where there are no panels: only what the class shall see.
void drawLessonBand(Frame& frame);

}  // namespace knotlas::ui
