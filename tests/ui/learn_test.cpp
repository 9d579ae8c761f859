#include "app/learn_mode.h"
#include "ui/driver.h"
#include "ui/fixture.h"

#include <gtest/gtest.h>

#include <string>

namespace knotlas::ui::test
{
namespace
{

const app::LearnTool& learnOf(const Driver& driver)
{
    return driver.state.session.learn;
}

TEST(Learn, AKeyOpensAndClosesIt)
{
    Driver driver(plainState());
    driver.key("F2");
    driver.settle();
    EXPECT_TRUE(driver.has("Learn page/Close"));
    EXPECT_TRUE(driver.has("Learn/What to do"));
    driver.key("F2");
    driver.settle();
    EXPECT_FALSE(driver.has("Learn page/Close"));
}

TEST(Learn, EscClosesItAndGivesTheSelectionBack)
{
    app::AppState state = learnState();
    state.doc.selected = {"outer"};
    Driver driver(state);
    driver.settle();
    EXPECT_FALSE(driver.has("Page/Close"));
    driver.key("Esc");  // leaves the keyboard mode that opening began
    driver.key("Esc");
    driver.settle();
    EXPECT_FALSE(learnOf(driver).open);
    EXPECT_EQ(driver.state.doc.selected, (std::vector<std::string>{"outer"}));
}

TEST(Learn, ChaptersOpenFromTheListAndFromTheEndOfThePage)
{
    Driver driver(learnState());
    driver.click("Learn/The circle");
    EXPECT_EQ(app::chapterOf(driver.state)->id, "circle");
    driver.click("Learn page/What to do ›");
    EXPECT_EQ(app::chapterOf(driver.state)->id, "do");
    EXPECT_TRUE(driver.has("Learn page/Read first/Danger"));
}

TEST(Learn, AStationChoosesItsStepAndArrowsGoOn)
{
    Driver driver(learnState("circle"));
    driver.click("Learn page/Cycle/Circle/4");
    EXPECT_EQ(learnOf(driver).step, 3U);
    driver.key("Right");
    EXPECT_EQ(learnOf(driver).step, 4U);
    driver.key("Left");
    driver.key("Left");
    EXPECT_EQ(learnOf(driver).step, 2U);
}

TEST(Learn, ATechniqueIsLitOnTheCircleAndOpensFromThere)
{
    Driver driver(learnState("circle"));
    driver.click("Learn page/Cycle/Break it/Rolling");
    EXPECT_EQ(learnOf(driver).technique, "roll");
    EXPECT_EQ(learnOf(driver).step, 1U);
    driver.click("Learn page/Cycle/How it is done");
    EXPECT_EQ(app::chapterOf(driver.state)->id, "do");
    driver.settle();  // it scrolls to the technique
    driver.click("Learn page/Techniques/roll/Breaks/Breaks step 2: Step two");
    EXPECT_EQ(app::chapterOf(driver.state)->id, "circle");
    EXPECT_EQ(learnOf(driver).technique, "roll");
}

TEST(Learn, TheTimerStartsPausesAndGoesBack)
{
    Driver driver(learnState("do"));
    driver.click("Learn page/Techniques/Rolling");
    const std::string timer = "Learn page/Techniques/roll/Timer/";
    driver.click(timer + "Lengths/60 seconds");
    EXPECT_EQ(learnOf(driver).timer.practice.holdS, 60);
    driver.click(timer + "Start");
    EXPECT_TRUE(learnOf(driver).timer.runningSince);
    EXPECT_TRUE(app::nextChange(driver.state, driver.state.session.now));
    driver.click(timer + "Pause");
    EXPECT_FALSE(learnOf(driver).timer.runningSince);
    driver.click(timer + "Reset");
    EXPECT_EQ(learnOf(driver).timer.doneS, 0.0);
}

TEST(Learn, WhatOnlyCliniciansDoHasNoTimer)
{
    Driver driver(learnState("do"));
    driver.click("Learn page/Techniques/Pricking");
    for (const std::string& label : driver.ui().itemLabels())
    {
        EXPECT_EQ(label.find("/Timer/"), std::string::npos) << label;
    }
}

TEST(Learn, AMarkOpensItsSourcesWhichCanBeCopied)
{
    Driver driver(learnState());
    EXPECT_FALSE(driver.has("Learn page/danger.0.0 sources/book"));
    driver.click("Learn page/danger.0.0");
    driver.click("Learn page/danger.0.0 sources/book");
    driver.ui().useContext();
    EXPECT_NE(std::string(ImGui::GetClipboardText()).find("A book on muscles"), std::string::npos);
}

TEST(Learn, ThePageCanBeCopied)
{
    Driver driver(learnState());
    driver.click("Learn page/Copy the page");
    driver.ui().useContext();
    const std::string text = ImGui::GetClipboardText();
    EXPECT_NE(text.find("Popular guides say: A ball."), std::string::npos);
    EXPECT_NE(text.find("rolls: egg crooked; ball straight"), std::string::npos);
}

TEST(Learn, AMuscleLeadsToItsTechniquesAndBack)
{
    Driver driver(muscleState());
    driver.click("Muscle page/Self-care/Techniques/Rolling");
    EXPECT_TRUE(learnOf(driver).open);
    EXPECT_EQ(learnOf(driver).technique, "roll");
    driver.click("Learn page/Techniques/roll/roll muscles/Outer muscle");
    EXPECT_FALSE(learnOf(driver).open);
    EXPECT_EQ(driver.state.doc.selected, (std::vector<std::string>{"outer"}));
    driver.click("Page/‹ What is taught");
    EXPECT_TRUE(learnOf(driver).open);
}

TEST(Learn, ANarrowWindowGivesThePageAllItsWidth)
{
    Driver driver(learnState("circle"), {640.0f, 480.0f});
    driver.settle();
    EXPECT_TRUE(driver.has("Learn page/Cycle/Circle/1"));
    EXPECT_GT(driver.box("Learn page/Cycle/Circle").width(), 500.0f);
    driver.click("Learn page/‹ Chapters");
    driver.click("Learn/Danger");
    EXPECT_EQ(app::chapterOf(driver.state)->id, "danger");
}

TEST(Learn, EverythingFitsAtThreeTimesTheSize)
{
    Driver driver(learnState("circle"), {1280.0f, 720.0f}, 3.0f);
    driver.settle();
    driver.click("Learn page/Cycle/Circle/3");
    EXPECT_EQ(learnOf(driver).step, 2U);
}

}  // namespace
}  // namespace knotlas::ui::test
