#pragma once

#include "ui/widgets/icons.h"
#include "ui/widgets/press.h"

#include <optional>
#include <string>
#include <string_view>

namespace knotlas::ui
{

// A line of a list.
struct RowLook
{
    std::optional<Icon> icon;
    std::string second;               // a muted second line
    std::string trailing;             // muted, at the right end
    std::optional<glm::vec3> colour;  // a dot of this colour at the right end
    bool chosen = false;
    bool highlighted = false;  // what Enter would take
    float indent = 0.0f;       // points at scale 1
};

Press row(Frame& frame, std::string_view label, const RowLook& look);

// A heading that opens and closes what is below it. True when it was pressed.
bool groupHeader(Frame& frame, std::string_view label, std::size_t count, bool open);

// "Temple ▬▬▬▬── 83 %": solid or, for spillover, hatched.
void shareBar(Frame& frame, std::string_view label, float share, const glm::vec3& colour,
              bool hatched, std::string_view help);

// A sample of how a zone is painted on the skin.
void zoneSwatch(ImDrawList& list, const Box& box, const glm::vec3& colour, bool stippled,
                float scale);

}  // namespace knotlas::ui
