#pragma once

#include <cstddef>
#include <functional>

namespace knotlas::core
{

// Calls job(0) .. job(count - 1), spread over the processor's cores, and returns when all are done.
// Jobs must not throw and must not touch each other's results; their order in time is open.
void parallelFor(std::size_t count, const std::function<void(std::size_t)>& job);

}  // namespace knotlas::core
