#pragma once

#include "ui/widgets/press.h"

#include <optional>
#include <string_view>

namespace knotlas::ui
{

struct SliderEdit
{
    float value = 0.0f;
    bool live = false;  // still being dragged; exactly one edit that is not live ends a drag
};

// 0..1 shown in percent, with its label at the left.
std::optional<SliderEdit> slider(Frame& frame, std::string_view label, float value);

// Whole steps from `low` to `high`; `shown` stands at the right.
std::optional<SliderEdit> stepSlider(Frame& frame, std::string_view label, float value, float low,
                                     float high, std::string_view shown);

}  // namespace knotlas::ui
