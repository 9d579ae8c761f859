#include "ui/driver.h"
#include "ui/fixture.h"

#include <gtest/gtest.h>

namespace knotlas::ui::test
{
namespace
{

TEST(Keyboard, SearchAndSelectWithoutAMouse)
{
    Driver driver(plainState());
    driver.key("/");
    driver.type("inner");
    driver.take();
    driver.key("Enter");
    EXPECT_TRUE(holds(driver.take(), app::SelectMuscle{"inner", std::nullopt}));
    EXPECT_EQ(driver.state.doc.selected, std::vector<std::string>{"inner"});
}

TEST(Keyboard, ArrowsChooseAmongTheHits)
{
    Driver driver(plainState());
    driver.key("Ctrl+F");
    driver.type("muscle");
    driver.key("Down");
    driver.take();
    driver.key("Enter");
    EXPECT_TRUE(holds(driver.take(), app::SelectMuscle{"inner", std::nullopt}));
}

TEST(Keyboard, WhatIsWrittenRunsNoShortcut)
{
    Driver driver(plainState());
    const app::View before = driver.state.view;
    driver.key("/");
    driver.take();
    for (const char* letter : {"T", "S", "B", "1"})
    {
        driver.key(letter);
    }
    EXPECT_TRUE(driver.take().empty());
    EXPECT_EQ(driver.state.view, before);
    driver.key("F1");
    EXPECT_EQ(driver.state.session.dialog, app::Dialog::CheatSheet);
}

TEST(Keyboard, EscapeLeavesTheSearchAndThenClears)
{
    Driver driver(muscleState());
    driver.key("/");
    driver.type("inn");
    driver.key("Esc");
    EXPECT_EQ(driver.state.session.search, "");
    EXPECT_EQ(driver.state.doc.selected, std::vector<std::string>{"outer"});
    EXPECT_FALSE(driver.ui().wantsKeyboard());
    driver.key("Esc");
    EXPECT_TRUE(driver.state.doc.selected.empty());
}

TEST(Keyboard, TheListIsReachedByTabAndArrows)
{
    Driver driver(plainState());
    driver.key("Tab");
    driver.key("Down");
    driver.take();
    driver.key("Enter");
    EXPECT_TRUE(holds(driver.take(), app::SelectMuscle{"outer", std::nullopt}));
    driver.key("Down");
    driver.key("Ctrl+Enter");
    EXPECT_TRUE(holds(driver.take(), app::AddMuscle{"inner", std::nullopt}));
}

TEST(Keyboard, ArrowsTurnTheBodyUnlessAPanelHasThem)
{
    Driver driver(plainState());
    driver.key("Left");
    EXPECT_TRUE(holds(driver.take(), app::parseCommand("orbit -15 0").value()));
    driver.key("Tab");
    driver.take();
    driver.key("Down");
    EXPECT_TRUE(driver.take().empty());
    driver.key("Esc");
    driver.take();
    driver.key("Left");
    EXPECT_FALSE(driver.take().empty());
}

TEST(Keyboard, OtherShortcutsGoOnWorkingInPanels)
{
    Driver driver(plainState());
    driver.key("Tab");
    driver.take();
    driver.key("T");
    EXPECT_TRUE(holds(driver.take(), app::ToggleTheme{}));
}

// Every part of the window in turn: what is pressed there is told by its first widget.
TEST(Keyboard, TabVisitsEveryPartOfTheWindow)
{
    Driver driver(muscleState());
    driver.key("Tab");  // list
    driver.key("Tab");  // side and layers: its first widget is the right side
    driver.key("Right");
    driver.take();
    driver.key("Space");
    EXPECT_TRUE(holds(driver.take(), app::SetSide{app::SideChoice::Left}));
    driver.key("Tab");  // page
    driver.key("Tab");  // views: its first is the front
    driver.take();
    driver.key("Space");
    EXPECT_TRUE(holds(driver.take(), app::SetView{"front"}));
    driver.key("Tab");  // menu
    driver.take();
    driver.key("Space");
    EXPECT_TRUE(holds(driver.take(), app::TogglePanel{}));
}

TEST(Keyboard, ShiftTabGoesBack)
{
    Driver driver(plainState());
    driver.key("Tab");
    driver.key("Shift+Tab");
    driver.type("inner");
    EXPECT_EQ(driver.state.session.search, "inner");
}

TEST(Keyboard, MenusOpenAndRun)
{
    Driver driver(plainState());
    driver.key("Tab");
    driver.key("Shift+Tab");
    driver.key("Shift+Tab");  // before the search: the menu
    driver.key("Right");
    driver.key("Enter");
    ASSERT_TRUE(driver.has("Top/Look at/Look from the front"));
    driver.key("Down");
    driver.take();
    driver.key("Enter");
    const app::CommandQueue commands = driver.take();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<app::SetView>(commands[0].command));
}

TEST(Keyboard, SlidersMoveByArrows)
{
    Driver driver(plainState());
    driver.key("Tab");
    driver.key("Tab");
    driver.key("Down");
    driver.key("Enter");
    for (int i = 0; i < 5; ++i)
    {
        driver.key("Left");
    }
    driver.take();
    driver.key("Enter");
    EXPECT_LT(driver.state.doc.layers.skin, 1.0f);
    const app::CommandQueue commands = driver.take();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_FALSE(commands[0].live);
}

TEST(Keyboard, DialogsCloseByEscape)
{
    Driver driver(plainState());
    driver.key("F1");
    EXPECT_TRUE(driver.has("Keys and gestures/Close"));
    driver.key("Esc");
    EXPECT_EQ(driver.state.session.dialog, app::Dialog::None);
}

TEST(Keyboard, APictureIsSavedByKeysAlone)
{
    Driver driver(plainState());
    driver.key("F12");
    ASSERT_EQ(driver.state.session.dialog, app::Dialog::SavePicture);
    for (int i = 0; i < 12 && driver.state.session.requests.empty(); ++i)
    {
        driver.key("Down");
        driver.key("Enter");
    }
    ASSERT_EQ(driver.state.session.requests.size(), 1U);
}

TEST(Keyboard, TheMouseTakesOver)
{
    Driver driver(plainState());
    driver.key("Tab");
    driver.moveTo({700.0f, 400.0f});
    driver.press();
    driver.release();
    driver.take();
    driver.key("Left");
    EXPECT_FALSE(driver.take().empty()) << "the arrows belong to the body again";
}

}  // namespace
}  // namespace knotlas::ui::test
