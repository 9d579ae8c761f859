#include "shell/offscreen.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace knotlas::shell
{
namespace
{

bool hasExtension(const char* list, std::string_view name)
{
    std::string_view rest = list == nullptr ? "" : list;
    while (!rest.empty())
    {
        const std::size_t end = rest.find(' ');
        if (rest.substr(0, end) == name)
        {
            return true;
        }
        rest = end == std::string_view::npos ? "" : rest.substr(end + 1);
    }
    return false;
}

template <typename Function> Function load(const char* name)
{
    return reinterpret_cast<Function>(eglGetProcAddress(name));
}

// Displays that need no window system, best first.
std::vector<EGLDisplay> candidateDisplays()
{
    std::vector<EGLDisplay> displays;
    const char* client = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    const auto platformDisplay = load<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
    if (platformDisplay == nullptr)
    {
        return displays;
    }
    if (hasExtension(client, "EGL_MESA_platform_surfaceless"))
    {
        displays.push_back(
            platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
    }
    const auto queryDevices = load<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
    if (hasExtension(client, "EGL_EXT_platform_device") && queryDevices != nullptr)
    {
        std::array<EGLDeviceEXT, 16> devices{};
        EGLint count = 0;
        queryDevices(static_cast<EGLint>(devices.size()), devices.data(), &count);
        for (EGLint i = 0; i < count; ++i)
        {
            displays.push_back(platformDisplay(EGL_PLATFORM_DEVICE_EXT,
                                               devices[static_cast<std::size_t>(i)], nullptr));
        }
    }
    return displays;
}

struct Opened
{
    EGLContext context = EGL_NO_CONTEXT;
    EGLSurface surface = EGL_NO_SURFACE;
};

EGLContext createContext(EGLDisplay display, EGLConfig config)
{
    constexpr std::array<EGLint, 7> kContext{EGL_CONTEXT_MAJOR_VERSION,
                                             3,
                                             EGL_CONTEXT_MINOR_VERSION,
                                             3,
                                             EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                             EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                             EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, kContext.data());
}

EGLSurface createTinySurface(EGLDisplay display, EGLConfig config)
{
    constexpr std::array<EGLint, 5> kSurface{EGL_WIDTH, 1, EGL_HEIGHT, 1, EGL_NONE};
    return eglCreatePbufferSurface(display, config, kSurface.data());
}

// The reason is empty on success.
std::string open(EGLDisplay display, Opened& opened)
{
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) != EGL_TRUE)
    {
        return "cannot be initialised";
    }
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE)
    {
        return "has no desktop OpenGL";
    }
    const bool surfaceless =
        hasExtension(eglQueryString(display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context");
    const std::array<EGLint, 5> wanted{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE,
                                       surfaceless ? 0 : EGL_PBUFFER_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, wanted.data(), &config, 1, &count) != EGL_TRUE || count == 0)
    {
        return "has no configuration for OpenGL";
    }
    opened.context = createContext(display, config);
    if (opened.context == EGL_NO_CONTEXT)
    {
        return "has no OpenGL 3.3 core";
    }
    opened.surface = surfaceless ? EGL_NO_SURFACE : createTinySurface(display, config);
    if (eglMakeCurrent(display, opened.surface, opened.surface, opened.context) != EGL_TRUE)
    {
        return "refuses to make its context current";
    }
    return {};
}

}  // namespace

core::Result<OffscreenContext> OffscreenContext::create()
{
    std::string tried;
    for (EGLDisplay display : candidateDisplays())
    {
        Opened opened;
        const std::string reason = open(display, opened);
        OffscreenContext context;
        context.display_ = display;
        context.context_ = opened.context;
        context.surface_ = opened.surface;
        if (reason.empty())
        {
            return context;
        }
        tried += "; one EGL display " + reason;
    }
    return core::Error("no OpenGL 3.3 without a display (on Debian, libgl1-mesa-dri and "
                       "libegl-mesa0 give a software one)" +
                           tried,
                       core::ErrorKind::Machine);
}

OffscreenContext::~OffscreenContext()
{
    destroy();
}

OffscreenContext::OffscreenContext(OffscreenContext&& other) noexcept
    : display_(std::exchange(other.display_, nullptr)),
      context_(std::exchange(other.context_, nullptr)),
      surface_(std::exchange(other.surface_, nullptr))
{}

OffscreenContext& OffscreenContext::operator=(OffscreenContext&& other) noexcept
{
    if (this != &other)
    {
        destroy();
        display_ = std::exchange(other.display_, nullptr);
        context_ = std::exchange(other.context_, nullptr);
        surface_ = std::exchange(other.surface_, nullptr);
    }
    return *this;
}

void OffscreenContext::destroy()
{
    if (display_ == nullptr)
    {
        return;
    }
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (surface_ != nullptr)
    {
        eglDestroySurface(display_, surface_);
    }
    if (context_ != nullptr)
    {
        eglDestroyContext(display_, context_);
    }
    // The display is shared by the process and stays initialised: terminating it would end the
    // contexts of others.
    display_ = nullptr;
}

void OffscreenContext::makeCurrent() const
{
    eglMakeCurrent(display_, surface_, surface_, context_);
}

void* OffscreenContext::getProcAddress(const char* name)
{
    return reinterpret_cast<void*>(eglGetProcAddress(name));
}

}  // namespace knotlas::shell
