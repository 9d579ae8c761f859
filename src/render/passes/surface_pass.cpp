#include "render/passes/surface_pass.h"

#include "render/frame_block.h"
#include "render/gl/debug.h"
#include "render/gl/state.h"

#include <glm/common.hpp>

namespace knotlas::render
{
namespace
{

ProgramId paintedSkin(std::size_t paints)
{
    const std::size_t fields = fieldsFor(paints);
    return fields == 2   ? ProgramId::SkinPainted2
           : fields == 4 ? ProgramId::SkinPainted4
                         : ProgramId::SkinPainted8;
}

void drawSkin(const SurfacePassInput& input, const SkinBatches& batches)
{
    input.arenas.skin.bind();
    if (!batches.plain.empty())
    {
        input.shaders.get(ProgramId::Skin).use();
        batches.plain.draw();
    }
    if (!batches.painted.empty())
    {
        const gl::Program& program = input.shaders.get(paintedSkin(input.paints.count));
        program.use();
        program.set(uniform::kPaintColours, input.paints.colours);
        program.set(uniform::kPaintStyles, input.paints.styles);
        batches.painted.draw();
    }
}

void scissorTo(const ClipRect& rect, const glm::ivec2& bufferPx)
{
    const glm::vec2 size(bufferPx);
    const glm::ivec2 low(glm::floor((rect.min * 0.5f + 0.5f) * size));
    const glm::ivec2 high(glm::ceil((rect.max * 0.5f + 0.5f) * size));
    glScissor(low.x, low.y, std::max(high.x - low.x, 0), std::max(high.y - low.y, 0));
}

// `state.cull` is overruled for sheets, which have no inside.
void drawInner(const SurfacePassInput& input, const InnerBatches& batches, gl::PassState state,
               ProgramId bone, ProgramId muscle)
{
    gl::apply(state);
    input.arenas.inner.bind();
    glActiveTexture(GL_TEXTURE0 + unit::kFibreNoise);
    glBindTexture(GL_TEXTURE_2D, input.fibreNoise);
    input.shaders.get(muscle).use();
    batches.muscles.draw();
    input.shaders.get(bone).use();
    batches.bones.draw();
    state.cull = gl::Cull::None;
    gl::apply(state);
    input.shaders.get(muscle).use();
    batches.sheets.draw();
}

}  // namespace

PaintUniforms paintUniforms(const scene::Scene& scene)
{
    PaintUniforms uniforms;
    for (std::size_t i = 0; i < scene.paints.size(); ++i)
    {
        const scene::Paint& paint = scene.paints[i];
        uniforms.colours[i] =
            glm::vec4(linearFromSrgb(paint.colourSrgb), glm::clamp(paint.strength, 0.0f, 1.0f));
        const float solid = paint.style == scene::ZoneStyle::Solid ? 1.0f : 0.0f;
        const float deep = paint.style == scene::ZoneStyle::Deep ? 1.0f : 0.0f;
        uniforms.styles[i] = {solid, static_cast<float>(paint.pattern), 1.0f, deep};
    }
    uniforms.count = scene.paints.size();
    return uniforms;
}

void drawOpaque(const SurfacePassInput& input)
{
    gl::apply({});
    drawSkin(input, input.list.solidSkin);
    gl::checkPass("opaque skin");
    if (!input.list.solid.empty())
    {
        gl::PassState state;
        state.scissor = true;
        scissorTo(input.list.opening, input.bufferPx);
        drawInner(input, input.list.solid, state, ProgramId::Bone, ProgramId::Muscle);
        gl::checkPass("opaque parts");
    }
}

void drawFadedInner(const SurfacePassInput& input)
{
    if (input.list.faded.empty())
    {
        return;
    }
    gl::PassState state;
    state.scissor = true;
    state.colourWrite = false;
    scissorTo(input.list.opening, input.bufferPx);
    drawInner(input, input.list.faded, state, ProgramId::InnerDepth, ProgramId::InnerDepth);
    state.colourWrite = true;
    state.depthWrite = false;
    state.depthFunction = GL_EQUAL;
    state.blend = true;
    drawInner(input, input.list.faded, state, ProgramId::Bone, ProgramId::Muscle);
    gl::checkPass("faded parts");
}

void drawFadedSkin(const SurfacePassInput& input)
{
    const SkinBatches& batches = input.list.fadedSkin;
    if (batches.empty())
    {
        return;
    }
    gl::PassState state;
    state.colourWrite = false;
    gl::apply(state);
    input.arenas.skin.bind();
    input.shaders.get(ProgramId::SkinDepth).use();
    batches.plain.draw();
    batches.painted.draw();

    state.colourWrite = true;
    state.depthWrite = false;
    state.depthFunction = GL_EQUAL;
    state.blend = true;
    gl::apply(state);
    drawSkin(input, batches);
    gl::checkPass("faded skin");
}

}  // namespace knotlas::render
