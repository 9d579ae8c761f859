#pragma once

#include "core/result.h"
#include "render/draw_list.h"
#include "render/shader_library.h"

#include <cstdint>
#include <vector>

namespace knotlas::render
{

// Which drawable is nearest at every pixel, rows from top to bottom: its place in `drawables`, or
// `nothing`. All drawables must have been admitted.
core::Result<std::vector<std::uint32_t>>
drawIdPicture(const ShaderLibrary& shaders, Arenas& arenas,
              const std::vector<scene::Drawable>& drawables, const glm::ivec2& sizePx,
              std::uint32_t nothing);

}  // namespace knotlas::render
