#include "render/gl/program.h"

#include <glm/gtc/type_ptr.hpp>

#include <regex>

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

// Drivers report "PART:LINE(COLUMN)" or "PART(LINE)"; people want the file's name.
std::string withFileNames(const std::string& log, const std::vector<std::string>& partNames)
{
    std::string text = log;
    for (std::size_t part = partNames.size(); part-- > 0;)
    {
        const std::regex place("(^|\\n|ERROR: )" + std::to_string(part) + "([:(])");
        text = std::regex_replace(text, place, "$01" + partNames[part] + "$2");
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
