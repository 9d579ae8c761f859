#pragma once

#include "core/result.h"

#include <memory>
#include <string>

namespace knotlas::shell
{

// Gives pictures to other programs. GLFW knows text only.
class Clipboard
{
  public:
    Clipboard() = default;
    Clipboard(const Clipboard&) = delete;
    Clipboard& operator=(const Clipboard&) = delete;
    virtual ~Clipboard() = default;

    // Offers a PNG until another program offers something or this object ends.
    virtual core::Result<void> offerPng(std::string png) = 0;
};

// The clipboard of the session that the window is in: of X11, or of Wayland through the program
// wl-copy. Kind Machine, with what to install, when there is none.
core::Result<std::unique_ptr<Clipboard>> openClipboard();

}  // namespace knotlas::shell
