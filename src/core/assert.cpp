#include "core/assert.h"

#include <cstdio>
#include <cstdlib>

namespace knotlas::core
{

void failAssertion(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "knotlas: broken invariant: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

}  // namespace knotlas::core
