// What is shipped: data/learn and data/lessons, against the shipped atlas.
#include "anatomy/body.h"
#include "app/learn_mode.h"
#include "app/print/lesson_pages.h"
#include "io/atlas_reader.h"
#include "io/body_reader.h"
#include "io/learn_reader.h"
#include "io/lesson.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace knotlas::app
{
namespace
{

namespace fs = std::filesystem;

const fs::path kData = fs::path(KNOTLAS_SOURCE_DIR) / "data";

const io::LearnReading& reading()
{
    static const io::LearnReading read = io::readLearn(kData / "learn");
    return read;
}

const anatomy::LearnBook& book()
{
    EXPECT_TRUE(reading().book) << io::format(reading().findings);
    static const anatomy::LearnBook none;
    return reading().book ? *reading().book : none;
}

const anatomy::Atlas& atlas()
{
    static const io::AtlasReading read = io::readAtlas(kData / "atlas");
    return *read.atlas;
}

AppState learningState()
{
    AppState state;
    state.content.learn = std::make_shared<const anatomy::LearnBook>(book());
    return state;
}

TEST(LearnData, IsFaultlessAndKnowsItsMusclesAndSources)
{
    EXPECT_EQ(io::format(reading().findings), "");
    EXPECT_EQ(io::format(io::checkLearn(reading(), atlas())), "");
}

TEST(LearnData, EachSourceThatIsKeptForItIsCited)
{
    std::set<std::string> cited;
    for (const io::LearnName& name : reading().names)
    {
        cited.insert(name.name);
    }
    for (const char* id : {"fernandez2018", "shah2008", "quintner2015", "rathbone2017",
                           "compression_meta", "learn_guide_science", "learn_guide_article",
                           "learn_guide_encyclopaedia", "jaoa2004", "sezik2024"})
    {
        EXPECT_TRUE(cited.contains(id)) << id;
    }
}

TEST(LearnData, WarningsComeBeforeTheTechniques)
{
    std::size_t warnings = 0;
    for (const anatomy::LearnChapter& chapter : book().chapters)
    {
        if (&chapter == book().chapterWith(anatomy::LearnFigure::Techniques))
        {
            break;
        }
        warnings += chapter.warning ? 1 : 0;
    }
    EXPECT_GE(warnings, 2U);
    EXPECT_TRUE(book().chapters.front().warning);
}

TEST(LearnData, BothSidesOfWhatIsDisputedAreShown)
{
    std::size_t pairs = 0;
    const auto check = [&](const std::vector<anatomy::Statement>& statements) {
        for (std::size_t i = 0; i < statements.size(); ++i)
        {
            if (statements[i].voice != anatomy::Voice::PopularGuides)
            {
                continue;
            }
            ++pairs;
            ASSERT_LT(i + 1, statements.size()) << statements[i].text;
            EXPECT_EQ(statements[i + 1].voice, anatomy::Voice::BetterEvidence)
                << statements[i].text;
        }
    };
    for (const anatomy::LearnChapter& chapter : book().chapters)
    {
        for (const anatomy::LearnSection& section : chapter.sections)
        {
            check(section.statements);
        }
    }
    for (const anatomy::Technique& technique : book().techniques)
    {
        check(technique.dose);
    }
    EXPECT_GT(pairs, 15U);
}

TEST(LearnData, EachTechniqueBreaksAStepAndSelfCareHasAClock)
{
    EXPECT_GE(book().techniques.size(), 6U);
    for (const anatomy::Technique& technique : book().techniques)
    {
        bool any = false;
        for (std::size_t i = 0; i < book().cycle.steps.size(); ++i)
        {
            any = any || book().breaks(technique, i);
        }
        EXPECT_TRUE(any) << technique.id;
        const bool professional = technique.by == anatomy::SelfCareBy::ClinicianOnly;
        EXPECT_EQ(technique.practices.empty(), professional) << technique.id;
    }
}

TEST(LearnData, EachMuscleHasTechniquesAndNoneThatItsAdviceForbids)
{
    for (const anatomy::Muscle& muscle : atlas().muscles)
    {
        if (!muscle.selfCare)
        {
            continue;
        }
        const std::vector<const anatomy::Technique*> techniques = book().techniquesFor(muscle.id);
        EXPECT_FALSE(techniques.empty()) << muscle.id;
        if (muscle.selfCare->by != anatomy::SelfCareBy::ClinicianOnly)
        {
            continue;
        }
        for (const anatomy::Technique* technique : techniques)
        {
            EXPECT_NE(technique->id, "pressure") << muscle.id;
            EXPECT_NE(technique->id, "rolling") << muscle.id;
        }
    }
}

TEST(LearnMode, ATechniqueLightsTheStepThatItBreaks)
{
    AppState state = learningState();
    ASSERT_TRUE(applyLearn(state, ChooseTechnique{"heat", true}, 10.0));
    EXPECT_TRUE(showsLearn(state));
    EXPECT_EQ(chapterOf(state), state.content.learn->chapterWith(anatomy::LearnFigure::Cycle));
    EXPECT_TRUE(state.content.learn->breaks(*techniqueOf(state), cycleStep(state, 20.0)));
    EXPECT_EQ(cycleCut(state, 10.0), 0.0);
    EXPECT_EQ(cycleCut(state, 20.0), 1.0);
    state.view.reducedMotion = true;
    EXPECT_EQ(cycleCut(state, 10.0), 1.0);
    EXPECT_FALSE(applyLearn(state, ChooseTechnique{"haet"}, 10.0));
    EXPECT_FALSE(applyLearn(state, ChooseCycleStep{6}, 10.0));
}

// Motion is slow and comes to rest by itself: from then on no frame is asked for.
TEST(LearnMode, WalkingAroundTheCircleVisitsEachStepAndEnds)
{
    for (const bool reduced : {false, true})
    {
        AppState state = learningState();
        state.view.reducedMotion = reduced;
        ASSERT_TRUE(applyLearn(state, WalkCycle{}, 0.0));
        std::set<std::size_t> visited;
        TimeS now = 0.0;
        int frames = 0;
        while (const auto next = nextLearnChange(state, now))
        {
            ASSERT_GT(*next, now);
            now = *next;
            visited.insert(cycleStep(state, now));
            ASSERT_LT(++frames, 1000);
        }
        EXPECT_EQ(visited.size(), 6U) << reduced;
        EXPECT_GT(now, 12.0);
        EXPECT_LT(now, 30.0);
        EXPECT_LT(frames, reduced ? 20 : 200);
    }
}

TEST(LearnMode, LeftAndRightGoRound)
{
    AppState state = learningState();
    ASSERT_TRUE(applyLearn(state, TurnCycle{-1}, 0.0));
    EXPECT_EQ(cycleStep(state, 0.0), 5U);
    // By the shorter way: from the first back to the last.
    EXPECT_NEAR(cycleMarker(state, 100.0), -1.0, 1e-9);
    ASSERT_TRUE(applyLearn(state, TurnCycle{1}, 200.0));
    EXPECT_EQ(cycleStep(state, 200.0), 0U);
}

TEST(LearnMode, APageCanBeCopiedAsText)
{
    AppState state = learningState();
    state.content.atlas = std::make_shared<const anatomy::Atlas>(atlas());
    ASSERT_TRUE(applyLearn(state, ChooseTechnique{"stretching", true}, 0.0));
    for (const anatomy::LearnChapter& chapter : book().chapters)
    {
        const std::string text = chapterAsText(state, chapter);
        EXPECT_NE(text.find(chapter.title), std::string::npos);
        EXPECT_NE(text.find("["), std::string::npos) << chapter.id;
    }
    const std::string circle = cycleAsText(state);
    EXPECT_NE(circle.find("6. "), std::string::npos);
    EXPECT_NE(circle.find("Active stretching"), std::string::npos);
}

TEST(LessonData, AllLessonsAreGoodEnoughToTeachWith)
{
    core::Result<anatomy::Body> body =
        io::readBody(fs::path(KNOTLAS_SOURCE_DIR) / "models" / "body.glb");
    ASSERT_TRUE(body);
    std::size_t lessons = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(kData / "lessons"))
    {
        SCOPED_TRACE(entry.path().filename().string());
        const io::LessonReading read = io::readLesson(entry.path());
        ASSERT_TRUE(read.lesson) << io::format(read.findings);
        EXPECT_EQ(io::format(unknownNames(read, atlas(), *body)), "");
        ++lessons;
        EXPECT_GE(read.lesson->steps.size(), 8U);
        EXPECT_LE(read.lesson->steps.size(), 12U);
        EXPECT_GT(read.lesson->minutes, 0);
        EXPECT_GE(read.lesson->sources.size(), 3U);
        std::size_t questions = 0;
        std::size_t answersInFront = 0;
        for (const io::LessonStep& step : read.lesson->steps)
        {
            EXPECT_FALSE(step.note.empty()) << step.title;
            questions += step.question ? 1 : 0;
            const bool first = step.question && !step.question->choices.empty() &&
                               step.question->choices.front() == step.question->answer;
            answersInFront += first ? 1 : 0;
        }
        EXPECT_GE(questions, 4U);
        // The right answer is not known by its place.
        EXPECT_LT(2 * answersInFront, questions);
    }
    EXPECT_GE(lessons, 6U);
}

}  // namespace
}  // namespace knotlas::app
