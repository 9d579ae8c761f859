#include "render/passes/id_pass.h"

#include "render/gl/debug.h"
#include "render/gl/state.h"

#include <algorithm>

namespace knotlas::render
{
namespace
{

struct IdBuffers
{
    gl::Renderbuffer identifier = gl::Renderbuffer::create();
    gl::Renderbuffer depth = gl::Renderbuffer::create();
    gl::Framebuffer framebuffer = gl::Framebuffer::create();
};

core::Result<IdBuffers> makeBuffers(const glm::ivec2& sizePx)
{
    IdBuffers buffers;
    glBindRenderbuffer(GL_RENDERBUFFER, buffers.identifier.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_R32UI, sizePx.x, sizePx.y);
    glBindRenderbuffer(GL_RENDERBUFFER, buffers.depth.name());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, sizePx.x, sizePx.y);
    glBindFramebuffer(GL_FRAMEBUFFER, buffers.framebuffer.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              buffers.identifier.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER,
                              buffers.depth.name());
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
    {
        return core::Error("the graphics driver cannot draw a picture of ids",
                           core::ErrorKind::Machine);
    }
    return buffers;
}

void drawGroup(const gl::Program& program, GeometryArena& arena, const Batch& batch, int firstPart)
{
    arena.bind();
    program.set(uniform::kIdFirstPart, firstPart);
    batch.draw();
}

}  // namespace

core::Result<std::vector<std::uint32_t>>
drawIdPicture(const ShaderLibrary& shaders, Arenas& arenas,
              const std::vector<scene::Drawable>& drawables, const glm::ivec2& sizePx,
              std::uint32_t nothing)
{
    auto buffers = makeBuffers(sizePx);
    if (!buffers)
    {
        return std::move(buffers).error();
    }
    // The shader writes 1 + the slot of the part; slots of the inner arena follow those of the
    // skin.
    const std::size_t skinSlots = arenas.skin.slotCount();
    std::vector<std::uint32_t> ofValue(1 + skinSlots + arenas.inner.slotCount(), nothing);
    Batch skins;
    Batch inner;
    for (std::uint32_t i = 0; i < drawables.size(); ++i)
    {
        const bool skin = drawables[i].material == scene::Material::Skin;
        GeometryArena& arena = skin ? arenas.skin : arenas.inner;
        StoredMesh& mesh = *arena.find(drawables[i].mesh.get());
        arena.makeResident(mesh);
        ofValue[1 + (skin ? 0 : skinSlots) + mesh.slot] = i;
        (skin ? skins : inner).add(mesh.clusters(Level::Full));
    }
    glBindFramebuffer(GL_FRAMEBUFFER, buffers->framebuffer.name());
    glViewport(0, 0, sizePx.x, sizePx.y);
    gl::PassState state;
    state.cull = gl::Cull::None;
    gl::apply(state);
    glClear(GL_DEPTH_BUFFER_BIT);
    const std::array<GLuint, 4> zero{};
    glClearBufferuiv(GL_COLOR, 0, zero.data());
    const gl::Program& program = shaders.get(ProgramId::Id);
    program.use();
    drawGroup(program, arenas.skin, skins, 0);
    drawGroup(program, arenas.inner, inner, static_cast<int>(skinSlots));

    const auto width = static_cast<std::size_t>(sizePx.x);
    const auto height = static_cast<std::size_t>(sizePx.y);
    std::vector<std::uint32_t> values(width * height);
    glReadPixels(0, 0, sizePx.x, sizePx.y, GL_RED_INTEGER, GL_UNSIGNED_INT, values.data());
    std::vector<std::uint32_t> picture;
    for (std::size_t row = height; row-- > 0;)
    {
        for (std::size_t column = 0; column < width; ++column)
        {
            picture.push_back(ofValue[values[row * width + column]]);
        }
    }
    gl::checkPass("ids");
    return picture;
}

}  // namespace knotlas::render
