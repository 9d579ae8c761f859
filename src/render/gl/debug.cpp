#include "render/gl/debug.h"

#include "core/assert.h"
#include "core/log.h"

#include <glad/gl.h>

#include <string>

namespace knotlas::render::gl
{
namespace
{

void GLAD_API_PTR onMessage(GLenum, GLenum type, GLuint, GLenum severity, GLsizei length,
                            const GLchar* message, const void*)
{
    if (severity == GL_DEBUG_SEVERITY_NOTIFICATION)
    {
        return;
    }
    const auto level = type == GL_DEBUG_TYPE_ERROR ? core::LogLevel::Error : core::LogLevel::Debug;
    core::log(level, "OpenGL: " + std::string(message, static_cast<std::size_t>(length)));
}

}  // namespace

void installMessageLog()
{
    if (GLAD_GL_KHR_debug == 0 || glDebugMessageCallback == nullptr)
    {
        return;
    }
    glEnable(GL_DEBUG_OUTPUT);
    glDebugMessageCallback(onMessage, nullptr);
}

void checkPass([[maybe_unused]] const char* pass)
{
#ifndef NDEBUG
    const GLenum error = glGetError();
    if (error != GL_NO_ERROR && error != GL_OUT_OF_MEMORY)
    {
        core::log(core::LogLevel::Error,
                  std::string("OpenGL error ") + std::to_string(error) + " in pass " + pass);
        KNOTLAS_ASSERT(error == GL_NO_ERROR);
    }
#endif
}

core::Result<void> checkMemory(const char* what)
{
    for (GLenum error = glGetError(); error != GL_NO_ERROR; error = glGetError())
    {
        if (error == GL_OUT_OF_MEMORY)
        {
            return core::Error(std::string("not enough graphics memory for ") + what,
                               core::ErrorKind::Machine);
        }
    }
    return {};
}

}  // namespace knotlas::render::gl
