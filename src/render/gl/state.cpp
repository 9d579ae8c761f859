#include "render/gl/state.h"

namespace knotlas::render::gl
{
namespace
{

void enable(GLenum capability, bool on)
{
    if (on)
    {
        glEnable(capability);
    }
    else
    {
        glDisable(capability);
    }
}

}  // namespace

void apply(const PassState& state)
{
    enable(GL_DEPTH_TEST, state.depthTest);
    glDepthFunc(state.depthFunction);
    glDepthMask(state.depthWrite ? GL_TRUE : GL_FALSE);
    const GLboolean colour = state.colourWrite ? GL_TRUE : GL_FALSE;
    glColorMask(colour, colour, colour, colour);
    enable(GL_BLEND, state.blend);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    enable(GL_CULL_FACE, state.cull == Cull::Back);
    glCullFace(GL_BACK);
    glFrontFace(GL_CCW);
    enable(GL_SCISSOR_TEST, state.scissor);
    glDisable(GL_STENCIL_TEST);
    glStencilMask(0xff);
    glDisable(GL_FRAMEBUFFER_SRGB);
    glDisable(GL_DITHER);
    glEnable(GL_MULTISAMPLE);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
}

void restoreDefaults()
{
    PassState state;
    state.depthTest = false;
    state.cull = Cull::None;
    apply(state);
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glUseProgram(0);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
}

}  // namespace knotlas::render::gl
