#include "shell/window_place.h"

#include <gtest/gtest.h>

#include <array>

namespace knotlas::shell
{
namespace
{

constexpr WorkArea kLaptop{{0, 30}, {1366, 738}};
constexpr WorkArea kProjector{{1366, 0}, {1920, 1080}};
constexpr std::array kBoth{kLaptop, kProjector};

TEST(WindowPlace, aPlaceThatExistsIsKept)
{
    const WindowPlace place{glm::ivec2(1500, 100), {1280, 800}};
    EXPECT_EQ(placeWindow(place, kBoth), place);
}

TEST(WindowPlace, whenItsMonitorIsGoneItComesToTheFirst)
{
    const WindowPlace placed =
        placeWindow({glm::ivec2(1500, 100), {1280, 700}}, std::span(kBoth).first(1));
    EXPECT_EQ(placed, (WindowPlace{glm::ivec2(43, 49), {1280, 700}})) << "in its middle";
}

TEST(WindowPlace, itIsNeverLargerThanItsMonitor)
{
    const WindowPlace placed = placeWindow({glm::ivec2(2000, 0), {3840, 2160}}, kBoth);
    EXPECT_EQ(placed, (WindowPlace{kProjector.origin, kProjector.size}));
    EXPECT_EQ(placeWindow({std::nullopt, {3840, 2160}}, kBoth),
              (WindowPlace{std::nullopt, kLaptop.size}));
}

TEST(WindowPlace, aTitleBarUnderAPanelOrOutsideIsBroughtBack)
{
    EXPECT_EQ(placeWindow({glm::ivec2(-600, -50), {1000, 600}}, kBoth).origin, glm::ivec2(0, 30));
    EXPECT_EQ(placeWindow({glm::ivec2(3000, 900), {1000, 600}}, kBoth).origin,
              glm::ivec2(2286, 480));
}

TEST(WindowPlace, betweenTwoMonitorsTheOneThatShowsMoreOfItTakesIt)
{
    EXPECT_EQ(placeWindow({glm::ivec2(1300, 100), {1000, 600}}, kBoth).origin,
              glm::ivec2(1366, 100));
}

TEST(WindowPlace, withoutMonitorsTheSystemDecides)
{
    EXPECT_EQ(placeWindow({glm::ivec2(5, 5), {800, 600}}, {}),
              (WindowPlace{std::nullopt, {800, 600}}));
    constexpr std::array kNone{WorkArea{}};
    EXPECT_FALSE(placeWindow({glm::ivec2(5, 5), {800, 600}}, kNone).origin);
}

TEST(UiScale, fractionsOfTheScreenAreKeptAndTheUsersChoiceComesFirst)
{
    EXPECT_EQ(uiScaleFor(std::nullopt, std::nullopt, {1.25f, 1.25f}), 1.25f);
    EXPECT_EQ(uiScaleFor(std::nullopt, std::nullopt, {1.0f, 1.5f}), 1.5f);
    EXPECT_EQ(uiScaleFor(std::nullopt, 2.0f, {1.25f, 1.25f}), 2.0f);
    EXPECT_EQ(uiScaleFor(1.0f, 2.0f, {1.25f, 1.25f}), 1.0f);
    EXPECT_EQ(uiScaleFor(std::nullopt, std::nullopt, {0.0f, 0.0f}), kLeastUiScale);
    EXPECT_EQ(uiScaleFor(std::nullopt, std::nullopt, {9.0f, 9.0f}), kLargestUiScale);
}

TEST(NotesPlace, isTheMonitorThatDoesNotShowTheClassItsPicture)
{
    const std::array<WorkArea, 2> two{WorkArea{{0, 0}, {1280, 720}},
                                      WorkArea{{1280, 0}, {1920, 1080}}};
    const WindowPlace onSecond{glm::ivec2(1400, 50), {1600, 900}};
    EXPECT_EQ(placeNotes(onSecond, two), (WindowPlace{glm::ivec2(0, 0), {1280, 720}}));
    const WindowPlace onFirst{glm::ivec2(10, 10), {1000, 600}};
    EXPECT_EQ(placeNotes(onFirst, two), (WindowPlace{glm::ivec2(1280, 0), {1920, 1080}}));
}

TEST(NotesPlace, isAnOrdinaryWindowWhereThereIsOneMonitor)
{
    const std::array<WorkArea, 1> one{WorkArea{{0, 0}, {1280, 720}}};
    const WindowPlace place = placeNotes({glm::ivec2(0, 0), {1280, 720}}, one);
    ASSERT_TRUE(place.origin.has_value());
    EXPECT_LT(place.size.x, 1280);
    EXPECT_LE(place.origin->x + place.size.x, 1280);
    EXPECT_LE(place.origin->y + place.size.y, 720);
    EXPECT_FALSE(placeNotes({std::nullopt, {1280, 720}}, {}).origin.has_value());
}

}  // namespace
}  // namespace knotlas::shell
