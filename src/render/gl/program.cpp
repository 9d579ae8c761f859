#include "render/gl/program.h"

#include "core/text.h"

#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <string_view>

namespace knotlas::render::gl
{
namespace
{

std::string infoLog(GLuint name, void(GLAD_API_PTR* getIv)(GLuint, GLenum, GLint*),
                    void(GLAD_API_PTR* getLog)(GLuint, GLsizei, GLsizei*, GLchar*))
{
    GLint length = 0;
    getIv(name, GL_INFO_LOG_LENGTH, &length);
    std::string text(static_cast<std::size_t>(std::max(length, 1)), '\0');
    getLog(name, length, nullptr, text.data());
    while (!text.empty() && (text.back() == '\0' || text.back() == '\n'))
    {
        text.pop_back();
    }
    return text;
}

// Drivers report "PART:LINE(COLUMN)" or "PART(LINE)", some after "ERROR: "; people want the file's
// name instead of the part's number.
std::string withFileName(std::string_view line, const std::vector<std::string>& partNames)
{
    constexpr std::string_view kPrefix = "ERROR: ";
    const std::size_t start = line.starts_with(kPrefix) ? kPrefix.size() : 0;
    const std::size_t end = line.find_first_not_of("0123456789", start);
    const bool numbered =
        end != std::string_view::npos && end > start && (line[end] == ':' || line[end] == '(');
    const auto part = numbered ? core::parseInt(line.substr(start, end - start)) : std::nullopt;
    if (!part || static_cast<std::size_t>(*part) >= partNames.size())
    {
        return std::string(line);
    }
    return partNames[static_cast<std::size_t>(*part)] + std::string(line.substr(end));
}

std::string withFileNames(const std::string& log, const std::vector<std::string>& partNames)
{
    std::string text;
    for (const std::string_view line : core::split(log, '\n'))
    {
        text += (text.empty() ? "" : "\n") + withFileName(line, partNames);
    }
    return text;
}

core::Result<Shader> compile(const StageSource& source)
{
    Shader shader = Shader::adopt(glCreateShader(source.stage));
    const char* text = source.text.c_str();
    glShaderSource(shader.name(), 1, &text, nullptr);
    glCompileShader(shader.name());
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &compiled);
    if (compiled != GL_TRUE)
    {
        const std::string log = infoLog(shader.name(), glGetShaderiv, glGetShaderInfoLog);
        return core::Error("the shader does not compile: " + withFileNames(log, source.partNames),
                           core::ErrorKind::Machine)
            .within(source.partNames.front());
    }
    return shader;
}

}  // namespace

core::Result<Program> Program::link(std::span<const StageSource> stages,
                                    std::span<const char* const> uniforms)
{
    Program program;
    program.name_ = ProgramName::create();
    const GLuint name = program.name_.name();
    std::vector<Shader> shaders;
    for (const StageSource& stage : stages)
    {
        auto shader = compile(stage);
        if (!shader)
        {
            return std::move(shader).error();
        }
        glAttachShader(name, shader->name());
        shaders.push_back(std::move(shader).value());
    }
    glLinkProgram(name);
    GLint linked = GL_FALSE;
    glGetProgramiv(name, GL_LINK_STATUS, &linked);
    if (linked != GL_TRUE)
    {
        return core::Error("the shaders do not link: " +
                               infoLog(name, glGetProgramiv, glGetProgramInfoLog),
                           core::ErrorKind::Machine);
    }
    for (const char* uniform : uniforms)
    {
        const GLint location = glGetUniformLocation(name, uniform);
        if (location < 0)
        {
            return core::Error(std::string("the shader has no uniform \"") + uniform + '"',
                               core::ErrorKind::Machine);
        }
        program.locations_.push_back(location);
    }
    return program;
}

GLint Program::at(std::size_t index) const
{
    KNOTLAS_ASSERT(index < locations_.size());
    return locations_[index];
}

void Program::set(std::size_t index, const glm::vec2& value) const
{
    glUniform2fv(at(index), 1, glm::value_ptr(value));
}

void Program::set(std::size_t index, const glm::vec3& value) const
{
    glUniform3fv(at(index), 1, glm::value_ptr(value));
}

void Program::set(std::size_t index, const glm::vec4& value) const
{
    glUniform4fv(at(index), 1, glm::value_ptr(value));
}

void Program::set(std::size_t index, std::span<const glm::vec4> values) const
{
    glUniform4fv(at(index), static_cast<GLsizei>(values.size()), glm::value_ptr(values.front()));
}

}  // namespace knotlas::render::gl
