#pragma once

#include <cstddef>
#include <functional>

namespace knotlas::sculpt
{

// Calls work(0) .. work(count - 1) on two threads, in any order; returns when all are done. The
// work of one index must not touch that of another.
void forEachIndex(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace knotlas::sculpt
