#include "core/log.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace knotlas::core
{
namespace
{

TEST(Log, GoesToTheInstalledSink)
{
    std::vector<std::string> seen;
    setLogSink([&](LogLevel level, std::string_view message) {
        seen.push_back((level == LogLevel::Warning ? "warning: " : "") + std::string(message));
    });
    log(LogLevel::Warning, "thin skin");
    log(LogLevel::Info, "read");
    setLogSink(nullptr);
    EXPECT_EQ(seen, (std::vector<std::string>{"warning: thin skin", "read"}));
}

}  // namespace
}  // namespace knotlas::core
