#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// The quiz, from its setup to its result, in the column beside the body.
void drawQuiz(Frame& frame);

}  // namespace knotlas::ui
