#pragma once

#include "ui/theme.h"
#include "ui/widgets/item_registry.h"

namespace knotlas::ui
{

enum class Icon
{
    Search,
    Close,
    Plus,
    ChevronRight,
    ChevronDown,
    Back,
    Undo,
    Redo,
    Sun,
    Moon,
    Panel,
    Picture,
    Help,
    Muscle,
    Point,
    Region,
    Warning,
    Home,
};

// Strokes, so that icons are crisp at every scale; fills the square in the middle of `box`.
void drawIcon(ImDrawList& list, Icon icon, const Box& box, const glm::vec3& colour);

}  // namespace knotlas::ui
