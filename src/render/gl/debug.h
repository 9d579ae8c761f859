#pragma once

#include "core/result.h"

namespace knotlas::render::gl
{

// Routes the driver's own messages (GL_KHR_debug) to core::log where the driver offers them.
void installMessageLog();

// Debug builds: GL errors since the last check are a bug of the pass that is named, and abort.
void checkPass(const char* pass);

// The driver ran out of memory since the last check: the one GL error that is not a bug.
core::Result<void> checkMemory(const char* what);

}  // namespace knotlas::render::gl
