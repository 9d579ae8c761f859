#pragma once

namespace knotlas::core
{

// Prints the broken invariant with its place and aborts. Never returns.
[[noreturn]] void failAssertion(const char* condition, const char* file, int line);

}  // namespace knotlas::core

// A broken invariant is a bug: it is checked in every build and ends the program.
#define KNOTLAS_ASSERT(condition)                                                                  \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::knotlas::core::failAssertion(#condition, __FILE__, __LINE__))
