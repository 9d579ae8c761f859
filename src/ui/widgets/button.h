#pragma once

#include "ui/widgets/icons.h"
#include "ui/widgets/press.h"

#include <optional>
#include <span>
#include <string_view>

namespace knotlas::ui
{

enum class ButtonLook
{
    Plain,    // a quiet box
    Primary,  // filled with the accent: the one thing to do next
    Ghost,    // text only until the cursor comes
};

// As wide as its text unless `width` (at scale 1) is given.
bool button(Frame& frame, std::string_view label, ButtonLook look = ButtonLook::Plain,
            float width = 0.0f);

// The label is said by the tooltip and found by tests. A disabled one does nothing and looks so.
bool iconButton(Frame& frame, std::string_view label, Icon icon, bool enabled = true);

// Small underlined text; `help` is its tooltip.
bool link(Frame& frame, std::string_view label, std::string_view help = {});

// One of a few, side by side, over the whole width. Returns the one that was chosen now.
std::optional<std::size_t> segmented(Frame& frame, std::string_view scope,
                                     std::span<const std::string_view> options,
                                     std::optional<std::size_t> current);

// A switch with its label at the left. True when it was flipped.
bool toggle(Frame& frame, std::string_view label, bool on);

// One of several words that are on or off. It stays on the line of the one before it while there is
// room; the `first` begins a line.
enum class ChipSize
{
    Normal,
    Small,
};

bool chip(Frame& frame, std::string_view label, bool on, bool first,
          ChipSize size = ChipSize::Normal);

// A round swatch of a colour.
bool swatch(Frame& frame, std::string_view label, std::span<const glm::vec3> colours, bool chosen);

}  // namespace knotlas::ui
