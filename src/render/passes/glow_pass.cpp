#include "render/passes/glow_pass.h"

#include "render/frame_block.h"
#include "render/gl/debug.h"
#include "render/gl/state.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <vector>

namespace knotlas::render
{
namespace
{

constexpr float kMargin = 1.2f;  // a little more than shaders/glow.vert draws

std::vector<const scene::Glow*> farthestFirst(const scene::Scene& scene, const ViewVolume& volume)
{
    std::vector<const scene::Glow*> seen;
    for (const scene::Glow& glow : scene.glows)
    {
        if (glow.strength > 0.0f && volume.seesSphere(glow.centre, kMargin * glow.radius))
        {
            seen.push_back(&glow);
        }
    }
    const glm::vec3 forward = scene.camera.forward();
    std::ranges::stable_sort(seen, [&](const scene::Glow* a, const scene::Glow* b) {
        return glm::dot(a->centre, forward) > glm::dot(b->centre, forward);
    });
    return seen;
}

}  // namespace

void drawGlows(const GlowPassInput& input, const scene::Scene& scene)
{
    const std::vector<const scene::Glow*> glows = farthestFirst(scene, input.volume);
    if (glows.empty())
    {
        return;
    }
    ClipRect rect;
    for (const scene::Glow* glow : glows)
    {
        rect.add(input.volume.rectOfSphere(glow->centre, kMargin * glow->radius));
    }
    rect = rect.clipped();
    const glm::vec2 size(input.bufferPx);
    const glm::ivec2 low(glm::floor((rect.min * 0.5f + 0.5f) * size));
    const glm::ivec2 high(glm::ceil((rect.max * 0.5f + 0.5f) * size));
    glActiveTexture(GL_TEXTURE0 + unit::kSurface);
    glBindTexture(GL_TEXTURE_2D, input.buffers.copyDepth(low, high));

    gl::PassState state;
    state.depthTest = false;
    state.depthWrite = false;
    state.blend = true;
    state.cull = gl::Cull::None;
    gl::apply(state);
    glBindVertexArray(input.emptyArray);
    const gl::Program& program = input.shaders.get(ProgramId::Glow);
    program.use();
    program.set(uniform::kGlowLens, glm::vec4(input.projection[2][2], input.projection[3][2],
                                              input.skinDrawn ? 1.0f : 0.0f, 0.0f));
    for (const scene::Glow* glow : glows)
    {
        program.set(uniform::kGlowBall, glm::vec4(glow->centre, glow->radius));
        program.set(uniform::kGlowInk, glm::vec4(linearFromSrgb(glow->colourSrgb),
                                                 glm::clamp(glow->strength, 0.0f, 1.0f)));
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    }
    gl::checkPass("glow");
}

}  // namespace knotlas::render
