#include "app/palette.h"
#include "ui/theme.h"

#include <gtest/gtest.h>

namespace knotlas::ui
{
namespace
{

TEST(Theme, ContrastIsThatOfWcag)
{
    EXPECT_NEAR(contrast(glm::vec3(0.0f), glm::vec3(1.0f)), 21.0f, 1e-3f);
    EXPECT_NEAR(contrast(glm::vec3(0.4f), glm::vec3(0.4f)), 1.0f, 1e-5f);
    // #777777 on white is the classic example just below 4.5.
    EXPECT_NEAR(contrast(glm::vec3(119.0f / 255.0f), glm::vec3(1.0f)), 4.48f, 0.01f);
}

TEST(Theme, EveryTextIsReadableInBothThemes)
{
    for (const scene::Theme theme : {scene::Theme::Light, scene::Theme::Dark})
    {
        for (const TextPair& pair : textPairs(themeOf(theme)))
        {
            EXPECT_GE(contrast(pair.text, pair.background), 4.5f)
                << pair.name << (theme == scene::Theme::Light ? " (light)" : " (dark)");
        }
    }
}

TEST(Theme, LabelsAreReadableInEveryStyle)
{
    for (const scene::Theme theme : {scene::Theme::Light, scene::Theme::Dark})
    {
        const Theme& strong = overlayThemeOf(theme, scene::Style::HighContrast);
        EXPECT_NEAR(contrast(strong.text, strong.raised), 21.0f, 0.1f);
        const Theme& print = overlayThemeOf(theme, scene::Style::Print);
        EXPECT_GE(contrast(print.text, print.raised), 12.0f);
        for (const glm::vec3& colour : {print.text, print.raised, print.border, print.muted})
        {
            EXPECT_EQ(colour.r, colour.g);
            EXPECT_EQ(colour.g, colour.b);
        }
        EXPECT_EQ(&overlayThemeOf(theme, scene::Style::Standard), &themeOf(theme));
    }
}

TEST(Theme, NumbersAreReadableOnEveryPatternColour)
{
    for (const app::Palette& palette : app::palettes())
    {
        for (const glm::vec3& colour : palette.patternsSrgb)
        {
            EXPECT_GE(contrast(readableOn(colour), colour), 4.5f) << palette.name;
        }
    }
}

}  // namespace
}  // namespace knotlas::ui
