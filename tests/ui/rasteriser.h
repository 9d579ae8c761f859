#pragma once

#include "io/image_io.h"

#include <glm/vec3.hpp>
#include <imgui.h>

namespace knotlas::ui::test
{

// Draws what ImGui wants drawn in software, so that panels can be looked at and measured without
// OpenGL. Only the font texture of `atlas` is known.
io::Image rasterise(const ImDrawData& data, ImFontAtlas& atlas, const glm::vec3& background);

}  // namespace knotlas::ui::test
