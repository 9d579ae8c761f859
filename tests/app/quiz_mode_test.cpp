#include "app/commands.h"
#include "app/fixture.h"
#include "app/quiz_mode.h"
#include "app/scene_builder.h"
#include "app/selection.h"
#include "io/paths.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace knotlas::app
{
namespace
{

// Works the quiz by the text of its commands, as keys and scripts do.
class QuizModeTest : public testing::Test
{
  protected:
    QuizModeTest() : state(test::smallState())
    {
        state.session.quiz.today = "2026-03-09";
        state.session.quiz.results = std::make_shared<const io::QuizResults>();
    }

    bool does(const std::string& text)
    {
        const core::Result<Command> command = parseCommand(text);
        EXPECT_TRUE(command) << text << ": " << (command ? "" : command.error().message());
        return command && interpreter.apply(state, *command, now);
    }

    void begin(const std::string& text)
    {
        ASSERT_TRUE(does(text)) << text;
        ASSERT_EQ(quiz().phase, QuizPhase::Asking);
    }

    void answer(bool right)
    {
        const QuizQuestion& question = quiz().run.question;
        const std::size_t choice = right ? question.right : (question.right + 1) % 2;
        ASSERT_TRUE(does("answer " + std::to_string(choice + 1)));
    }

    [[nodiscard]] const QuizTool& quiz() const { return state.session.quiz; }

    AppState state;
    Interpreter interpreter;
    TimeS now = 10.0;
};

TEST_F(QuizModeTest, LeavingGivesBackWhatWasShown)
{
    ASSERT_TRUE(does("select-muscle outer left"));
    ASSERT_TRUE(does("set-anatomy-labels all"));
    ASSERT_TRUE(does("set-skin-opacity 0.5"));
    ASSERT_TRUE(does("toggle-pain-mode"));
    ASSERT_TRUE(does("paint-stroke 0.5 0.5 0.52 0.5"));
    ASSERT_TRUE(does("select-muscle outer left"));
    const Document doc = state.doc;
    const View view = state.view;
    for (const char* kind : {"pattern", "refers", "point", "name", "story"})
    {
        begin("start-quiz " + std::string(kind) + " 5");
        EXPECT_FALSE(state.doc == doc);
        EXPECT_TRUE(does("set-theme dark"));
        EXPECT_TRUE(does("orbit 20 5"));
        EXPECT_TRUE(does("end-quiz"));
        EXPECT_EQ(quiz().phase, QuizPhase::Result);
        EXPECT_TRUE(does("clear-selection"));
        EXPECT_EQ(quiz().phase, QuizPhase::Off);
        EXPECT_EQ(state.doc, doc) << kind;
        EXPECT_EQ(state.view.camera, view.camera);
        EXPECT_EQ(state.view.anatomyLabels, view.anatomyLabels);
        EXPECT_EQ(state.view.theme, scene::Theme::Dark);  // the user's own choice
        EXPECT_TRUE(state.session.pain.on);
    }
}

TEST_F(QuizModeTest, TheBodyDoesNotGiveTheAnswerAway)
{
    ASSERT_TRUE(does("set-anatomy-labels all"));
    for (const char* kind : {"pattern", "refers", "point", "name", "story"})
    {
        begin("start-quiz " + std::string(kind) + " 5");
        EXPECT_TRUE(state.doc.selected.empty());
        EXPECT_EQ(state.view.anatomyLabels, AnatomyLabels::Off);
        const glm::vec2 muscle = test::seenAt(state, {-0.12f, 1.0f, 0.14f});
        ASSERT_TRUE(does("hover " + std::to_string(muscle.x) + " " + std::to_string(muscle.y)));
        EXPECT_FALSE(state.session.hover);
        const AppState before = state;
        for (const char* cheat :
             {"select-muscle outer", "add-muscle inner", "preview-muscle inner",
              "select-trigger-point outer.1", "select-region belly", "search outer", "focus-search",
              "set-anatomy-labels all", "toggle-pain-mode", "undo", "redo",
              "open-candidate outer.1", "toggle-panel", "recover-drawing"})
        {
            EXPECT_FALSE(does(cheat)) << cheat;
        }
        EXPECT_EQ(state, before);
    }
}

TEST_F(QuizModeTest, UndoKnowsNothingOfTheQuiz)
{
    ASSERT_TRUE(does("select-muscle outer"));
    ASSERT_TRUE(does("select-muscle inner"));
    const Document inner = state.doc;
    begin("start-quiz pattern 5");
    answer(true);
    ASSERT_TRUE(does("next-question"));
    EXPECT_FALSE(does("undo"));
    ASSERT_TRUE(does("end-quiz"));
    ASSERT_TRUE(does("end-quiz"));
    EXPECT_EQ(state.doc, inner);
    ASSERT_TRUE(does("undo"));
    EXPECT_EQ(state.doc.selected, std::vector<std::string>{"outer"});
    ASSERT_TRUE(does("redo"));
    EXPECT_EQ(state.doc, inner);
}

TEST_F(QuizModeTest, ThePatternIsPaintedWithoutItsMuscle)
{
    begin("start-quiz pattern 5");
    SceneBuilder builder;
    const scene::Scene scene = builder.build(state, now + 5.0);
    EXPECT_EQ(scene.paints.size(), 2U);
    EXPECT_EQ(scene.window.openness, nullptr);
    for (const scene::Drawable& drawable : scene.drawables)
    {
        EXPECT_EQ(drawable.emphasis, scene::Emphasis::None);
    }
}

TEST_F(QuizModeTest, TheNamelessMuscleStandsOut)
{
    begin("start-quiz name 5");
    SceneBuilder builder;
    const scene::Scene scene = builder.build(state, now + 5.0);
    EXPECT_TRUE(scene.paints.empty());
    std::size_t selected = 0;
    for (const scene::Drawable& drawable : scene.drawables)
    {
        if (drawable.emphasis == scene::Emphasis::Selected)
        {
            ++selected;
            const anatomy::Part& part = state.content.body->parts[drawable.id];
            EXPECT_TRUE(anatomy::matchesId(part.id, quiz().run.question.muscle));
        }
    }
    EXPECT_EQ(selected, 1U);
}

// An arm must not be looked at through the trunk: what is asked about is seen when the ray towards
// it meets no skin but that above it.
TEST(QuizViews, NoMuscleIsHiddenBehindTheBodyWhenItsNameIsAsked)
{
    const std::filesystem::path source = KNOTLAS_SOURCE_DIR;
    const std::filesystem::path painted = io::executableFile().parent_path() / "painted";
    auto content = loadContent(source / "models" / "body.glb", source / "data" / "atlas", painted);
    ASSERT_TRUE(content) << content.error().message();
    AppState state;
    setContent(state, *std::move(content));
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, SetReducedMotion{true}, 1.0));
    const geometry::RayScene& skin = state.content.matrix->places().skin();
    for (const anatomy::Muscle& muscle : state.content.atlas->muscles)
    {
        const QuizScope one{QuizScope::Which::Muscles, {}, {muscle.id}};
        ASSERT_TRUE(interpreter.apply(state, QuizCommand(SetQuizScope{one}), 1.0));
        ASSERT_TRUE(interpreter.apply(state, QuizCommand(StartQuiz{{QuizKind::Name}, 1}), 1.0));
        std::size_t seen = 0;
        std::size_t all = 0;
        for (const std::uint32_t part : partsOf(state, state.session.quiz.run.question.muscle))
        {
            for (const glm::vec3& position : state.content.body->parts[part].mesh->positions)
            {
                const glm::vec3 way = state.view.camera.eye() - position;
                const float distance = glm::length(way);
                const auto hits = skin.allHits({position, way / distance}, distance);
                ++all;
                seen += hits.size() == 1 ? 1 : 0;
            }
        }
        EXPECT_GT(static_cast<double>(seen), 0.3 * static_cast<double>(all)) << muscle.id;
        ASSERT_TRUE(interpreter.apply(state, QuizCommand(EndQuiz{}), 1.0));
        ASSERT_TRUE(interpreter.apply(state, QuizCommand(EndQuiz{}), 1.0));
    }
}

TEST_F(QuizModeTest, PracticeExplainsAndAsksAgainWhatWasWrong)
{
    ASSERT_TRUE(does("set-quiz-length 2"));
    begin("start-quiz pattern 5");
    const QuizItem wrong = quiz().run.question.item;
    answer(false);
    EXPECT_EQ(quiz().phase, QuizPhase::Answered);
    EXPECT_FALSE(quiz().run.mark->right);
    EXPECT_EQ(state.doc.selected, std::vector{quiz().run.question.muscle});
    EXPECT_EQ(state.doc.triggerPoint, quiz().run.question.point);
    EXPECT_EQ(quiz().run.plan.size(), 3U);
    EXPECT_EQ(quiz().run.plan.back(), wrong);
    ASSERT_TRUE(does("next-question"));
    answer(true);
    ASSERT_TRUE(does("next-question"));
    EXPECT_EQ(quiz().run.question.item, wrong);
    answer(false);  // once more is enough
    ASSERT_TRUE(does("next-question"));
    EXPECT_EQ(quiz().phase, QuizPhase::Result);
    EXPECT_EQ(quiz().run.given.size(), 3U);
    ASSERT_TRUE(does("review-question 2"));
    EXPECT_EQ(state.doc.selected, std::vector{quiz().run.given[1].question.muscle});
}

TEST_F(QuizModeTest, HintsComeInStepsAndCost)
{
    begin("start-quiz story 5");
    EXPECT_EQ(quizPattern(state), nullptr);
    ASSERT_TRUE(does("take-hint"));
    EXPECT_NE(quizPattern(state), nullptr);
    ASSERT_TRUE(does("take-hint"));
    answer(true);
    EXPECT_NEAR(quiz().run.mark->score, 1.0 - 2.0 * kHintCost, 1e-9);
    begin("start-quiz point 5");
    EXPECT_TRUE(quizHighlight(state).empty());
    ASSERT_TRUE(does("take-hint"));
    EXPECT_EQ(quizHighlight(state), std::vector{quiz().run.question.muscle});
}

TEST_F(QuizModeTest, ATestGivesNoHintsAndNoExplanations)
{
    ASSERT_TRUE(does("set-quiz-mode test"));
    ASSERT_TRUE(does("set-quiz-length 3"));
    begin("start-quiz pattern 5");
    ASSERT_TRUE(does("take-hint"));
    EXPECT_EQ(quiz().run.hints, 0);
    for (int i = 0; i < 3; ++i)
    {
        ASSERT_EQ(quiz().phase, QuizPhase::Asking);
        EXPECT_TRUE(state.doc.selected.empty());
        answer(i != 1);
    }
    EXPECT_EQ(quiz().phase, QuizPhase::Result);
    ASSERT_EQ(quiz().run.given.size(), 3U);
    EXPECT_TRUE(quiz().run.given[0].mark.right);
    EXPECT_FALSE(quiz().run.given[1].mark.right);
}

TEST_F(QuizModeTest, TimeRunsOut)
{
    ASSERT_TRUE(does("set-quiz-mode test"));
    ASSERT_TRUE(does("set-quiz-time 20"));
    ASSERT_TRUE(does("set-quiz-length 2"));
    begin("start-quiz pattern 5");
    EXPECT_NEAR(quizTime(state, now + 5.0)->leftS, 15.0, 1e-9);
    EXPECT_LE(*nextChange(state, now), now + 0.25);
    tick(state, now + 19.9, state.session.viewport);
    EXPECT_TRUE(quiz().run.given.empty());
    tick(state, now + 20.1, state.session.viewport);
    ASSERT_EQ(quiz().run.given.size(), 1U);
    EXPECT_TRUE(quiz().run.given[0].timedOut);
    tick(state, now + 40.3, state.session.viewport);
    EXPECT_EQ(quiz().phase, QuizPhase::Result);
    EXPECT_FALSE(nextQuizChange(state, now + 41.0));

    // The time of the whole quiz ends it, whatever is left to ask.
    now = 100.0;
    ASSERT_TRUE(does("set-quiz-time 0 1"));
    begin("start-quiz pattern 5");
    tick(state, now + 61.0, state.session.viewport);
    EXPECT_EQ(quiz().phase, QuizPhase::Result);
}

TEST_F(QuizModeTest, WhatIsPaintedIsScoredByArea)
{
    begin("start-quiz refers 5");
    EXPECT_FALSE(does("submit-answer"));  // nothing is painted yet
    EXPECT_EQ(quiz().phase, QuizPhase::Asking);
    const anatomy::PatternRow* row =
        state.content.matrix->findPattern(quiz().run.question.point, core::Side::Right);
    const auto middle =
        std::ranges::max_element(row->essential, {}, &anatomy::VertexWeight::weight);
    state.session.flight.reset();
    const glm::vec2 at = test::seenAt(state, state.content.body->skin->positions[middle->vertex]);
    ASSERT_TRUE(does("set-brush 40"));
    ASSERT_TRUE(does("click " + std::to_string(at.x) + " " + std::to_string(at.y)));
    ASSERT_TRUE(does("submit-answer"));
    EXPECT_EQ(quiz().phase, QuizPhase::Answered);
    EXPECT_TRUE(quiz().run.mark->right) << quiz().run.mark->score;
    EXPECT_GT(quiz().run.mark->match->explained, 0.6);
    // It stays beside the answer.
    EXPECT_FALSE(state.doc.pain.drawing.areas.at(0).strokes.empty());
}

TEST_F(QuizModeTest, AClickIsMeasuredFromThePoint)
{
    begin("start-quiz point 5");
    state.session.flight.reset();
    const anatomy::PatternRow* row =
        state.content.matrix->findPattern(quiz().run.question.point, core::Side::Right);
    const auto above = state.content.matrix->places().skin().nearestPoint(row->position);
    const glm::vec2 at = test::seenAt(state, above->position);
    ASSERT_TRUE(does("click 0.001 0.001"));  // beside the body: no answer
    EXPECT_EQ(quiz().phase, QuizPhase::Asking);
    ASSERT_TRUE(does("click " + std::to_string(at.x) + " " + std::to_string(at.y)));
    EXPECT_EQ(quiz().phase, QuizPhase::Answered);
    EXPECT_LT(*quiz().run.mark->offMm, 5.0);
    EXPECT_TRUE(quiz().run.mark->right);
    // By the keyboard: the cross-hair begins in the middle.
    begin("start-quiz point 5");
    ASSERT_TRUE(does("quiz-cursor 0.02 0.02"));
    EXPECT_EQ(quiz().run.cursor01, glm::vec2(0.52f));
    ASSERT_TRUE(does("place-at-cursor"));
    EXPECT_EQ(quiz().phase, QuizPhase::Answered);
}

TEST_F(QuizModeTest, ADuelByTurnsKeepsTwoScores)
{
    ASSERT_TRUE(does("set-quiz-mode duel"));
    ASSERT_TRUE(does("set-quiz-length 3"));
    begin("start-quiz pattern 5");
    EXPECT_EQ(teamToAnswer(quiz().run), QuizTeam::Left);
    answer(true);
    ASSERT_TRUE(does("next-question"));
    EXPECT_EQ(teamToAnswer(quiz().run), QuizTeam::Right);
    answer(false);
    EXPECT_EQ(quizScores(quiz().run).left, 1.0);
    EXPECT_EQ(quizScores(quiz().run).right, 0.0);
}

TEST_F(QuizModeTest, InADuelTogetherTheFirstRightOneGetsMore)
{
    ASSERT_TRUE(does("set-quiz-mode duel-together"));
    begin("start-quiz 5");
    EXPECT_TRUE(hasChoices(quiz().run.question.item.kind));
    const std::string right = std::to_string(quiz().run.question.right + 1);
    ASSERT_TRUE(does("answer " + right + " right"));
    EXPECT_EQ(quiz().phase, QuizPhase::Asking);
    EXPECT_TRUE(state.doc.selected.empty());
    ASSERT_TRUE(does("answer " + right + " left"));
    EXPECT_EQ(quiz().phase, QuizPhase::Answered);
    EXPECT_EQ(quizScores(quiz().run).left, 1.0);
    EXPECT_EQ(quizScores(quiz().run).right, 2.0);
}

TEST_F(QuizModeTest, AGuestLeavesNothingAndANameIsKept)
{
    begin("start-quiz pattern 5");
    answer(true);
    EXPECT_TRUE(state.session.requests.empty());
    ASSERT_TRUE(does("set-student Anna"));
    begin("start-quiz pattern 5");
    answer(true);
    ASSERT_EQ(state.session.requests.size(), 1U);
    EXPECT_EQ(state.session.requests[0], Request(QuizRequest{}));
    const io::QuizStudent* anna = quiz().results->find("Anna");
    ASSERT_NE(anna, nullptr);
    ASSERT_EQ(anna->answers.size(), 1U);
    EXPECT_TRUE(anna->answers[0].right);
    EXPECT_EQ(anna->answers[0].answer, quiz().run.question.muscle);
    EXPECT_EQ(anna->cards.at(0).due, "2026-03-10");
    EXPECT_EQ(progressOf(quiz(), "Anna").due, 0U);
    state.session.quiz.today = "2026-03-10";
    EXPECT_EQ(progressOf(quiz(), "Anna").due, 1U);
    EXPECT_FALSE(does("set-student " + std::string(100, 'x')));
}

TEST_F(QuizModeTest, WhatIsDueComesFirstAndWhatIsKnownLast)
{
    std::vector<QuizItem> items;
    io::QuizStudent student{"Anna", {}, {}};
    for (const char* id : {"known", "new", "overdue", "due"})
    {
        items.push_back({QuizKind::Pattern, id});
    }
    student.cards = {{"pattern", "known", 2, 6, 2.5, "2026-03-08", "2026-03-14"},
                     {"pattern", "due", 1, 1, 2.5, "2026-03-08", "2026-03-09"},
                     {"pattern", "overdue", 1, 1, 2.5, "2026-03-01", "2026-03-02"},
                     {"name", "new", 1, 1, 2.5, "2026-03-01", "2026-03-02"}};
    for (std::uint64_t seed = 0; seed < 5; ++seed)
    {
        const std::vector<QuizItem> plan = quizPlan(items, &student, "2026-03-09", 10, seed);
        std::vector<std::string> order;
        for (const QuizItem& item : plan)
        {
            order.push_back(item.of);
        }
        EXPECT_EQ(order, (std::vector<std::string>{"overdue", "due", "new", "known"}));
    }
    EXPECT_EQ(quizPlan(items, nullptr, "2026-03-09", 2, 1).size(), 2U);
}

TEST_F(QuizModeTest, NewContentEndsIt)
{
    ASSERT_TRUE(does("select-muscle outer"));
    begin("start-quiz pattern 5");
    setContent(state, test::smallContent());
    EXPECT_EQ(quiz().phase, QuizPhase::Off);
    EXPECT_EQ(state.doc.selected, std::vector<std::string>{"outer"});
    setContent(state, {});
    EXPECT_FALSE(does("start-quiz pattern 5"));
    EXPECT_FALSE(does("toggle-quiz"));
}

TEST_F(QuizModeTest, TheSameSeedAsksTheSame)
{
    begin("start-quiz 42");
    const QuizRun first = quiz().run;
    ASSERT_TRUE(does("end-quiz"));
    ASSERT_TRUE(does("end-quiz"));
    begin("start-quiz 42");
    EXPECT_EQ(quiz().run.plan, first.plan);
    EXPECT_EQ(quiz().run.question, first.question);
}

TEST_F(QuizModeTest, WordsThatAreWrongAreRefused)
{
    for (const char* text : {"start-quiz pattrn", "answer 0", "answer 1 middle", "set-quiz-mode x",
                             "set-quiz-scope area", "set-quiz-length 0", "set-quiz-time -1",
                             "quiz-cursor 1", "review-question x"})
    {
        EXPECT_FALSE(parseCommand(text)) << text;
    }
    EXPECT_FALSE(does("set-quiz-scope area nowhere"));
    EXPECT_FALSE(does("set-quiz-scope lesson None"));
    EXPECT_FALSE(does("answer 1"));
}

}  // namespace
}  // namespace knotlas::app
