#include "anatomy/drawing_match.h"
#include "app/fixture.h"
#include "app/quiz/marking.h"
#include "app/quiz/question.h"
#include "core/text.h"
#include "io/paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace knotlas::app
{
namespace
{

constexpr std::array<std::uint64_t, 3> kSeeds{1, 77, 20260309};

const Content& realContent()
{
    static const Content content = [] {
        const std::filesystem::path source = KNOTLAS_SOURCE_DIR;
        // Kept beside the program: each test is a process of its own.
        const std::filesystem::path painted = io::executableFile().parent_path() / "painted";
        auto loaded =
            loadContent(source / "models" / "body.glb", source / "data" / "atlas", painted);
        EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message());
        return loaded ? *std::move(loaded) : Content();
    }();
    return content;
}

// Shared, since look-alikes are kept from one question to the next.
QuizMaster& master()
{
    static QuizMaster made(realContent());
    return made;
}

const std::vector<QuizItem>& allItems()
{
    static const std::vector<QuizItem> items = master().items({}, kQuizKinds);
    return items;
}

// Calls use(item, question) for everything that can be asked, with several seeds.
template <typename Use> void forAllQuestions(Use use)
{
    for (const QuizItem& item : allItems())
    {
        for (const std::uint64_t seed : kSeeds)
        {
            const auto question = master().question(item, {}, seed);
            ASSERT_TRUE(question) << item.of << ": " << question.error().message();
            use(item, *question);
        }
    }
}

const anatomy::PatternRow& rowOf(const QuizQuestion& question)
{
    return *realContent().matrix->findPattern(question.point, question.side);
}

TEST(QuizQuestions, EveryMuscleIsAskedAboutInEveryWayThatItCanBe)
{
    std::set<std::string> named;
    std::set<std::string> patterns;
    for (const QuizItem& item : allItems())
    {
        (item.kind == QuizKind::Name ? named : patterns).insert(item.of);
    }
    EXPECT_EQ(named.size(), realContent().atlas->muscles.size());
    for (const anatomy::Muscle& muscle : realContent().atlas->muscles)
    {
        for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            const bool essential = std::ranges::any_of(point.zones, [](const anatomy::Zone& zone) {
                return zone.level == anatomy::ZoneLevel::Essential;
            });
            const bool pain = point.kind == anatomy::PointKind::Pain && essential;
            EXPECT_EQ(patterns.contains(point.id), pain) << point.id;
        }
    }
}

TEST(QuizQuestions, ExactlyOneChoiceIsRightAndAllAreDistinct)
{
    forAllQuestions([](const QuizItem& item, const QuizQuestion& question) {
        if (!hasChoices(item.kind))
        {
            EXPECT_TRUE(question.choices.empty());
            return;
        }
        ASSERT_EQ(question.choices.size(), 1 + kMaxDistractors) << item.of;
        EXPECT_EQ(question.choices[question.right], question.muscle);
        EXPECT_EQ(std::ranges::count(question.choices, question.muscle), 1);
        std::set<std::string> names;
        for (std::size_t i = 0; i < question.choices.size(); ++i)
        {
            const std::string& id = question.choices[i];
            names.insert(realContent().atlas->findMuscle(id)->name);
            EXPECT_EQ(markChoice(question, i).right, i == question.right);
            // A part of the answer would be right too.
            EXPECT_TRUE(i == question.right || (!anatomy::matchesId(id, question.muscle) &&
                                                !anatomy::matchesId(question.muscle, id)))
                << item.of << ": " << id;
        }
        EXPECT_EQ(names.size(), question.choices.size()) << item.of;
    });
}

// Asked of the matrix anew: no wrong choice explains the zone as well as its own pattern does.
TEST(QuizQuestions, NoWrongChoiceWouldBeRightAsWell)
{
    const Content& content = realContent();
    for (const QuizItem& item : allItems())
    {
        if (item.kind != QuizKind::Pattern)
        {
            continue;
        }
        const auto question = master().question(item, {}, 5);
        ASSERT_TRUE(question);
        const auto answer =
            anatomy::explain(*content.matrix, *content.atlas, rowOf(*question).essential);
        for (const anatomy::DrawingCandidate& candidate : answer.candidates)
        {
            const anatomy::PatternRow& row = content.matrix->patterns()[candidate.pattern];
            const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
            const bool chosen =
                muscle.id != question->muscle &&
                std::ranges::find(question->choices, muscle.id) != question->choices.end();
            const bool pain =
                muscle.triggerPoints[row.triggerPoint].kind == anatomy::PointKind::Pain;
            EXPECT_TRUE(!chosen || !pain || candidate.score < kAsGood)
                << item.of << ": " << muscle.id << " scores " << candidate.score;
        }
    }
}

TEST(QuizQuestions, WrongChoicesArePlausible)
{
    forAllQuestions([](const QuizItem& item, const QuizQuestion& question) {
        const std::vector<Distractor> all = master().distractors(item, {});
        for (const std::string& id : question.choices)
        {
            if (id == question.muscle)
            {
                continue;
            }
            const auto found = std::ranges::find(all, id, &Distractor::muscle);
            ASSERT_NE(found, all.end());
            EXPECT_TRUE(found->likeness > 0.1 || found->sameGroup || found->distanceM < 0.25)
                << item.of << ": " << id;
        }
    });
}

TEST(QuizQuestions, LookAlikesComeBeforeOthers)
{
    for (const QuizItem& item : allItems())
    {
        if (item.kind != QuizKind::Pattern)
        {
            continue;
        }
        const std::vector<Distractor> all = master().distractors(item, {});
        const auto likest = std::ranges::max_element(all, {}, &Distractor::likeness);
        EXPECT_TRUE(likest - all.begin() < 5 || likest->likeness < 0.15) << item.of;
    }
}

TEST(QuizQuestions, TheSameSeedAsksTheSameAndAnotherOneMixes)
{
    const QuizItem item{QuizKind::Pattern, "trapezius.upper.1"};
    QuizMaster another(realContent());
    std::set<std::vector<std::string>> seen;
    std::set<std::size_t> places;
    for (std::uint64_t seed = 0; seed < 40; ++seed)
    {
        const auto question = master().question(item, {}, seed);
        ASSERT_TRUE(question);
        EXPECT_EQ(*question, *another.question(item, {}, seed));
        seen.insert(question->choices);
        places.insert(question->right);
    }
    EXPECT_GT(seen.size(), 10U);
    EXPECT_EQ(places.size(), 4U);
}

TEST(QuizQuestions, AScopeIsKept)
{
    const QuizScope area{QuizScope::Which::Area, "thigh", {}};
    const std::vector<std::string> thigh = master().muscles(area);
    EXPECT_GT(thigh.size(), 8U);
    std::size_t within = 0;
    std::size_t choices = 0;
    for (const QuizItem& item : master().items(area, kQuizKinds))
    {
        const auto question = master().question(item, area, 3);
        ASSERT_TRUE(question);
        EXPECT_EQ(realContent().atlas->findMuscle(question->muscle)->group, "thigh");
        for (const std::string& id : question->choices)
        {
            within += std::ranges::find(thigh, id) != thigh.end() ? 1 : 0;
            ++choices;
        }
    }
    EXPECT_GT(static_cast<double>(within), 0.85 * static_cast<double>(choices));
    // The muscles of a lesson; a head stands for its parts.
    const QuizScope lesson{QuizScope::Which::Lesson, "Five", {"trapezius", "piriformis"}};
    EXPECT_EQ(master().muscles(lesson),
              (std::vector<std::string>{"trapezius.upper", "trapezius.middle", "trapezius.lower",
                                        "piriformis"}));
}

TEST(QuizQuestions, AStoryNamesNoMuscleAndFitsNoWrongChoice)
{
    const Content& content = realContent();
    std::size_t felt = 0;
    std::size_t stories = 0;
    for (const QuizItem& item : allItems())
    {
        if (item.kind != QuizKind::Story)
        {
            continue;
        }
        const auto question = master().question(item, {}, 9);
        ASSERT_TRUE(question);
        const QuizStory& story = question->story;
        ++stories;
        felt += story.felt.empty() ? 0 : 1;
        ASSERT_FALSE(story.places.empty());
        const anatomy::Muscle& muscle = *content.atlas->findMuscle(question->muscle);
        const std::string all = core::foldForSearch(story.felt + story.provokedBy + story.noticed);
        EXPECT_EQ(all.find(core::foldForSearch(muscle.name)), std::string::npos) << item.of;
        for (const std::string* text : {&story.felt, &story.provokedBy, &story.noticed})
        {
            EXPECT_TRUE(text->empty() || text->back() == '.') << *text;
            EXPECT_TRUE(text->empty() || !(text->front() >= 'a' && text->front() <= 'z')) << *text;
        }
        // Every wrong choice misses a place that the patient points to.
        for (const std::string& id : question->choices)
        {
            for (const anatomy::PatternRow& row : content.matrix->patterns())
            {
                if (id == question->muscle || content.atlas->muscles[row.muscle].id != id)
                {
                    continue;
                }
                std::set<std::string> reached;
                for (const anatomy::Reach& reach : content.matrix->reached(row))
                {
                    reached.insert(content.atlas->regions[reach.region].words.front());
                }
                EXPECT_FALSE(std::ranges::all_of(
                    story.places,
                    [&](const std::string& place) { return reached.contains(place); }))
                    << item.of << ": " << id;
            }
        }
    }
    EXPECT_GT(static_cast<double>(felt), 0.8 * static_cast<double>(stories));
}

TEST(QuizQuestions, ClausesThatTellTooMuchAreLeftOut)
{
    anatomy::Muscle muscle;
    muscle.id = "trapezius.lower";
    muscle.latin = "musculus trapezius, pars ascendens";
    EXPECT_EQ(
        tellable("An ache low in the back; it keeps points of the upper trapezius going.", muscle),
        "An ache low in the back.");
    EXPECT_EQ(tellable("The same ache as before. worse in the cold", muscle), "Worse in the cold.");
    EXPECT_EQ(tellable("", muscle), "");
}

TEST(QuizQuestions, WhatIsUnknownIsRefused)
{
    EXPECT_FALSE(master().question({QuizKind::Pattern, "no.such.1"}, {}, 1));
    EXPECT_FALSE(master().question({QuizKind::Name, "no.such"}, {}, 1));
    EXPECT_TRUE(master().items({QuizScope::Which::Area, "nowhere", {}}, kQuizKinds).empty());
}

TEST(QuizQuestions, AnAtlasOfTwoMusclesHasTwoChoices)
{
    QuizMaster small(test::smallContent());
    const auto question = small.question({QuizKind::Pattern, "outer.1"}, {}, 1);
    ASSERT_TRUE(question) << question.error().message();
    EXPECT_EQ(question->choices.size(), 2U);
}

TEST(QuizMarks, TheZoneItselfIsWorthEverythingOnEitherSide)
{
    const QuizItem item{QuizKind::Refers, "trapezius.upper.1"};
    const auto question = master().question(item, {}, 1);
    ASSERT_TRUE(question);
    for (const core::Side side : {core::Side::Right, core::Side::Left})
    {
        const auto* row = realContent().matrix->findPattern(question->point, side);
        const QuizMark mark = markDrawing(realContent(), *question, row->essential);
        EXPECT_TRUE(mark.right);
        EXPECT_NEAR(mark.score, 1.0, 1e-6);
        EXPECT_EQ(mark.side, side);
        // A dab in the middle is right, but worth little more than half.
        const QuizMark dab = markDrawing(
            realContent(), *question,
            anatomy::spotAround(
                *realContent().matrix,
                realContent()
                    .body->skin->positions[std::ranges::max_element(row->essential, {},
                                                                    &anatomy::VertexWeight::weight)
                                               ->vertex]));
        EXPECT_TRUE(dab.right) << dab.score;
        EXPECT_LT(dab.score, 0.75);
        const auto* other = realContent().matrix->findPattern("piriformis.1", side);
        EXPECT_FALSE(markDrawing(realContent(), *question, other->essential).right);
    }
    EXPECT_FALSE(markDrawing(realContent(), *question, {}).right);
}

// Seen from outside along the skin's normal, every point is hit by a click on it.
TEST(QuizMarks, AClickOnThePointIsRightAndOneFarAwayIsNot)
{
    const Content& content = realContent();
    for (const QuizItem& item : allItems())
    {
        if (item.kind != QuizKind::Place)
        {
            continue;
        }
        const auto question = master().question(item, {}, 1);
        ASSERT_TRUE(question);
        const auto above = content.matrix->places().skin().nearestPoint(rowOf(*question).position);
        ASSERT_TRUE(above);
        const auto click = markClick(content, *question,
                                     {above->position + 0.02f * above->normal, -above->normal});
        ASSERT_TRUE(click) << item.of;
        EXPECT_TRUE(click->mark.right) << item.of << " off by " << *click->mark.offMm;
        // In a fold the skin nearest to the point is not what is seen from outside.
        EXPECT_LT(*click->mark.offMm, 16.0) << item.of;
    }
    const auto question = master().question({QuizKind::Place, "piriformis.1"}, {}, 1);
    const auto away = markClick(content, *question, {{0.0f, 1.3f, 2.0f}, {0.0f, 0.0f, -1.0f}});
    ASSERT_TRUE(away);
    EXPECT_FALSE(away->mark.right);
    EXPECT_GT(*away->mark.offMm, 200.0);
    EXPECT_FALSE(markClick(content, *question, {{0.0f, 5.0f, 2.0f}, {0.0f, 0.0f, -1.0f}}));
}

TEST(QuizMarks, DistancesAreWorthLessTheFartherTheyAre)
{
    EXPECT_EQ(scoreOfDistance(0.0), 1.0);
    EXPECT_EQ(scoreOfDistance(kOnPointMm), 1.0);
    EXPECT_NEAR(scoreOfDistance(kNearPointMm), kRightFrom, 1e-9);
    EXPECT_EQ(scoreOfDistance(kFarFromPointMm), 0.0);
    double before = 1.0;
    for (double mm = 0.0; mm < 80.0; mm += 1.0)
    {
        EXPECT_LE(scoreOfDistance(mm), before);
        before = scoreOfDistance(mm);
    }
}

}  // namespace
}  // namespace knotlas::app
