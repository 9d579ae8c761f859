#pragma once

#include "ui/frame.h"

namespace knotlas::ui
{

// A small cube that turns with the body, its faces named as anatomists do; a click on a face looks
// from there.
void drawAxisCube(Frame& frame);

// Where it stands, so that labels keep clear of it.
Box axisCubeBox(const Frame& frame);

// "Anterior, right": from where the camera looks, in words.
std::string directionInWords(const scene::Camera& camera, const app::Language& language);

}  // namespace knotlas::ui
