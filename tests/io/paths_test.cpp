#include "io/paths.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <map>

namespace knotlas::io
{
namespace
{

namespace fs = std::filesystem;

Environment environmentOf(std::map<std::string, std::string> variables)
{
    return [variables = std::move(variables)](const std::string& name) {
        const auto variable = variables.find(name);
        return variable == variables.end() ? std::nullopt : std::optional(variable->second);
    };
}

fs::path makeData(const fs::path& folder)
{
    fs::create_directories(folder / "data" / "atlas");
    fs::create_directories(folder / "models");
    return folder;
}

TEST(Paths, findsTheSourceTreeAboveTheExecutable)
{
    const test::TempFolder folder;
    const fs::path tree = makeData(folder.path() / "tree");
    const auto found =
        findDataFolder(tree / "build" / "release" / "bin" / "knotlas", environmentOf({}));
    ASSERT_TRUE(found) << found.error().message();
    EXPECT_EQ(*found, tree);
    EXPECT_EQ(bodyFileIn(*found), tree / "models" / "body.glb");
    EXPECT_EQ(atlasFolderIn(*found), tree / "data" / "atlas");
}

TEST(Paths, findsTheInstalledData)
{
    const test::TempFolder folder;
    const fs::path share = makeData(folder.path() / "usr" / "share" / "knotlas");
    const auto found = findDataFolder(folder.path() / "usr" / "bin" / "knotlas", environmentOf({}));
    ASSERT_TRUE(found) << found.error().message();
    EXPECT_EQ(*found, share);
}

TEST(Paths, theEnvironmentComesFirstAndMustBeRight)
{
    const test::TempFolder folder;
    const fs::path tree = makeData(folder.path() / "tree");
    const fs::path other = makeData(folder.path() / "other");
    const fs::path executable = tree / "bin" / "knotlas";
    EXPECT_EQ(*findDataFolder(executable, environmentOf({{"KNOTLAS_DATA", other.string()}})),
              other);
    EXPECT_FALSE(findDataFolder(executable, environmentOf({{"KNOTLAS_DATA", "/nowhere"}})));
}

TEST(Paths, saysWhenThereIsNoData)
{
    const test::TempFolder folder;
    fs::create_directories(folder.path() / "models");
    EXPECT_FALSE(findDataFolder(folder.path() / "bin" / "knotlas", environmentOf({})));
}

TEST(Paths, knowsTheRunningProgram)
{
    const fs::path executable = executableFile();
    EXPECT_TRUE(executable.is_absolute());
    EXPECT_TRUE(fs::exists(executable));
}

TEST(Paths, userFoldersFollowXdg)
{
    EXPECT_EQ(configFolder(environmentOf({{"XDG_CONFIG_HOME", "/x"}, {"HOME", "/h"}})),
              fs::path("/x/knotlas"));
    EXPECT_EQ(configFolder(environmentOf({{"XDG_CONFIG_HOME", "relative"}, {"HOME", "/h"}})),
              fs::path("/h/.config/knotlas"));
    EXPECT_EQ(cacheFolder(environmentOf({{"HOME", "/h"}})), fs::path("/h/.cache/knotlas"));
    EXPECT_EQ(cacheFolder(environmentOf({})), std::nullopt);
}

}  // namespace
}  // namespace knotlas::io
