#include "io/file_bytes.h"
#include "io/settings.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace knotlas::io
{
namespace
{

Settings unusual()
{
    Settings settings;
    settings.windowWidth = 1999;
    settings.windowHeight = 777;
    settings.windowPosition = WindowPosition{-1200, 40};
    settings.windowMaximised = true;
    settings.uiScale = 1.25f;
    settings.theme = "dark";
    settings.palette = "grey";
    settings.skinTone = "deep";
    settings.style = "print";
    settings.deepPain = "skin";
    settings.labelSize = "large";
    settings.naming = "latin";
    settings.anatomyLabels = "all";
    settings.language = "de";
    settings.reducedMotion = true;
    settings.skinOpacity = 0.4f;
    settings.superficialMusclesOpacity = 0.1f;
    settings.deepMusclesOpacity = 0.7f;
    settings.skeletonOpacity = 0.0f;
    settings.firstRunHintDismissed = true;
    settings.pictureWidth = 4000;
    settings.pictureHeight = 5000;
    settings.recentBodies = {"/home/é/体 1.glb", "b.obj"};
    return settings;
}

class SettingsTest : public ::testing::Test
{
  protected:
    SettingsReading readText(std::string_view text)
    {
        return readSettings(folder_.write("settings.json", text));
    }

    test::TempFolder folder_;
};

TEST_F(SettingsTest, whatIsWrittenIsReadBack)
{
    const std::filesystem::path file = folder_.path() / "new" / "settings.json";
    for (const Settings& settings : {unusual(), Settings{}, unusual()})
    {
        ASSERT_TRUE(writeSettings(file, settings));
        const SettingsReading reading = readSettings(file);
        EXPECT_EQ(reading.settings, settings);
        EXPECT_TRUE(reading.warnings.empty());
    }
}

TEST_F(SettingsTest, aMissingFileMeansDefaultsWithoutAWord)
{
    const SettingsReading reading = readSettings(folder_.path() / "missing.json");
    EXPECT_EQ(reading.settings, Settings{});
    EXPECT_TRUE(reading.warnings.empty());
}

TEST_F(SettingsTest, aBrokenFileMeansDefaultsAndAWarning)
{
    for (const char* text : {"", "{\"theme\": \"dark\"", "[]", "\"x\""})
    {
        const SettingsReading reading = readText(text);
        EXPECT_EQ(reading.settings, Settings{}) << text;
        EXPECT_EQ(reading.warnings.size(), 1U) << text;
    }
}

TEST_F(SettingsTest, whatIsNotUsableIsIgnoredAloneAndTheRestIsTaken)
{
    const SettingsReading reading = readText(R"({"windowWidth": 10, "windowHeight": "tall",
        "windowPosition": [1], "uiScale": 99, "theme": "", "skinOpacity": -1,
        "reducedMotion": "yes", "recentBodies": [3, "kept.glb"], "skeletonOpacity": 0.5})");
    Settings expected;
    expected.recentBodies = {"kept.glb"};
    expected.skeletonOpacity = 0.5f;
    EXPECT_EQ(reading.settings, expected);
    EXPECT_EQ(reading.warnings.size(), 8U);
}

TEST_F(SettingsTest, membersOfOtherVersionsAreKept)
{
    const std::filesystem::path file =
        folder_.write("settings.json", R"({"theme": "dark", "hologram": {"on": [1, 2]}})");
    const SettingsReading reading = readSettings(file);
    EXPECT_EQ(reading.settings.theme, "dark");
    EXPECT_TRUE(reading.warnings.empty());
    ASSERT_TRUE(writeSettings(file, unusual()));
    EXPECT_NE(readFile(file, 1 << 20)->find("hologram"), std::string::npos);
    EXPECT_EQ(readSettings(file).settings, unusual());
}

TEST_F(SettingsTest, theListOfRecentBodiesStaysShort)
{
    Settings settings;
    settings.recentBodies.assign(50, "a.glb");
    const std::filesystem::path file = folder_.path() / "settings.json";
    ASSERT_TRUE(writeSettings(file, settings));
    EXPECT_EQ(readSettings(file).settings.recentBodies.size(), kMaxRecentBodies);
}

TEST_F(SettingsTest, numbersAreWrittenAsPeopleWriteThem)
{
    const std::filesystem::path file = folder_.path() / "settings.json";
    ASSERT_TRUE(writeSettings(file, unusual()));
    EXPECT_NE(readFile(file, 1 << 20)->find("\"skinOpacity\": 0.4,"), std::string::npos);
}

}  // namespace
}  // namespace knotlas::io
