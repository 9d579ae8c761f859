#include "app/commands.h"
#include "app/fixture.h"
#include "app/pain_mode.h"
#include "app/scene_builder.h"
#include "app/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace knotlas::app
{
namespace
{

using test::seenAt;
using test::smallState;

constexpr const char* kBelly = "paint-stroke 0.48 0.5 0.5 0.52";
constexpr const char* kRightSide = "paint-stroke 0.44 0.45 0.46 0.5";

// A state that commands are given to, as text.
struct Patient
{
    AppState state = smallState();
    Interpreter interpreter;

    core::Result<void> does(const char* text)
    {
        core::Result<Command> command = parseCommand(text);
        EXPECT_TRUE(command) << text << ": " << (command ? "" : command.error().message());
        return interpreter.apply(state, *command, 100.0);
    }

    void expect(const char* text)
    {
        const core::Result<void> done = does(text);
        EXPECT_TRUE(done) << text << ": " << (done ? "" : done.error().message());
    }

    [[nodiscard]] const PainPicture& picture() const
    {
        KNOTLAS_ASSERT(state.session.pain.picture != nullptr);
        return *state.session.pain.picture;
    }

    [[nodiscard]] const anatomy::PainDrawing& drawing() const { return state.doc.pain.drawing; }
};

TEST(PainMode, isEnteredAndLeftAndKeepsWhatWasPainted)
{
    Patient patient;
    patient.expect("toggle-pain-mode");
    EXPECT_TRUE(paintsSkin(patient.state));
    patient.expect(kBelly);
    patient.expect("clear-selection");
    EXPECT_FALSE(patient.state.session.pain.on);
    EXPECT_TRUE(hasDrawing(patient.state.doc.pain));
    patient.expect("toggle-pain-mode");
    EXPECT_FALSE(patient.picture().painted.all.empty());
}

TEST(PainMode, aClickAsksAboutAPointAndNamesCandidates)
{
    Patient patient;
    patient.expect("toggle-pain-mode");
    const glm::vec2 navel = seenAt(patient.state, {0.0f, 0.9f, 0.2f});
    ASSERT_TRUE(patient.interpreter.apply(patient.state, Click{navel, false}, 100.0));
    ASSERT_TRUE(patient.state.doc.pain.point);
    EXPECT_TRUE(patient.state.doc.selected.empty());
    EXPECT_EQ(patient.picture().spotPlace, "Belly");
    ASSERT_FALSE(patient.picture().spotAnswer.empty());
    EXPECT_EQ(patternIdOf(patient.state.content, patient.picture().spotAnswer[0].pattern).point,
              "inner.1");
    EXPECT_FALSE(patient.does("pain-point 0.01 0.01")) << "there is no skin";
    patient.expect("undo");
    EXPECT_FALSE(patient.state.doc.pain.point);
}

TEST(PainMode, rankingFollowsAStrokeThatGoesOn)
{
    Patient whole;
    whole.expect("set-brush 30");
    whole.expect("paint-stroke 0.46 0.45 0.5 0.5 0.54 0.5");
    Patient live;
    live.expect("set-brush 30");
    const std::vector<glm::vec2> way{{0.46f, 0.45f}, {0.5f, 0.5f}, {0.54f, 0.5f}};
    double before = 0.0;
    for (std::size_t i = 0; i + 1 < way.size(); ++i)
    {
        ASSERT_TRUE(live.interpreter.apply(
            live.state, PainCommand(PaintStroke{{way[i], way[i + 1]}, false, true}), 100.0, true));
        EXPECT_GT(live.picture().answer.areaCm2, before) << "each step is answered";
        EXPECT_FALSE(live.picture().answer.candidates.empty());
        before = live.picture().answer.areaCm2;
    }
    ASSERT_TRUE(live.interpreter.apply(live.state, PainCommand(PaintStroke{}), 100.0));
    EXPECT_FALSE(live.state.session.pain.brushDown);
    ASSERT_EQ(live.drawing().areas.size(), 1U);
    EXPECT_EQ(live.drawing().areas[0].strokes.size(), 1U);
    EXPECT_NEAR(live.picture().answer.areaCm2, whole.picture().answer.areaCm2,
                0.02 * whole.picture().answer.areaCm2);
}

TEST(PainMode, aStrokeIsOneStepOfUndo)
{
    Patient patient;
    patient.expect(kBelly);
    const anatomy::PainDrawing first = patient.drawing();
    const double area = patient.picture().answer.areaCm2;
    for (int i = 0; i < 3; ++i)
    {
        const float x = 0.44f + 0.01f * static_cast<float>(i);
        ASSERT_TRUE(patient.interpreter.apply(
            patient.state, PainCommand(PaintStroke{{{x, 0.4f}, {x + 0.01f, 0.4f}}, false, true}),
            100.0, true));
    }
    ASSERT_TRUE(patient.interpreter.apply(patient.state, PainCommand(PaintStroke{}), 100.0));
    EXPECT_GT(patient.picture().answer.areaCm2, area);
    patient.expect("undo");
    EXPECT_EQ(patient.drawing(), first);
    EXPECT_NEAR(patient.picture().answer.areaCm2, area, 1e-9);
    patient.expect("redo");
    EXPECT_EQ(patient.drawing().areas[0].strokes.size(), 2U);
    patient.expect("undo");
    patient.expect("undo");
    EXPECT_FALSE(hasDrawing(patient.state.doc.pain));
}

TEST(PainMode, erasingTakesAwayAndNeverAdds)
{
    Patient patient;
    patient.expect("set-brush 30");
    patient.expect(kBelly);
    const double area = patient.picture().answer.areaCm2;
    patient.expect("set-brush 15");
    patient.expect("erase-stroke 0.5 0.52");
    EXPECT_LT(patient.picture().answer.areaCm2, area);
    EXPECT_GT(patient.picture().answer.areaCm2, 0.0);
    patient.expect("set-brush 60");
    patient.expect("erase-stroke 0.46 0.5 0.52 0.52");
    EXPECT_LT(patient.picture().answer.areaCm2, 0.1 * area);
}

TEST(PainMode, erasingLeavesTheOtherAreasAlone)
{
    Patient patient;
    patient.expect("set-brush 30");
    patient.expect(kBelly);
    patient.expect("add-pain-area");
    patient.expect(kBelly);
    const anatomy::PainArea first = patient.drawing().areas[0];
    const double area = patient.picture().areaCm2[0];
    patient.expect("set-brush 60");
    patient.expect("erase-stroke 0.46 0.5 0.52 0.52");
    EXPECT_EQ(patient.drawing().areas[0], first);
    EXPECT_EQ(patient.picture().areaCm2[0], area);
    EXPECT_LT(patient.picture().areaCm2[1], 0.1 * area);
    patient.expect("choose-pain-area 1");
    patient.expect("erase-stroke 0.46 0.5 0.52 0.52");
    EXPECT_LT(patient.picture().areaCm2[0], 0.1 * area);
    EXPECT_EQ(patient.drawing().areas[1].strokes.size(), 2U);
}

TEST(PainMode, eachStepIsAnsweredAsIfTheDrawingHadBeenPaintedAtOnce)
{
    Patient live;
    live.expect("set-mirrored-strokes on");
    live.expect("set-brush 25");
    live.expect(kBelly);
    live.expect("add-pain-area");
    for (int i = 0; i < 12; ++i)
    {
        const float x = 0.44f + 0.01f * static_cast<float>(i % 6);
        const bool erase = i >= 8;
        ASSERT_TRUE(live.interpreter.apply(
            live.state,
            PainCommand(PaintStroke{{{x, 0.45f}, {x + 0.01f, 0.46f}}, erase, i % 4 != 3}), 100.0,
            i % 4 != 3));
        const auto fresh = anatomy::explain(*live.state.content.matrix, *live.state.content.atlas,
                                            live.picture().painted.all);
        const anatomy::DrawingAnswer& answer = live.picture().answer;
        EXPECT_NEAR(answer.areaCm2, fresh.areaCm2, 1e-9);
        ASSERT_EQ(answer.candidates.size(), fresh.candidates.size());
        for (std::size_t k = 0; k < answer.candidates.size(); ++k)
        {
            EXPECT_EQ(answer.candidates[k].pattern, fresh.candidates[k].pattern);
            EXPECT_NEAR(answer.candidates[k].score, fresh.candidates[k].score, 1e-6f);
        }
        EXPECT_EQ(answer.bestSet.size(), fresh.bestSet.size());
    }
}

TEST(PainMode, wordsOfTheDrawingRaiseWarningsWhereverItIs)
{
    Patient patient;
    patient.expect(kRightSide);
    EXPECT_TRUE(patient.picture().redFlags.empty());
    patient.expect("set-drawing-note Tired. My arms are swollen");
    ASSERT_EQ(patient.picture().redFlags.size(), 1U);
    EXPECT_TRUE(patient.picture().redFlags[0]->text.starts_with("An arm"));
    patient.expect("set-drawing-note tired");
    EXPECT_TRUE(patient.picture().redFlags.empty());
    patient.expect("toggle-pain-quality numb");
    ASSERT_EQ(patient.picture().redFlags.size(), 1U);
    EXPECT_TRUE(patient.picture().redFlags[0]->text.starts_with("An arm"));
}

TEST(PainMode, mirroredStrokesPaintBothSidesAlike)
{
    Patient patient;
    patient.expect("set-mirrored-strokes on");
    patient.expect(kRightSide);
    ASSERT_EQ(patient.drawing().areas[0].strokes.size(), 2U);
    const auto& positions = patient.state.content.body->skin->positions;
    const auto& areas = patient.state.content.matrix->vertexAreas();
    double left = 0.0;
    double right = 0.0;
    for (const anatomy::VertexWeight& at : patient.picture().painted.all)
    {
        (positions[at.vertex].x > 0.0f ? left : right) += double(at.weight) * areas[at.vertex];
    }
    EXPECT_GT(right, 0.0);
    EXPECT_NEAR(left, right, 0.02 * right);
}

TEST(PainMode, leftAndRightMirrorTheRanking)
{
    Patient right;
    Patient left;
    for (Patient* patient : {&right, &left})
    {
        const float x = patient == &right ? -0.2f : 0.2f;
        patient->expect("set-brush 40");
        const glm::vec2 flank = seenAt(patient->state, {x, 0.9f, 0.1f});
        ASSERT_TRUE(patient->interpreter.apply(
            patient->state, PainCommand(PaintStroke{{flank}, false, false}), 100.0));
    }
    const auto& a = right.picture().answer.candidates;
    const auto& b = left.picture().answer.candidates;
    ASSERT_FALSE(a.empty());
    ASSERT_EQ(a.size(), b.size());
    const auto scoreOf = [](const Patient& patient, const PatternId& id) {
        for (const anatomy::DrawingCandidate& each : patient.picture().answer.candidates)
        {
            if (patternIdOf(patient.state.content, each.pattern) == id)
            {
                return each.score;
            }
        }
        return -1.0f;
    };
    for (const anatomy::DrawingCandidate& each : a)
    {
        PatternId id = patternIdOf(right.state.content, each.pattern);
        id.side = core::opposite(id.side);
        EXPECT_NEAR(scoreOf(left, id), each.score, 0.02f) << id.point;
    }
}

TEST(PainMode, areasHaveTheirOwnColourAndWords)
{
    Patient patient;
    patient.expect(kBelly);
    patient.expect("set-pain-intensity 8");
    patient.expect("toggle-pain-quality burning");
    patient.expect("add-pain-area");
    patient.expect(kRightSide);
    patient.expect("set-pain-depth surface");
    ASSERT_EQ(patient.drawing().areas.size(), 2U);
    const anatomy::PainArea& first = patient.drawing().areas[0];
    const anatomy::PainArea& second = patient.drawing().areas[1];
    EXPECT_NE(first.colour, second.colour);
    EXPECT_EQ(first.intensity, 8);
    EXPECT_EQ(first.qualities, std::vector{anatomy::PainQuality::Burning});
    EXPECT_EQ(second.depth, anatomy::PainDepth::Surface);
    SceneBuilder builder;
    EXPECT_EQ(builder.build(patient.state, 200.0).paints.size(), 2U);
    patient.expect("remove-pain-area");
    EXPECT_EQ(patient.drawing().areas.size(), 1U);
    EXPECT_FALSE(patient.does("choose-pain-area 2"));
    for (int i = 0; i < 7; ++i)
    {
        patient.expect("add-pain-area");
        patient.expect(kBelly);
    }
    EXPECT_FALSE(patient.does("add-pain-area")) << "eight are as many as a document holds";
}

TEST(PainMode, aCandidateIsPreviewedOpenedAndLeftAgain)
{
    Patient patient;
    patient.expect(kBelly);
    const scene::Camera camera = patient.state.view.camera;
    patient.expect("preview-pattern inner.1 left");
    SceneBuilder builder;
    EXPECT_EQ(builder.build(patient.state, 200.0).paints.size(), 3U);
    EXPECT_FALSE(patient.does("preview-pattern nobody.1"));
    patient.expect("open-candidate inner.1 left");
    EXPECT_EQ(patient.state.doc.selected, std::vector<std::string>{"inner"});
    EXPECT_EQ(patient.state.doc.side, SideChoice::Left);
    EXPECT_EQ(patient.state.doc.triggerPoint, "inner.1");
    EXPECT_FALSE(paintsSkin(patient.state));
    patient.expect("back-to-pain");
    EXPECT_TRUE(paintsSkin(patient.state));
    EXPECT_EQ(patient.state.view.camera, camera);
}

TEST(PainMode, whatNoPatternExplainsIsSaid)
{
    Patient patient;
    patient.state.view.camera.azimuthRad += 3.14159265f;
    patient.expect("set-brush 20");
    patient.expect("paint-stroke 0.5 0.6 0.52 0.6");
    EXPECT_TRUE(patient.picture().answer.unexplained);
}

TEST(PainMode, aDrawingIsTakenComparedAndLetGo)
{
    Patient patient;
    patient.expect(kBelly);
    const auto earlier = std::make_shared<const anatomy::PainDrawing>(patient.drawing());
    patient.expect("clear-drawing");
    EXPECT_FALSE(hasDrawing(patient.state.doc.pain));
    patient.expect(kRightSide);
    EXPECT_TRUE(isUnsaved(patient.state));
    ASSERT_TRUE(patient.interpreter.apply(patient.state, PainCommand(CompareWith{earlier}), 100.0));
    ASSERT_TRUE(patient.picture().change);
    EXPECT_GT(patient.picture().change->wentCm2, 0.0);
    EXPECT_GT(patient.picture().change->cameCm2, 0.0);
    patient.expect("end-comparison");
    EXPECT_FALSE(patient.picture().change);
    ASSERT_TRUE(
        patient.interpreter.apply(patient.state, PainCommand(TakeDrawing{earlier, "a.json"}), 1.0));
    EXPECT_EQ(patient.drawing(), *earlier);
    EXPECT_FALSE(isUnsaved(patient.state));
    patient.expect("undo");
    EXPECT_NE(patient.drawing(), *earlier);

    anatomy::PainDrawing far = *earlier;
    far.areas[0].strokes[0].points[0] = {5.0f, 5.0f, 5.0f};
    EXPECT_FALSE(patient.interpreter.apply(
        patient.state,
        PainCommand(TakeDrawing{std::make_shared<const anatomy::PainDrawing>(far), {}}), 1.0));
}

TEST(PainMode, aDrawingThatIsOpenedIsLookedAt)
{
    Patient patient;
    patient.expect("set-reduced-motion on");
    patient.expect("view back");
    patient.expect("paint-stroke 0.48 0.5 0.52 0.5");
    ASSERT_TRUE(hasDrawing(patient.state.doc.pain));
    const auto onTheBack = std::make_shared<const anatomy::PainDrawing>(patient.drawing());
    patient.expect("clear-drawing");
    patient.expect("view front");
    ASSERT_GT(std::cos(cameraAt(patient.state, 200.0).azimuthRad), 0.9f);
    ASSERT_TRUE(
        patient.interpreter.apply(patient.state, PainCommand(TakeDrawing{onTheBack, {}}), 200.0));
    EXPECT_LT(std::cos(cameraAt(patient.state, 300.0).azimuthRad), -0.7f);
}

TEST(PainMode, textsOfTheDrawingAreChecked)
{
    Patient patient;
    patient.expect("set-drawing-date 2026-03-09");
    EXPECT_FALSE(patient.does("set-drawing-date yesterday"));
    EXPECT_EQ(patient.drawing().date, "2026-03-09");
    patient.expect("set-drawing-note worse at the screen");
    EXPECT_EQ(patient.drawing().note, "worse at the screen");
    EXPECT_TRUE(patient.drawing().name.empty()) << "no name unless somebody types one";
    EXPECT_FALSE(patient.does(("set-drawing-name " + std::string(300, 'x')).c_str()));
}

TEST(PainMode, sentencesLeadToRegions)
{
    Patient patient;
    patient.expect("toggle-pain-mode");
    for (const char* sentence : {"pain in my tummy", "tummy-like", "ache at the tummy"})
    {
        const std::vector<SearchHit> hits = search(patient.state, sentence);
        ASSERT_FALSE(hits.empty()) << sentence;
        EXPECT_EQ(hits[0].kind, HitKind::Region) << sentence;
        EXPECT_EQ(hits[0].id, "belly") << sentence;
    }
    EXPECT_TRUE(search(patient.state, "zzzz").empty());
}

TEST(PainMode, classViewGivesBackAllButWhatWasPainted)
{
    Patient patient;
    patient.expect("toggle-pain-mode");
    patient.expect("toggle-class-view");
    patient.expect(kBelly);
    patient.expect("toggle-class-view");
    EXPECT_TRUE(hasDrawing(patient.state.doc.pain));
}

}  // namespace
}  // namespace knotlas::app
