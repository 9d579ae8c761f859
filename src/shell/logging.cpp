#include "shell/logging.h"

#include "core/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <string>

namespace knotlas::shell
{
namespace
{

spdlog::level::level_enum levelOf(core::LogLevel level)
{
    switch (level)
    {
    case core::LogLevel::Debug:
        return spdlog::level::debug;
    case core::LogLevel::Info:
        return spdlog::level::info;
    case core::LogLevel::Warning:
        return spdlog::level::warn;
    case core::LogLevel::Error:
        break;
    }
    return spdlog::level::err;
}

}  // namespace

void installLogging()
{
    auto logger = std::make_shared<spdlog::logger>(
        "knotlas", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    logger->set_pattern("knotlas: %^%l%$: %v");
    const char* wanted = std::getenv("KNOTLAS_LOG");
    logger->set_level(wanted != nullptr ? spdlog::level::from_str(wanted) : spdlog::level::info);
    core::setLogSink([logger](core::LogLevel level, std::string_view message) {
        logger->log(levelOf(level), "{}", message);
    });
}

}  // namespace knotlas::shell
