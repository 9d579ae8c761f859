#include "app/commands.h"
#include "app/palette.h"
#include "ui/driver.h"
#include "ui/fixture.h"
#include "ui/fonts.h"
#include "ui/keyboard.h"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace knotlas::ui::test
{
namespace
{

// Code points of `text` that the font has no glyph for.
std::set<unsigned> missing(ImFont& font, const std::string& text)
{
    std::set<unsigned> gaps;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end)
    {
        unsigned codePoint = 0;
        at += ImTextCharFromUtf8(&codePoint, at, end);
        const bool control = codePoint < 0x20;
        if (!control && (codePoint > 0xffff ||
                         font.FindGlyphNoFallback(static_cast<ImWchar>(codePoint)) == nullptr))
        {
            gaps.insert(codePoint);
        }
    }
    return gaps;
}

class Glyphs : public testing::Test
{
  protected:
    Glyphs() : files_(FontFiles::read(KNOTLAS_FONT_DIR).value()), fonts_(files_.build(atlas_, 1.0f))
    {}

    void expectAll(const std::string& text, const std::string& where)
    {
        for (ImFont* font : {fonts_.body, fonts_.small, fonts_.strong, fonts_.title})
        {
            for (const unsigned codePoint : missing(*font, text))
            {
                ADD_FAILURE() << where << ": no glyph for U+" << std::hex << codePoint;
            }
        }
    }

    ImFontAtlas atlas_;
    FontFiles files_;
    Fonts fonts_;
};

TEST_F(Glyphs, TheTestSeesAGap)
{
    EXPECT_EQ(missing(*fonts_.body, "a\xe4\xb8\xad"), std::set<unsigned>{0x4e2d});
}

TEST_F(Glyphs, EveryTextOfTheAtlasOfLessonsAndOfWhatIsTaughtCanBeShown)
{
    // Files as text: JSON of this project holds its characters as themselves.
    const std::filesystem::path data = std::filesystem::path(KNOTLAS_SOURCE_DIR) / "data";
    for (const char* folder : {"atlas", "learn", "lessons"})
    {
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(data / folder))
        {
            if (entry.path().extension() == ".json")
            {
                std::ifstream stream(entry.path());
                const std::string text(std::istreambuf_iterator<char>(stream), {});
                EXPECT_EQ(text.find("\\u"), std::string::npos) << entry.path();
                expectAll(text, entry.path().filename().string());
                ++files;
            }
        }
        EXPECT_GT(files, 0U) << folder;
    }
}

TEST_F(Glyphs, EveryTextOfTheProgramCanBeShown)
{
    for (const app::CommandSpec& spec : app::commandTable())
    {
        expectAll(std::string(spec.help) + std::string(spec.keys), std::string(spec.name));
    }
    for (const app::GestureSpec& gesture : app::gestureTable())
    {
        expectAll(std::string(gesture.gesture) + std::string(gesture.help), "gesture");
    }
    for (const app::GestureSpec& key : panelKeys())
    {
        expectAll(std::string(key.gesture) + std::string(key.help), "panel key");
    }
    expectAll("Latin ÄÖÜßéçñøčřžłő, Greek αβγΩ, dashes –—, arrows →↔↺, signs ≥≠∞, ‹›…©", "sample");
}

TEST(Fonts, AreRebuiltForTheScaleInsteadOfStretched)
{
    Driver driver(plainState());
    for (const float scale : {1.0f, 1.5f, 3.0f})
    {
        driver.ui().rebuildFonts(scale);
        driver.settle();
        EXPECT_FLOAT_EQ(driver.ui().uiScale(), scale);
        EXPECT_NEAR(ImGui::GetIO().FontDefault->FontSize, 15.0f * scale, 0.51f);
        EXPECT_FLOAT_EQ(ImGui::GetIO().FontGlobalScale, 1.0f);
    }
}

TEST(Fonts, MissingFilesAreAnError)
{
    const auto ui = Ui::create("no/such/folder");
    ASSERT_FALSE(ui);
    EXPECT_NE(ui.error().message().find("DejaVuSans.ttf"), std::string::npos);
    EXPECT_EQ(ui.error().kind(), core::ErrorKind::Machine);
}

}  // namespace
}  // namespace knotlas::ui::test
