#pragma once

#include "core/result.h"

namespace knotlas::shell
{

// An OpenGL 3.3 core context without window or display, through EGL: Mesa's surfaceless platform
// first, then the EGL devices of the machine. Current on the thread that made it.
class OffscreenContext
{
  public:
    // Kind Machine, with what was tried and what to install, when no context is to be had.
    static core::Result<OffscreenContext> create();

    ~OffscreenContext();
    OffscreenContext(OffscreenContext&& other) noexcept;
    OffscreenContext& operator=(OffscreenContext&& other) noexcept;
    OffscreenContext(const OffscreenContext&) = delete;
    OffscreenContext& operator=(const OffscreenContext&) = delete;

    void makeCurrent() const;

    // The loader that render::Renderer::create asks for.
    static void* getProcAddress(const char* name);

  private:
    OffscreenContext() = default;
    void destroy();

    void* display_ = nullptr;
    void* context_ = nullptr;
    void* surface_ = nullptr;  // only where the driver cannot do without one
};

}  // namespace knotlas::shell
