#pragma once

#include "core/result.h"
#include "render/gl/handles.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <array>
#include <span>
#include <string>
#include <vector>

namespace knotlas::render::gl
{

// One stage's source, in parts that GLSL's #line numbers name (part 0 is the file itself).
struct StageSource
{
    GLenum stage = GL_VERTEX_SHADER;
    std::string text;
    std::vector<std::string> partNames;
};

// A linked program. Uniforms that the pass requires are looked up once, when it links.
class Program
{
  public:
    Program() = default;

    // `uniforms` are looked up in this order; one that is missing is an Error.
    static core::Result<Program> link(std::span<const StageSource> stages,
                                      std::span<const char* const> uniforms);

    void use() const { glUseProgram(name_.name()); }

    [[nodiscard]] GLuint name() const { return name_.name(); }

    // `index` is the place in the list given to `link`. The program must be in use.
    void set(std::size_t index, int value) const { glUniform1i(at(index), value); }

    void set(std::size_t index, float value) const { glUniform1f(at(index), value); }

    void set(std::size_t index, const glm::vec2& value) const;
    void set(std::size_t index, const glm::vec3& value) const;
    void set(std::size_t index, const glm::vec4& value) const;
    void set(std::size_t index, std::span<const glm::vec4> values) const;

  private:
    [[nodiscard]] GLint at(std::size_t index) const;

    ProgramName name_;
    std::vector<GLint> locations_;
};

}  // namespace knotlas::render::gl
