#include "io/paths.h"

#include <cstdlib>
#include <system_error>

namespace knotlas::io
{

namespace fs = std::filesystem;

namespace
{

bool holdsData(const fs::path& folder)
{
    std::error_code error;
    return fs::is_directory(atlasFolderIn(folder), error) &&
           fs::is_directory(folder / "models", error);
}

// The XDG specification tells to ignore relative paths.
std::optional<fs::path> absoluteFolder(const Environment& environment, const std::string& variable)
{
    const std::optional<std::string> text = environment(variable);
    const fs::path folder = text ? fs::path(*text) : fs::path();
    return folder.is_absolute() ? std::optional(folder) : std::nullopt;
}

std::optional<fs::path> userFolder(const Environment& environment, const std::string& variable,
                                   const char* belowHome)
{
    if (const std::optional<fs::path> folder = absoluteFolder(environment, variable))
    {
        return *folder / "knotlas";
    }
    if (const std::optional<fs::path> home = absoluteFolder(environment, "HOME"))
    {
        return *home / belowHome / "knotlas";
    }
    return std::nullopt;
}

}  // namespace

Environment processEnvironment()
{
    return [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value == nullptr || *value == '\0' ? std::nullopt
                                                  : std::optional<std::string>(value);
    };
}

core::Result<fs::path> findDataFolder(const fs::path& executable, const Environment& environment)
{
    if (const std::optional<std::string> told = environment("KNOTLAS_DATA"))
    {
        if (holdsData(*told))
        {
            return fs::path(*told);
        }
        return core::Error("KNOTLAS_DATA names \"" + *told +
                           "\", but there is no data/atlas and models in it");
    }
    const fs::path bin = executable.parent_path();
    const fs::path installed = (bin / ".." / "share" / "knotlas").lexically_normal();
    if (holdsData(installed))
    {
        return installed;
    }
    for (fs::path folder = bin; !folder.empty(); folder = folder.parent_path())
    {
        if (holdsData(folder))
        {
            return folder;
        }
        if (folder == folder.parent_path())
        {
            break;
        }
    }
    return core::Error(
        "cannot find the folder with data/atlas and models; KNOTLAS_DATA can name it");
}

fs::path bodyFileIn(const fs::path& dataFolder)
{
    return dataFolder / "models" / "body.glb";
}

fs::path atlasFolderIn(const fs::path& dataFolder)
{
    return dataFolder / "data" / "atlas";
}

fs::path executableFile()
{
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error);
}

std::optional<fs::path> configFolder(const Environment& environment)
{
    return userFolder(environment, "XDG_CONFIG_HOME", ".config");
}

std::optional<fs::path> cacheFolder(const Environment& environment)
{
    return userFolder(environment, "XDG_CACHE_HOME", ".cache");
}

std::optional<fs::path> stateFolder(const Environment& environment)
{
    return userFolder(environment, "XDG_STATE_HOME", ".local/state");
}

}  // namespace knotlas::io
