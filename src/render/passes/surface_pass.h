#pragma once

#include "render/draw_list.h"
#include "render/shader_library.h"

#include <glm/vec4.hpp>

#include <array>

namespace knotlas::render
{

// The zones' inks as the shaders want them.
struct PaintUniforms
{
    std::array<glm::vec4, scene::kMaxPaints> colours{};
    std::array<glm::vec4, scene::kMaxPaints> styles{};
    std::size_t count = 0;
};

PaintUniforms paintUniforms(const scene::Scene& scene);

struct SurfacePassInput
{
    const ShaderLibrary& shaders;
    const Arenas& arenas;
    const DrawList& list;
    const PaintUniforms& paints;
    glm::ivec2 bufferPx{0};
    GLuint fibreNoise = 0;
};

// Opaque skin first, so that what it hides is never shaded; then what lies inside.
void drawOpaque(const SurfacePassInput& input);

// Transparent inner parts, then the faded or opened skin, each as one nearest layer: depth first,
// then only what lies at that depth.
void drawFadedInner(const SurfacePassInput& input);
void drawFadedSkin(const SurfacePassInput& input);

}  // namespace knotlas::render
