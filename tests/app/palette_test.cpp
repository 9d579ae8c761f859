#include "app/colour_vision.h"
#include "app/palette.h"
#include "io/drawing_io.h"

#include <glm/common.hpp>
#include <gtest/gtest.h>

namespace knotlas::app
{
namespace
{

using test::difference;
using test::linear;
using test::seenBy;
using test::Vision;

// The thinnest cover of a solid zone in shaders/skin.frag.
constexpr float kCover = 0.76f;
// CIEDE2000: 1 is just seen side by side, 10 is told apart at a glance.
constexpr float kApart = 10.0f;
constexpr float kFromSkin = 5.0f;  // of the field alone; its border adds to it
constexpr float kBorderFromSkin = 10.0f;

glm::vec3 onSkin(const glm::vec3& colourSrgb, const SkinTone& tone)
{
    return glm::mix(linear(tone.colourSrgb), linear(colourSrgb), kCover);
}

// As shaders/skin.frag draws a zone's border: darker than the zone, on dark skin lighter.
glm::vec3 borderOn(const glm::vec3& colourSrgb, const SkinTone& tone)
{
    const glm::vec3 skin = linear(tone.colourSrgb);
    const float luminance = 0.2126f * skin.x + 0.7152f * skin.y + 0.0722f * skin.z;
    const float dark = 1.0f - glm::smoothstep(0.16f, 0.24f, luminance);
    const glm::vec3 ink = linear(colourSrgb);
    return glm::mix(ink * 0.44f, glm::mix(ink, glm::vec3(1.0f), 0.55f), dark);
}

// Of the published test pairs of Sharma, Wu & Dalal (2005).
TEST(ColourVision, DifferencesAreThoseOfTheStandard)
{
    EXPECT_NEAR(test::differenceLab({50.0f, 2.6772f, -79.7751f}, {50.0f, 0.0f, -82.7485f}), 2.0425f,
                1e-3f);
    EXPECT_NEAR(test::differenceLab({50.0f, 2.5f, 0.0f}, {73.0f, 25.0f, -18.0f}), 27.1492f, 1e-3f);
    EXPECT_NEAR(
        test::differenceLab({60.2574f, -34.0099f, 36.2677f}, {60.4626f, -34.1751f, 39.4387f}),
        1.2644f, 1e-3f);
    EXPECT_NEAR(test::differenceLab({2.0776f, 0.0795f, -1.1350f}, {0.9033f, -0.0636f, -0.5514f}),
                0.9082f, 1e-3f);
}

TEST(ColourVision, GreysLookTheSameToEveryone)
{
    for (const Vision vision : test::kVisions)
    {
        EXPECT_LT(difference(seenBy(vision, glm::vec3(0.4f)), glm::vec3(0.4f)), 1.0f);
    }
}

TEST(ColourVision, RedAndGreenMeetForProtanAndDeutanViewers)
{
    const glm::vec3 red = linear({0.64f, 0.30f, 0.05f});
    const glm::vec3 green = linear({0.35f, 0.45f, 0.05f});
    const float normal = difference(red, green);
    EXPECT_LT(difference(seenBy(Vision::Deutan, red), seenBy(Vision::Deutan, green)),
              0.5f * normal);
    EXPECT_GT(difference(seenBy(Vision::Tritan, red), seenBy(Vision::Tritan, green)),
              0.7f * normal);
}

TEST(Palette, EveryPairOfPatternsStaysApartForEveryViewerOnEverySkin)
{
    for (const Palette& palette : palettes())
    {
        for (const Vision vision : test::kVisions)
        {
            for (std::size_t i = 0; i < 4; ++i)
            {
                for (std::size_t j = 0; j < i; ++j)
                {
                    const glm::vec3& a = palette.patternsSrgb[i];
                    const glm::vec3& b = palette.patternsSrgb[j];
                    EXPECT_GE(difference(seenBy(vision, linear(a)), seenBy(vision, linear(b))),
                              kApart)
                        << palette.id << ' ' << i << ' ' << j;
                    for (const SkinTone& tone : skinTones())
                    {
                        EXPECT_GE(difference(seenBy(vision, onSkin(a, tone)),
                                             seenBy(vision, onSkin(b, tone))),
                                  kApart)
                            << palette.id << ' ' << i << ' ' << j << " on " << tone.id
                            << ", vision " << static_cast<int>(vision);
                    }
                }
            }
        }
    }
}

TEST(Palette, EveryZoneAndItsBorderStandOutFromEverySkin)
{
    for (const Palette& palette : palettes())
    {
        for (const SkinTone& tone : skinTones())
        {
            for (const Vision vision : test::kVisions)
            {
                for (const glm::vec3& colour : palette.patternsSrgb)
                {
                    const glm::vec3 skin = seenBy(vision, linear(tone.colourSrgb));
                    EXPECT_GE(difference(seenBy(vision, onSkin(colour, tone)), skin), kFromSkin)
                        << palette.id << " on " << tone.id << ", vision "
                        << static_cast<int>(vision);
                    EXPECT_GE(difference(seenBy(vision, borderOn(colour, tone)), skin),
                              kBorderFromSkin)
                        << palette.id << " border on " << tone.id << ", vision "
                        << static_cast<int>(vision);
                }
            }
        }
    }
}

// The least difference of two paints to any viewer, by themselves and on every skin.
float leastDifference(const glm::vec3& a, const glm::vec3& b)
{
    float least = 100.0f;
    for (const Vision vision : test::kVisions)
    {
        least = std::min(least, difference(seenBy(vision, linear(a)), seenBy(vision, linear(b))));
        for (const SkinTone& tone : skinTones())
        {
            least = std::min(least, difference(seenBy(vision, onSkin(a, tone)),
                                               seenBy(vision, onSkin(b, tone))));
        }
    }
    return least;
}

// Eight areas, the paints that may lie beside them, and no more room between: the first three, more
// than which are rare, stand as far apart as patterns do.
TEST(Palette, AreasOfADrawingStayApartFromEachOtherAndFromThePatterns)
{
    std::vector<glm::vec3> paints{kPreviewColourSrgb, kSpotColourSrgb, kEarlierColourSrgb};
    for (const glm::vec3& pattern : palettes().front().patternsSrgb)
    {
        paints.push_back(pattern);
    }
    std::vector<glm::vec3> areas;
    for (std::size_t i = 0; i < io::kMaxDrawingAreas; ++i)
    {
        const glm::vec3 area = glm::vec3(io::usualAreaColour(i)) / 255.0f;
        for (std::size_t j = 0; j < areas.size(); ++j)
        {
            EXPECT_GE(leastDifference(area, areas[j]), i < 3 ? kApart : 8.0f) << i << ' ' << j;
        }
        for (std::size_t j = 0; j < paints.size(); ++j)
        {
            EXPECT_GE(leastDifference(area, paints[j]), 7.0f) << i << ' ' << j;
        }
        for (const SkinTone& tone : skinTones())
        {
            for (const Vision vision : test::kVisions)
            {
                EXPECT_GE(difference(seenBy(vision, onSkin(area, tone)),
                                     seenBy(vision, linear(tone.colourSrgb))),
                          kFromSkin)
                    << i << " on " << tone.id;
            }
        }
        areas.push_back(area);
    }
}

// From light to dark without a gap in which somebody would not find themselves.
TEST(SkinTones, GoInEvenSteps)
{
    const std::span<const SkinTone> tones = skinTones();
    for (std::size_t i = 1; i < tones.size(); ++i)
    {
        if (tones[i].id == "neutral")
        {
            continue;
        }
        const glm::vec3 lighter = linear(tones[i - 1].colourSrgb);
        const glm::vec3 darker = linear(tones[i].colourSrgb);
        EXPECT_LT(darker.y, lighter.y) << tones[i].id;
        EXPECT_LT(difference(lighter, darker), 18.0f) << tones[i].id;
    }
}

TEST(PatternColours, AreOneInkInGreyscale)
{
    View view;
    EXPECT_EQ(patternColours(view), paletteById("okabe-ito").patternsSrgb);
    view.style = scene::Style::Print;
    for (const glm::vec3& ink : patternColours(view))
    {
        EXPECT_EQ(ink.r, ink.g);
        EXPECT_EQ(ink.g, ink.b);
        EXPECT_LT(ink.r, 0.3f);
    }
    EXPECT_GT(skinColour(view).r, 0.8f);
}

}  // namespace
}  // namespace knotlas::app
