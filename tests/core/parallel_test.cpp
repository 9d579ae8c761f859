#include "core/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace knotlas::core
{
namespace
{

TEST(ParallelFor, CallsEveryJobOnce)
{
    for (const std::size_t count : {0U, 1U, 2U, 1000U})
    {
        std::vector<std::atomic<int>> calls(count);
        parallelFor(count, [&](std::size_t i) { ++calls[i]; });
        for (const std::atomic<int>& call : calls)
        {
            EXPECT_EQ(call, 1);
        }
    }
}

}  // namespace
}  // namespace knotlas::core
