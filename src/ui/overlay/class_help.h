#pragma once

#include "ui/frame.h"

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::ui
{

// The grey line of keys at the foot of the picture in the class view; it hides by itself.
void drawClassHelp(Frame& frame);

// The keys ("A: pen | B: black") on at most two lines of this width, at this size of the font.
std::vector<std::string> classHelpLines(const ImFont* font, float size, std::string_view keys,
                                        float most);

}  // namespace knotlas::ui
