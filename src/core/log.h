#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace knotlas::core
{

enum class LogLevel
{
    Debug,
    Info,
    Warning,
    Error,
};

using LogSink = std::function<void(LogLevel, std::string_view)>;

// The process has one sink, installed by `shell` at start (standard error until then). Thread safe.
void setLogSink(LogSink sink);
void log(LogLevel level, std::string_view message);

}  // namespace knotlas::core
