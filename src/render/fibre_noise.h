#pragma once

#include "render/gl/handles.h"

#include <glm/vec2.hpp>

namespace knotlas::render
{

// How large one repeat of the texture is on the body, in metres: across and along the fibres.
inline constexpr glm::vec2 kFibreTile{0.026f, 0.110f};

// A tileable texture of muscle fibres, x across and y along them: r bundles, g single fibres,
// b slow variation, each 0.5 on average. Its mipmaps fade to that average, so that nothing
// shimmers.
gl::Texture makeFibreNoise();

}  // namespace knotlas::render
