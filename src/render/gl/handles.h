#pragma once

#include "core/assert.h"

#include <glad/gl.h>

#include <thread>
#include <utility>

namespace knotlas::render::gl
{

// Owns one OpenGL name. Made and destroyed on the thread of the current context; Debug builds
// check.
template <typename Kind> class Handle
{
  public:
    Handle() = default;

    static Handle create()
    {
        Handle handle;
        handle.name_ = Kind::create();
        handle.owner_ = std::this_thread::get_id();
        return handle;
    }

    // Takes over a name that GL has already handed out.
    static Handle adopt(GLuint name)
    {
        Handle handle;
        handle.name_ = name;
        handle.owner_ = std::this_thread::get_id();
        return handle;
    }

    ~Handle() { reset(); }

    Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)), owner_(other.owner_) {}

    Handle& operator=(Handle&& other) noexcept
    {
        if (this != &other)
        {
            reset();
            name_ = std::exchange(other.name_, 0);
            owner_ = other.owner_;
        }
        return *this;
    }

    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    [[nodiscard]] GLuint name() const { return name_; }

    explicit operator bool() const { return name_ != 0; }

    void reset()
    {
        if (name_ != 0)
        {
#ifndef NDEBUG
            KNOTLAS_ASSERT(owner_ == std::this_thread::get_id());
#endif
            Kind::destroy(std::exchange(name_, 0));
        }
    }

  private:
    GLuint name_ = 0;
    std::thread::id owner_;
};

struct BufferKind
{
    static GLuint create()
    {
        GLuint name = 0;
        glGenBuffers(1, &name);
        return name;
    }

    static void destroy(GLuint name) { glDeleteBuffers(1, &name); }
};

struct TextureKind
{
    static GLuint create()
    {
        GLuint name = 0;
        glGenTextures(1, &name);
        return name;
    }

    static void destroy(GLuint name) { glDeleteTextures(1, &name); }
};

struct RenderbufferKind
{
    static GLuint create()
    {
        GLuint name = 0;
        glGenRenderbuffers(1, &name);
        return name;
    }

    static void destroy(GLuint name) { glDeleteRenderbuffers(1, &name); }
};

struct FramebufferKind
{
    static GLuint create()
    {
        GLuint name = 0;
        glGenFramebuffers(1, &name);
        return name;
    }

    static void destroy(GLuint name) { glDeleteFramebuffers(1, &name); }
};

struct VertexArrayKind
{
    static GLuint create()
    {
        GLuint name = 0;
        glGenVertexArrays(1, &name);
        return name;
    }

    static void destroy(GLuint name) { glDeleteVertexArrays(1, &name); }
};

struct ProgramKind
{
    static GLuint create() { return glCreateProgram(); }

    static void destroy(GLuint name) { glDeleteProgram(name); }
};

struct ShaderKind
{
    static void destroy(GLuint name) { glDeleteShader(name); }
};

using Buffer = Handle<BufferKind>;
using Texture = Handle<TextureKind>;
using Renderbuffer = Handle<RenderbufferKind>;
using Framebuffer = Handle<FramebufferKind>;
using VertexArray = Handle<VertexArrayKind>;
using ProgramName = Handle<ProgramKind>;
using Shader = Handle<ShaderKind>;

}  // namespace knotlas::render::gl
