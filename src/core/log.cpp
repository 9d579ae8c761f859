#include "core/log.h"

#include <cstdio>
#include <mutex>
#include <utility>

namespace knotlas::core
{
namespace
{

void toStandardError(LogLevel level, std::string_view message)
{
    if (level != LogLevel::Debug)
    {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(message.size()), message.data());
    }
}

struct SinkHolder
{
    std::mutex mutex;
    LogSink sink = toStandardError;
};

SinkHolder& holder()
{
    static SinkHolder instance;
    return instance;
}

}  // namespace

void setLogSink(LogSink sink)
{
    const std::lock_guard lock(holder().mutex);
    holder().sink = sink ? std::move(sink) : toStandardError;
}

void log(LogLevel level, std::string_view message)
{
    const std::lock_guard lock(holder().mutex);
    holder().sink(level, message);
}

}  // namespace knotlas::core
