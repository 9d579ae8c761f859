#include "ui/driver.h"
#include "ui/fixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace knotlas::ui::test
{
namespace
{

const app::LessonPlay& playIn(const Driver& driver)
{
    return *driver.state.session.lessons.play;
}

TEST(LessonPage, TheListOpensALesson)
{
    app::AppState state = plainState();
    state.session.lessons.library = {{"eggs.json", "Eggs", "All about eggs.", 20, 3}};
    Driver driver(state);
    driver.click("Tabs/Learn");
    driver.take();
    driver.click("Lessons/Eggs");
    EXPECT_TRUE(holds(driver.take(), app::OpenLesson{"eggs.json"}));
}

TEST(LessonPage, ButtonsAndClickerMoveOn)
{
    Driver driver(lessonState());
    EXPECT_TRUE(driver.has("Lesson/Progress"));
    EXPECT_FALSE(driver.has("Muscle"));
    driver.click("Lesson/Next ›");
    EXPECT_EQ(playIn(driver).step, 1U);
    driver.click("Lesson/‹ Previous");
    EXPECT_EQ(playIn(driver).step, 0U);
    driver.key("Right");
    driver.key("PageDown");
    EXPECT_EQ(playIn(driver).step, 2U);
    driver.key("PageUp");
    driver.key("Left");
    EXPECT_EQ(playIn(driver).step, 0U);
}

TEST(LessonPage, AKeyOrAClickAnswers)
{
    Driver driver(lessonState());
    EXPECT_FALSE(driver.has("Lesson/Question/Answer"));
    driver.key("1");
    EXPECT_EQ(playIn(driver).choice, 0U);
    EXPECT_TRUE(driver.has("Lesson/Question/Answer"));
    driver.key("2");  // answered: again a view of the body
    EXPECT_EQ(playIn(driver).choice, 0U);
    driver.key("Right");
    driver.key("Space");
    EXPECT_TRUE(playIn(driver).answerShown);
    driver.key("Left");
    driver.click("Lesson/Question/Choice 2");
    EXPECT_EQ(playIn(driver).choice, 1U);
}

TEST(LessonPage, WithoutALessonItsKeysAreThoseOfTheBody)
{
    Driver driver(plainState());
    driver.key("Right");
    EXPECT_TRUE(std::holds_alternative<app::Orbit>(driver.take().back().command));
}

TEST(LessonPage, TheNoteIsShownOnDemandAndNeverToTheClass)
{
    Driver driver(lessonState());
    EXPECT_FALSE(driver.has("Lesson/Note"));
    driver.key("I");
    EXPECT_TRUE(driver.has("Lesson/Note"));
    driver.key("F5");
    driver.settle();
    EXPECT_TRUE(driver.has("Lesson/Progress"));
    EXPECT_FALSE(driver.has("Lesson/Note"));
    driver.key("I");
    EXPECT_TRUE(playIn(driver).noteShown);
    EXPECT_FALSE(driver.has("Lesson/Note"));
}

TEST(LessonPage, InTheClassViewItStandsBelowThePicture)
{
    Driver driver(lessonState());
    driver.key("F5");
    driver.settle();
    const app::Viewport& picture = driver.state.session.viewport;
    const float bottom = picture.originUi.y + picture.sizeUi.y;
    EXPECT_GE(driver.box("Lesson/Progress").min.y, bottom);
    EXPECT_GE(bottom, 0.49f * 720.0f);
    driver.key("PageDown");
    EXPECT_EQ(playIn(driver).step, 1U);
    driver.key("Esc");
    EXPECT_FALSE(driver.state.session.classView);
    driver.key("Esc");
    EXPECT_FALSE(driver.state.session.lessons.play);
}

TEST(LessonPage, IsDrawnAtEverySizeAndScale)
{
    for (const ImVec2& size : {ImVec2(1280.0f, 720.0f), ImVec2(640.0f, 480.0f)})
    {
        for (const float scale : {1.0f, 2.0f, 3.0f})
        {
            for (const bool inClass : {false, true})
            {
                Driver driver(lessonState(), size, scale);
                driver.key(inClass ? "F5" : "I");
                driver.settle();
                EXPECT_TRUE(driver.has("Lesson/Progress")) << size.x << " " << scale;
                const ImDrawData* data = driver.frame();
                for (int n = 0; n < data->CmdListsCount; ++n)
                {
                    for (const ImDrawVert& vertex : data->CmdLists[n]->VtxBuffer)
                    {
                        ASSERT_TRUE(std::isfinite(vertex.pos.x) && std::isfinite(vertex.pos.y));
                    }
                }
            }
        }
    }
}

}  // namespace
}  // namespace knotlas::ui::test
