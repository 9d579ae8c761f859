#include "render/passes/stipple_pass.h"

#include "render/gl/debug.h"
#include "render/gl/state.h"

#include <cstddef>

namespace knotlas::render
{
namespace
{

struct Instance
{
    glm::vec3 centre{0.0f};
    glm::vec3 normal{0.0f};
    float spacing = 0.0f;
    float weight = 0.0f;
    float paint = 0.0f;
    float openness = 0.0f;
    float occlusion = 0.0f;
};

void describe(GLuint attribute, GLint size, std::size_t offset)
{
    glEnableVertexAttribArray(attribute);
    glVertexAttribPointer(attribute, size, GL_FLOAT, GL_FALSE, sizeof(Instance),
                          reinterpret_cast<const void*>(offset));
    glVertexAttribDivisor(attribute, 1);
}

}  // namespace

StipplePass::StipplePass() : vertexArray_(gl::VertexArray::create()), buffer_(gl::Buffer::create())
{
    glBindVertexArray(vertexArray_.name());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    describe(0, 3, offsetof(Instance, centre));
    describe(1, 3, offsetof(Instance, normal));
    describe(2, 1, offsetof(Instance, spacing));
    describe(3, 2, offsetof(Instance, weight));
    describe(4, 2, offsetof(Instance, openness));
    glBindVertexArray(0);
}

void StipplePass::update(const scene::Scene& scene,
                         const std::shared_ptr<const geometry::TriMesh>& skin)
{
    Key key{skin, scene.paints, scene.window.openness};
    for (scene::Paint& paint : key.paints)
    {
        paint.strength = paint.strength > 0.0f ? 1.0f : 0.0f;
        paint.colourSrgb = glm::vec3(0.0f);
    }
    if (key == key_)
    {
        return;
    }
    key_ = std::move(key);
    upload(skin == nullptr ? std::vector<StippleDot>{} : stipple(*skin, scene));
}

void StipplePass::upload(const std::vector<StippleDot>& dots)
{
    std::vector<Instance> instances;
    instances.reserve(dots.size());
    for (const StippleDot& dot : dots)
    {
        instances.push_back({dot.position, dot.normal, dot.spacing, dot.weight,
                             static_cast<float>(dot.paint), dot.openness, dot.occlusion});
    }
    count_ = static_cast<GLsizei>(instances.size());
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(instances.size() * sizeof(Instance)),
                 instances.data(), GL_DYNAMIC_DRAW);
}

void StipplePass::draw(const ShaderLibrary& shaders, const PaintUniforms& paints) const
{
    if (count_ == 0)
    {
        return;
    }
    gl::PassState state;
    state.depthFunction = GL_LEQUAL;
    state.depthWrite = false;
    state.blend = true;
    state.cull = gl::Cull::None;
    gl::apply(state);
    glBindVertexArray(vertexArray_.name());
    const gl::Program& program = shaders.get(ProgramId::Dots);
    program.use();
    program.set(uniform::kPaintColours, paints.colours);
    program.set(uniform::kPaintStyles, paints.styles);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count_);
    gl::checkPass("stipple");
}

}  // namespace knotlas::render
