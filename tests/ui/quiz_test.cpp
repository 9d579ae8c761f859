#include "app/quiz_mode.h"
#include "ui/driver.h"
#include "ui/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::ui::test
{
namespace
{

// Gives a command as its text, as a script would.
void does(Driver& driver, const std::string& text)
{
    const core::Result<app::Command> command = app::parseCommand(text);
    ASSERT_TRUE(command) << text;
    const core::Result<void> done = driver.interpreter.apply(driver.state, *command, 1.0);
    ASSERT_TRUE(done) << text << ": " << done.error().message();
    driver.settle();
}

const app::QuizTool& quizOf(const Driver& driver)
{
    return driver.state.session.quiz;
}

std::string keyOf(std::size_t choice)
{
    return std::to_string(choice + 1);
}

std::string labelOf(const Driver& driver, std::size_t choice)
{
    return "Quiz/Choices/" +
           app::displayName(driver.state, quizOf(driver).run.question.choices.at(choice));
}

// What would name muscles: labels of points, the legend, the name at the cursor, lists and pages.
bool namesSomething(Driver& driver)
{
    const std::vector<std::string> labels = driver.ui().itemLabels();
    return std::ranges::any_of(labels, [](const std::string& label) {
        return label.starts_with("Legend") || label.starts_with("Hover/") ||
               label.starts_with("Marks/") || label.starts_with("Label") ||
               label.starts_with("Muscles/") || label.starts_with("Muscle page/") ||
               label.starts_with("Search/") || label.starts_with("Anatomy");
    });
}

TEST(Quiz, IsEnteredByItsKeyAndByTheMenuAndLeftByEsc)
{
    Driver driver(muscleState());
    const app::Document doc = driver.state.doc;
    driver.key("Q");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Setup);
    EXPECT_TRUE(driver.has("Quiz/Start (Enter)"));
    EXPECT_FALSE(driver.has("Muscles/Outer muscle"));
    driver.key("Enter");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Asking);
    driver.key("Esc");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Result);
    driver.key("Esc");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Off);
    EXPECT_EQ(driver.state.doc, doc);
    driver.click("Top/Quiz");
    driver.click("Top/Quiz/Quiz: questions on muscles and their patterns");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Setup);
    driver.click("Page/Close");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Off);
}

TEST(Quiz, APageLeadsToAQuizOnWhatIsSelected)
{
    Driver driver(muscleState());
    driver.click("Muscle page/Quiz on what is selected");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Setup);
    EXPECT_EQ(quizOf(driver).setup.scope.muscles, std::vector<std::string>{"outer"});
    driver.key("Enter");
    EXPECT_EQ(quizOf(driver).run.question.muscle, "outer");
}

TEST(Quiz, NothingNamesTheAnswerWhileItIsAsked)
{
    for (const char* kind : {"pattern", "refers", "point", "name", "story"})
    {
        Driver driver(muscleState());
        does(driver, "set-anatomy-labels all");
        does(driver, "start-quiz " + std::string(kind) + " 5");
        driver.moveTo({860.0f, 380.0f});
        does(driver, "hover 0.5 0.5");
        EXPECT_FALSE(namesSomething(driver)) << kind;
    }
    Driver told(muscleState());
    EXPECT_TRUE(namesSomething(told) || (told.settle(), namesSomething(told)));
}

TEST(Quiz, DigitsAndLettersChooseAndEnterGoesOn)
{
    Driver driver(plainState());
    does(driver, "start-quiz pattern 5");
    const std::size_t right = quizOf(driver).run.question.right;
    EXPECT_TRUE(driver.has(labelOf(driver, 0)));
    driver.key("4");  // there are two choices only
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Asking);
    driver.key("H");
    EXPECT_EQ(quizOf(driver).run.hints, 1);
    driver.key(keyOf(right));
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Answered);
    EXPECT_TRUE(quizOf(driver).run.mark->right);
    driver.settle(30);
    EXPECT_TRUE(driver.has("Legend"));  // explained on the body
    driver.key("Enter");
    EXPECT_EQ(quizOf(driver).run.at, 1U);
    driver.key(quizOf(driver).run.question.right == 0 ? "B" : "A");
    EXPECT_FALSE(quizOf(driver).run.mark->right);
}

TEST(Quiz, TheMouseDoesTheSame)
{
    Driver driver(plainState());
    does(driver, "start-quiz pattern 5");
    driver.click("Quiz/Hint (H), 3 left");
    EXPECT_TRUE(driver.has("Quiz/Hint (H), 2 left"));
    driver.click(labelOf(driver, quizOf(driver).run.question.right));
    EXPECT_TRUE(quizOf(driver).run.mark->right);
    driver.click("Quiz/Next (Enter)");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Asking);
    driver.click("Quiz/End the quiz (Esc)");
    driver.click("Quiz/Leave (Esc)");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Off);
}

TEST(Quiz, AWrongPlaceIsShownWithItsDistance)
{
    Driver driver(plainState());
    does(driver, "start-quiz point 5");
    driver.key("Right");
    EXPECT_TRUE(driver.has("Cross-hair"));
    driver.key("Shift+Left");
    driver.key("Space");
    ASSERT_EQ(quizOf(driver).phase, app::QuizPhase::Answered);
    driver.settle(30);
    EXPECT_TRUE(driver.has("Your click"));
    EXPECT_FALSE(driver.has("Cross-hair"));
}

TEST(Quiz, PaintingByKeyboardIsSubmittedByEnter)
{
    Driver driver(plainState());
    does(driver, "start-quiz refers 5");
    driver.key("Enter");  // nothing is painted yet
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Asking);
    driver.key("Down");
    driver.key("Space");
    EXPECT_TRUE(driver.has("Quiz/Done (Enter)"));
    driver.key("Backspace");
    EXPECT_FALSE(driver.has("Quiz/Done (Enter)"));
    driver.key("Space");
    driver.key("Enter");
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Answered);
}

TEST(Quiz, BothHalvesHaveKeysOfTheirOwn)
{
    Driver driver(plainState());
    does(driver, "set-quiz-mode duel-together");
    does(driver, "start-quiz pattern 5");
    constexpr std::array<const char*, 2> others{"7", "8"};
    const std::size_t right = quizOf(driver).run.question.right;
    driver.key(others[right]);
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Asking);
    driver.key(keyOf(1 - right));
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Answered);
    EXPECT_EQ(app::quizScores(quizOf(driver).run).right, 2.0);
    EXPECT_EQ(app::quizScores(quizOf(driver).run).left, 0.0);
    EXPECT_TRUE(driver.has("Quiz/Score/Left"));
    EXPECT_TRUE(driver.has("Quiz/Score/Right"));
}

TEST(Quiz, TheSetupIsChangedByItsWidgets)
{
    Driver driver(muscleState());
    driver.key("Q");
    driver.click("Quiz/Mode/Test");
    driver.click("Quiz/Kinds/A patient's story");
    driver.click("Quiz/Scope/Selected");
    const app::QuizSetup& setup = quizOf(driver).setup;
    EXPECT_EQ(setup.mode, app::QuizMode::Test);
    EXPECT_EQ(setup.kinds.size(), app::kQuizKinds.size() - 1);
    EXPECT_EQ(setup.scope.muscles, std::vector<std::string>{"outer"});
    driver.click("Quiz/Scope/Area");
    EXPECT_EQ(setup.scope.name, "trunk");
    driver.drag("Quiz/Questions", 0.5f, 0.99f);
    EXPECT_GT(setup.questions, 20);
    driver.click("Quiz/Student/Name");
    driver.type("Anna");
    driver.click("Quiz/Mode/Practice");
    EXPECT_EQ(setup.student, "Anna");
}

TEST(Quiz, TheKeyboardAloneReachesItsButtons)
{
    Driver driver(plainState());
    does(driver, "start-quiz refers 5");
    driver.key("Esc");
    ASSERT_EQ(quizOf(driver).phase, app::QuizPhase::Result);
    driver.key("Tab");
    driver.key("Right");
    driver.key("Enter");  // Leave
    EXPECT_EQ(quizOf(driver).phase, app::QuizPhase::Off);
    // The list is where it was, though a question was painted.
    EXPECT_TRUE(driver.has("Muscles/Outer muscle"));
}

TEST(Quiz, UndoIsGreyAndTheTimeIsShown)
{
    Driver driver(muscleState());
    does(driver, "select-muscle inner");
    does(driver, "set-quiz-time 30");
    does(driver, "start-quiz pattern 5");
    EXPECT_TRUE(driver.has("Quiz/Time"));
    driver.take();
    driver.click("Top/Undo");
    EXPECT_FALSE(holds(driver.take(), app::Undo{}));
}

TEST(Quiz, TheClassViewMakesItsTextsLarger)
{
    Driver driver(plainState());
    driver.key("Q");
    driver.key("F5");
    EXPECT_TRUE(quizOf(driver).enlarged);
    EXPECT_FALSE(driver.state.session.classView);
}

}  // namespace
}  // namespace knotlas::ui::test
