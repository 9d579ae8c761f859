#include "app/class_view.h"
#include "app/presenting.h"
#include "ui/driver.h"
#include "ui/fixture.h"
#include "ui/notes_page.h"
#include "ui/overlay/class_help.h"
#include "ui/overlay/ink.h"
#include "ui/theme.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace knotlas::ui::test
{
namespace
{

const app::PresentTool& toolIn(const Driver& driver)
{
    return driver.state.session.present;
}

app::AppState inClass(app::AppState state, float scale = 1.0f)
{
    app::Interpreter interpreter;
    state.view.uiScale = scale;
    EXPECT_TRUE(interpreter.apply(state, app::ToggleClassView{}, 1.0));
    return state;
}

bool overlap(const Box& a, const Box& b)
{
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

TEST(Presenting, ThePenHasAKeyForEverything)
{
    Driver driver(muscleState());
    driver.key("A");
    EXPECT_TRUE(driver.has("Pen/Red"));
    driver.key("V");
    EXPECT_EQ(toolIn(driver).pen.colour, app::InkColour::Blue);
    driver.key("]");
    EXPECT_EQ(toolIn(driver).pen.width, app::InkWidth::Thick);
    driver.key("[");
    driver.key("X");
    EXPECT_TRUE(toolIn(driver).pen.fades);
    driver.key("X");
    driver.key("Enter");
    driver.key("Right");
    driver.key("Shift+Down");
    driver.key("Enter");
    ASSERT_EQ(toolIn(driver).pen.ink.size(), 1U);
    EXPECT_EQ(toolIn(driver).pen.ink.front()->pointsWorld.size(), 3U);
    EXPECT_TRUE(driver.has("Ink"));
    driver.key("Ctrl+Z");
    EXPECT_TRUE(toolIn(driver).pen.ink.empty());
    driver.key("E");
    EXPECT_TRUE(toolIn(driver).pen.eraser);
    driver.key("Esc");
    EXPECT_FALSE(toolIn(driver).pen.on);
    EXPECT_FALSE(driver.has("Pen/Red"));
}

TEST(Presenting, ThePenHasAButtonForEverything)
{
    Driver driver(muscleState());
    driver.key("A");
    driver.settle();
    driver.click("Pen/Yellow");
    EXPECT_EQ(toolIn(driver).pen.colour, app::InkColour::Yellow);
    driver.click("Pen/Thinner");
    EXPECT_EQ(toolIn(driver).pen.width, app::InkWidth::Thin);
    driver.click("Pen/Fades");
    EXPECT_TRUE(toolIn(driver).pen.fades);
    driver.click("Pen/Eraser");
    EXPECT_TRUE(toolIn(driver).pen.eraser);
    driver.click("Pen/End");
    EXPECT_FALSE(toolIn(driver).pen.on);
}

TEST(Presenting, AClickerStepsTheLessonWhileThePenIsOn)
{
    Driver driver(inClass(lessonState()));
    driver.key("A");
    driver.key("Right");
    EXPECT_EQ(driver.state.session.lessons.play->step, 1U);
    driver.key("PageUp");
    EXPECT_EQ(driver.state.session.lessons.play->step, 0U);
}

TEST(Presenting, InkBelongsToItsStep)
{
    Driver driver(inClass(lessonState()));
    driver.key("A");
    driver.key("Enter");
    driver.key("Shift+Right");
    driver.key("Enter");
    driver.settle();
    EXPECT_TRUE(driver.has("Ink"));
    driver.key("PageDown");
    driver.settle();
    EXPECT_FALSE(driver.has("Ink"));
    driver.key("PageUp");
    driver.settle(60);
    EXPECT_TRUE(driver.has("Ink"));
}

TEST(Presenting, BIsTheBlankScreenInClassAndTheSkeletonElsewhere)
{
    Driver driver(muscleState());
    driver.key("B");
    EXPECT_EQ(driver.state.doc.layers.skeleton, 0.0f);
    EXPECT_FALSE(toolIn(driver).blank.on);
    driver.key("F5");
    driver.settle(60);
    driver.key("B");
    EXPECT_TRUE(toolIn(driver).blank.on);
    EXPECT_EQ(driver.state.doc.layers.skeleton, 0.0f);
}

TEST(Presenting, AnyKeyEndsTheBlankScreenAndDoesNothingElse)
{
    for (const char* chord : {"Right", "PageDown", "B", ".", "Esc", "T", "1", "Space"})
    {
        Driver driver(inClass(lessonState()));
        driver.key(".");
        driver.settle(60);
        EXPECT_TRUE(driver.has("Blank"));
        const app::View view = driver.state.view;
        driver.key(chord);
        driver.settle(60);
        EXPECT_FALSE(toolIn(driver).blank.on) << chord;
        EXPECT_FALSE(driver.has("Blank")) << chord;
        EXPECT_EQ(driver.state.view, view) << chord;
        EXPECT_EQ(driver.state.session.lessons.play->step, 0U) << chord;
        EXPECT_FALSE(driver.state.session.lessons.play->answerShown) << chord;
        EXPECT_TRUE(driver.state.session.classView.has_value()) << chord;
    }
}

TEST(Presenting, TheLensIsWorkedWithKeys)
{
    Driver driver(muscleState());
    driver.key("Z");
    driver.settle();
    EXPECT_TRUE(driver.has("Lens"));
    const float power = toolIn(driver).lens.power;
    driver.key("+");
    EXPECT_GT(toolIn(driver).lens.power, power);
    const Box before = driver.box("Lens");
    driver.key("Right");
    driver.settle();
    EXPECT_GT(driver.box("Lens").min.x, before.min.x);
    driver.key("Z");
    EXPECT_FALSE(driver.has("Lens"));
}

TEST(Presenting, InkHoldsOnEveryGround)
{
    for (const scene::Theme theme : {scene::Theme::Light, scene::Theme::Dark})
    {
        for (const app::InkColour colour : {app::InkColour::Red, app::InkColour::Blue,
                                            app::InkColour::Yellow, app::InkColour::Plain})
        {
            // On a ground of its own lightness the rim is seen.
            const InkLook look = inkLook(colour, theme);
            EXPECT_GE(contrast(look.colour, look.rim), 4.5f);
        }
    }
}

TEST(ClassKeys, AreWholeOnAtMostTwoLinesAndEndWithWhereAllAreTold)
{
    Driver driver(plainState());
    driver.frame();
    driver.ui().useContext();
    const ImFont* font = ImGui::GetIO().FontDefault;
    const std::string keys = "Esc: leave | A: pen | Z: lens | B: black | F6: notes | F1: all keys";
    EXPECT_EQ(classHelpLines(font, font->FontSize, keys, 5000.0f).size(), 1U);
    const auto narrow = classHelpLines(font, font->FontSize, keys, 160.0f);
    ASSERT_LE(narrow.size(), 2U);
    EXPECT_EQ(narrow.front().rfind("Esc: leave", 0), 0U);
    EXPECT_NE(narrow.back().find("F1: all keys"), std::string::npos);
}

TEST(ClassView, NothingOverlapsAtAnySize)
{
    for (const ImVec2& size : {ImVec2(1280, 720), ImVec2(1920, 1080), ImVec2(640, 480)})
    {
        for (const float scale : {1.0f, 2.0f, 3.0f})
        {
            for (const bool lesson : {false, true})
            {
                const std::string room = std::to_string(static_cast<int>(size.x)) +
                                         " wide, scale " + std::to_string(scale) +
                                         (lesson ? ", lesson" : "");
                app::AppState state = inClass(lesson ? lessonState() : muscleState(), scale);
                Driver driver(state, size, app::textScale(state));
                driver.settle();
                ASSERT_TRUE(driver.has("Class keys")) << room;
                const Box keys = driver.box("Class keys");
                EXPECT_GE(keys.min.x, 0.0f) << room;
                EXPECT_GE(keys.min.y, 0.0f) << room;
                EXPECT_LE(keys.max.x, size.x) << room;
                EXPECT_LE(keys.max.y, size.y) << room;
                for (const app::Rect& covered : driver.ui().coveredRects())
                {
                    const Box box{{covered.min.x, covered.min.y}, {covered.max.x, covered.max.y}};
                    EXPECT_FALSE(overlap(keys, box)) << room;
                }
                if (driver.has("Legend"))
                {
                    EXPECT_FALSE(overlap(keys, driver.box("Legend"))) << room;
                }
            }
        }
    }
}

TEST(NotesPage, TellsTheTeacherWhatTheClassDoesNotSee)
{
    const app::AppState state = inClass(lessonState());
    const app::LessonPlay& play = *state.session.lessons.play;
    const NotesContent content = notesContent(state, 65.0, "14:30");
    EXPECT_EQ(content.title, play.current().title);
    EXPECT_EQ(content.note, play.current().note);
    EXPECT_EQ(content.answer, play.current().question->answer);
    EXPECT_EQ(content.next, play.lesson->steps[1].title);
    EXPECT_EQ(content.gone, "1:05");
    EXPECT_EQ(content.clock, "14:30");
    EXPECT_EQ(content, notesContent(state, 65.9, "14:30")) << "drawn once a second at most";
    EXPECT_FALSE(content == notesContent(state, 66.0, "14:30"));
}

TEST(NotesPage, TellsOfABlankScreen)
{
    Driver driver(inClass(lessonState()));
    driver.key(".");
    EXPECT_FALSE(notesContent(driver.state, 1.0, "").screen.empty());
}

TEST(NotesPage, DrawsEveryPart)
{
    const app::AppState state = lessonState();
    Driver driver(state, {760.0f, 560.0f}, 1.7f);
    driver.ui().useContext();
    driver.ui().prepareFrame(state);
    ImGui::NewFrame();
    driver.ui().drawNotes(state, notesContent(state, 3.0, "9:05"), 0.0f, 3.0);
    ImGui::Render();
    for (const char* part : {"Notes/Gone", "Notes/Title", "Notes/Note", "Notes/Answer"})
    {
        EXPECT_TRUE(driver.has(part)) << part;
    }
}

}  // namespace
}  // namespace knotlas::ui::test
