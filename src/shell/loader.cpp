#include "shell/loader.h"

#include "shell/content_loader.h"

#include <chrono>
#include <utility>

namespace knotlas::shell
{

void Loader::start(const ContentOptions& files)
{
    if (busy())
    {
        waiting_ = files;
        return;
    }
    files_ = files;
    future_ = std::async(std::launch::async, [files, wake = wake_] {
        core::Result<app::Content> content = loadShippedOr(files);
        wake();
        return content;
    });
}

std::optional<Loader::Loaded> Loader::poll()
{
    if (!busy() || future_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
    {
        return std::nullopt;
    }
    Loaded loaded{files_, future_.get()};
    if (waiting_)
    {
        start(*std::exchange(waiting_, std::nullopt));
    }
    return loaded;
}

}  // namespace knotlas::shell
