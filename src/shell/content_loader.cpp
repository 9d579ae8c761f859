#include "shell/content_loader.h"

#include "io/paths.h"

#include <utility>

namespace knotlas::shell
{

core::Result<ContentOptions> resolved(const ContentOptions& options)
{
    if (!options.body.empty() && !options.atlas.empty())
    {
        return options;
    }
    core::Result<std::filesystem::path> folder =
        io::findDataFolder(io::executableFile(), io::processEnvironment());
    if (!folder)
    {
        return std::move(folder).error();
    }
    ContentOptions files = options;
    files.body = files.body.empty() ? io::bodyFileIn(*folder) : files.body;
    files.atlas = files.atlas.empty() ? io::atlasFolderIn(*folder) : files.atlas;
    return files;
}

core::Result<app::Content> loadShippedOr(const ContentOptions& options)
{
    core::Result<ContentOptions> files = resolved(options);
    if (!files)
    {
        return std::move(files).error();
    }
    const auto cache = io::cacheFolder(io::processEnvironment());
    return app::loadContent(files->body, files->atlas, cache.value_or(std::filesystem::path()));
}

std::filesystem::path fontFolder()
{
    return io::executableFile().parent_path() / "fonts";
}

}  // namespace knotlas::shell
