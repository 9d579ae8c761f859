#pragma once

#include "ui/frame.h"

#include <span>
#include <string_view>

namespace knotlas::ui
{

// One thing on the screen. A panel reads the state, emits commands and knows no other panel.
struct Panel
{
    std::string_view name;
    bool (*wanted)(const Frame& frame);
    void (*draw)(Frame& frame);
};

// In drawing order: later ones lie above.
std::span<const Panel> panels();

}  // namespace knotlas::ui
