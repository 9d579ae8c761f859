#include "sculpt/parallel.h"

#include <atomic>
#include <thread>

namespace knotlas::sculpt
{

void forEachIndex(std::size_t count, const std::function<void(std::size_t)>& work)
{
    std::atomic<std::size_t> next{0};
    const auto drain = [&] {
        for (std::size_t i = next++; i < count; i = next++)
        {
            work(i);
        }
    };
    const std::jthread helper(drain);
    drain();
}

}  // namespace knotlas::sculpt
