#include "render/passes/screen_passes.h"

#include "render/gl/debug.h"
#include "render/gl/state.h"

namespace knotlas::render
{
namespace
{

struct Background
{
    glm::vec3 topSrgb{0.0f};
    glm::vec3 bottomSrgb{0.0f};
};

Background backgroundOf(const scene::Look& look)
{
    if (look.style == scene::Style::Print)
    {
        return {glm::vec3(1.0f), glm::vec3(1.0f)};
    }
    if (look.style == scene::Style::HighContrast)
    {
        const glm::vec3 ground(look.theme == scene::Theme::Dark ? 0.0f : 1.0f);
        return {ground, ground};
    }
    return look.theme == scene::Theme::Dark
               ? Background{{0.215f, 0.235f, 0.265f}, {0.085f, 0.095f, 0.115f}}
               : Background{{0.985f, 0.980f, 0.970f}, {0.845f, 0.850f, 0.855f}};
}

gl::PassState screenState()
{
    gl::PassState state;
    state.depthTest = false;
    state.depthWrite = false;
    state.cull = gl::Cull::None;
    return state;
}

void bindPicture(GLuint texture)
{
    glActiveTexture(GL_TEXTURE0 + unit::kPicture);
    glBindTexture(GL_TEXTURE_2D, texture);
}

}  // namespace

void drawGround(const ShaderLibrary& shaders, const ContactShadow& shadow, GLuint emptyArray)
{
    gl::PassState state;
    state.depthWrite = false;
    state.blend = true;
    state.cull = gl::Cull::None;
    gl::apply(state);
    glActiveTexture(GL_TEXTURE0 + unit::kContact);
    glBindTexture(GL_TEXTURE_2D, shadow.texture());
    const gl::Program& program = shaders.get(ProgramId::Ground);
    program.use();
    program.set(uniform::kGroundExtent, shadow.extent());
    glBindVertexArray(emptyArray);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    gl::checkPass("ground");
}

void accumulate(const ShaderLibrary& shaders, const PictureBuffers& buffers, int sampleIndex,
                GLuint emptyArray)
{
    buffers.bindRefined();
    gl::PassState state = screenState();
    state.blend = true;
    gl::apply(state);
    glBlendColor(0.0f, 0.0f, 0.0f, 1.0f / static_cast<float>(sampleIndex + 1));
    glBlendFunc(GL_CONSTANT_ALPHA, GL_ONE_MINUS_CONSTANT_ALPHA);
    bindPicture(buffers.resolved());
    shaders.get(ProgramId::Accumulate).use();
    glBindVertexArray(emptyArray);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    gl::checkPass("accumulate");
}

void encode(const ShaderLibrary& shaders, const View& view, const scene::Look& look,
            const Target& target, const PictureBuffers& buffers, GLuint picture, GLuint emptyArray)
{
    const glm::ivec2 shown(view.sizePx);
    const bool enlarged = view.enlarged();
    const glm::ivec2 corner =
        enlarged ? glm::ivec2(0) : glm::ivec2(target.viewportX, target.viewportY);
    glBindFramebuffer(GL_FRAMEBUFFER, enlarged ? buffers.encoded() : target.framebuffer);
    gl::apply(screenState());
    glViewport(corner.x, corner.y, view.bufferPx.x, view.bufferPx.y);
    const Background background = backgroundOf(look);
    const gl::Program& program = shaders.get(ProgramId::Encode);
    program.use();
    program.set(uniform::kEncodePlace, glm::vec4(view.originPx, corner));
    program.set(uniform::kEncodeSize,
                glm::vec3(view.wholePx, view.sizePx.y / static_cast<float>(view.bufferPx.y)));
    program.set(uniform::kEncodeTop, linearFromSrgb(background.topSrgb));
    program.set(uniform::kEncodeBottom, linearFromSrgb(background.bottomSrgb));
    program.set(uniform::kEncodeManner,
                glm::vec3(look.transparentBackground ? 1.0f : 0.0f,
                          look.style == scene::Style::Print ? 1.0f : 0.0f,
                          look.style == scene::Style::Standard ? 0.0f : 1.0f));
    bindPicture(picture);
    glBindVertexArray(emptyArray);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    if (enlarged)
    {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, buffers.encoded());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer);
        glBlitFramebuffer(0, 0, view.bufferPx.x, view.bufferPx.y, target.viewportX,
                          target.viewportY, target.viewportX + shown.x, target.viewportY + shown.y,
                          GL_COLOR_BUFFER_BIT, GL_LINEAR);
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    }
    gl::checkPass("encode");
}

}  // namespace knotlas::render
