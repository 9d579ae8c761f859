#pragma once

#include "app/content.h"
#include "shell/options.h"

#include <functional>
#include <future>
#include <optional>

namespace knotlas::shell
{

// Loads content in the background. One load at a time: a newer wish waits for the one under way.
class Loader
{
  public:
    // `wake` is called from the worker when a load has ended.
    explicit Loader(std::function<void()> wake) : wake_(std::move(wake)) {}

    void start(const ContentOptions& files);

    [[nodiscard]] bool busy() const { return future_.valid(); }

    struct Loaded
    {
        ContentOptions files;
        core::Result<app::Content> content;
    };

    // The load that has ended since, if any.
    std::optional<Loaded> poll();

  private:
    std::function<void()> wake_;
    ContentOptions files_;
    std::future<core::Result<app::Content>> future_;
    std::optional<ContentOptions> waiting_;
};

}  // namespace knotlas::shell
