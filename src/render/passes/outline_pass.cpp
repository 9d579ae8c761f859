#include "render/passes/outline_pass.h"

#include "render/gl/debug.h"
#include "render/gl/state.h"

#include <glm/vec4.hpp>

namespace knotlas::render
{
namespace
{

constexpr float kWidth = 2.0f;  // in fine lines

struct Ink
{
    glm::vec3 linear{0.0f};
    float visible = 0.0f;
    float hidden = 0.0f;
};

Ink selectedInk(bool dark)
{
    return dark ? Ink{{0.95f, 0.85f, 0.55f}, 0.85f, 0.34f}
                : Ink{{0.10f, 0.02f, 0.01f}, 0.80f, 0.30f};
}

Ink hoveredInk(bool dark)
{
    return dark ? Ink{{0.95f, 0.95f, 0.95f}, 0.95f, 0.60f}
                : Ink{{0.02f, 0.05f, 0.12f}, 0.90f, 0.55f};
}

// Each kind of emphasis has a bit of the stencil, so that their lines do not cut each other.
void drawOutline(const OutlinePassInput& input, const Batch& batch, GLint bit, const glm::vec3& ink,
                 float alpha, bool hidden)
{
    if (batch.empty())
    {
        return;
    }
    const auto mask = static_cast<GLuint>(bit);
    const gl::Program& program = input.shaders.get(ProgramId::Outline);
    gl::PassState state;
    state.cull = gl::Cull::None;
    state.depthTest = false;
    state.depthWrite = false;
    state.colourWrite = false;
    state.blend = true;
    gl::apply(state);
    input.inner.bind();
    program.use();
    program.set(uniform::kOutlinePixel, input.pixelClip);
    program.set(uniform::kOutlineInk, glm::vec4(ink * alpha, alpha));
    glEnable(GL_STENCIL_TEST);

    glStencilMask(mask);
    glStencilFunc(GL_ALWAYS, bit, mask);
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    program.set(uniform::kOutlineWidth, 0.0f);
    batch.draw();

    state.colourWrite = true;
    state.depthTest = !hidden;
    state.depthFunction = GL_LEQUAL;
    gl::apply(state);
    glEnable(GL_STENCIL_TEST);
    glStencilMask(mask);
    glStencilFunc(GL_NOTEQUAL, bit, mask);
    program.set(uniform::kOutlineWidth, kWidth * input.lineWidthPx);
    // A hull sample is drawn once, whatever lies behind it: drawing marks it.
    glStencilOp(GL_KEEP, GL_KEEP, GL_REPLACE);
    batch.draw();
    glStencilMask(mask);
    glClearStencil(0);
    glClear(GL_STENCIL_BUFFER_BIT);
    glDisable(GL_STENCIL_TEST);
    gl::checkPass("outline");
}

}  // namespace

void drawVisibleOutlines(const OutlinePassInput& input)
{
    const Ink selected = selectedInk(input.dark);
    const Ink hovered = hoveredInk(input.dark);
    drawOutline(input, input.list.selected, 1, selected.linear, selected.visible, false);
    drawOutline(input, input.list.hovered, 2, hovered.linear, hovered.visible, false);
}

void drawHiddenOutlines(const OutlinePassInput& input)
{
    const Ink selected = selectedInk(input.dark);
    const Ink hovered = hoveredInk(input.dark);
    drawOutline(input, input.list.selected, 1, selected.linear, selected.hidden, true);
    drawOutline(input, input.list.hovered, 2, hovered.linear, hovered.hidden, true);
}

}  // namespace knotlas::render
