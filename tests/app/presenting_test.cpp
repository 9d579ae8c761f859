#include "app/class_view.h"
#include "app/fixture.h"
#include "app/lesson_player.h"
#include "app/presenting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

namespace knotlas::app
{
namespace
{

using test::smallState;

// A class with a teacher who presses and draws.
struct Room
{
    AppState state = smallState();
    Interpreter interpreter;

    void run(const Command& command, TimeS now = 1.0, bool live = false)
    {
        ASSERT_TRUE(interpreter.apply(state, command, now, live));
        tick(state, now, state.session.viewport);
    }

    void present(const PresentCommand& command, TimeS now = 1.0) { run(Command(command), now); }

    void draw(const std::vector<glm::vec2>& points01, TimeS now = 1.0)
    {
        present(DrawInk{points01, false}, now);
    }

    [[nodiscard]] const Pen& pen() const { return state.session.present.pen; }

    [[nodiscard]] float presence(TimeS now) const
    {
        return pen().ink.empty()
                   ? 0.0f
                   : inkPresence(state, *pen().ink.front(), cameraAt(state, now), now);
    }
};

const std::vector<glm::vec2> kAcross{{0.3f, 0.4f}, {0.5f, 0.45f}, {0.7f, 0.4f}};
const std::vector<glm::vec2> kBelow{{0.3f, 0.8f}, {0.7f, 0.8f}};

TEST(Ink, liesWhereThePenWent)
{
    Room room;
    room.draw(kAcross);
    ASSERT_EQ(room.pen().ink.size(), 1U);
    const InkStroke& stroke = *room.pen().ink.front();
    ASSERT_EQ(stroke.pointsWorld.size(), kAcross.size());
    const float aspect = room.state.session.viewport.aspect();
    for (std::size_t i = 0; i < kAcross.size(); ++i)
    {
        const glm::vec3 at = room.state.view.camera.project(stroke.pointsWorld[i], aspect);
        EXPECT_NEAR(at.x, kAcross[i].x, 1e-3f);
        EXPECT_NEAR(at.y, kAcross[i].y, 1e-3f);
    }
}

TEST(Ink, aStrokeGoesOnUntilThePenIsLifted)
{
    Room room;
    room.present(DrawInk{{kAcross[0]}, true});
    room.present(DrawInk{{kAcross[1], kAcross[2]}, true}, 1.1);
    EXPECT_TRUE(room.pen().ink.empty());
    room.present(DrawInk{}, 1.2);
    ASSERT_EQ(room.pen().ink.size(), 1U);
    EXPECT_EQ(room.pen().ink.front()->pointsWorld.size(), 3U);
}

TEST(Ink, staysWithWhatItWasDrawnOnWhenThePictureIsMoved)
{
    Room room;
    room.draw(kAcross);
    const glm::vec3 before = room.pen().ink.front()->pointsWorld.front();
    const float aspect = room.state.session.viewport.aspect();
    room.run(Pan{0.1f, 0.0f}, 2.0);
    EXPECT_EQ(room.presence(2.0), 1.0f);
    EXPECT_NEAR(room.state.view.camera.project(before, aspect).x, kAcross[0].x + 0.1f / aspect,
                0.02f);
}

TEST(Ink, hidesWhenTheBodyIsTurnedAndComesBackWithTheView)
{
    Room room;
    room.draw(kAcross);
    room.run(Orbit{40.0f, 0.0f}, 2.0);
    EXPECT_EQ(room.presence(2.0), 0.0f) << "it would circle something else";
    room.run(Orbit{-40.0f, 0.0f}, 3.0);
    EXPECT_EQ(room.presence(3.0), 1.0f);
}

TEST(Ink, thatFadesIsWholeThenGoes)
{
    Room room;
    room.present(SetInkFades{true});
    room.draw(kAcross, 10.0);
    EXPECT_EQ(room.presence(10.0 + kInkStaysS), 1.0f);
    const float half = room.presence(10.0 + kInkStaysS + 0.5 * kInkFadesS);
    EXPECT_GT(half, 0.0f);
    EXPECT_LT(half, 1.0f);
    EXPECT_TRUE(animating(room.state, 10.0 + kInkStaysS + 0.1));
    ASSERT_TRUE(nextChange(room.state, 11.0).has_value());
    EXPECT_DOUBLE_EQ(*nextChange(room.state, 11.0), 10.0 + kInkStaysS);
    tick(room.state, 10.0 + kInkStaysS + kInkFadesS, room.state.session.viewport);
    EXPECT_TRUE(room.pen().ink.empty());
}

TEST(Ink, vanishesAtOnceWithReducedMotion)
{
    Room room;
    room.run(SetReducedMotion{true});
    room.present(SetInkFades{true});
    room.draw(kAcross, 10.0);
    for (TimeS now = 10.0; now < 18.0; now += 0.1)
    {
        const float seen = room.presence(now);
        EXPECT_TRUE(seen == 0.0f || seen == 1.0f) << now;
        EXPECT_FALSE(animating(room.state, now)) << now;
    }
    const auto goes = nextChange(room.state, 11.0);
    ASSERT_TRUE(goes.has_value()) << "a frame must be drawn when it goes";
    EXPECT_EQ(room.presence(*goes), 0.0f);
}

TEST(Ink, thatStaysStays)
{
    Room room;
    room.draw(kAcross, 10.0);
    EXPECT_EQ(room.presence(5000.0), 1.0f);
    EXPECT_FALSE(nextPresentChange(room.state, 11.0).has_value());
}

TEST(Ink, undoTakesBackTheLastStrokeWhileThePenIsOn)
{
    Room room;
    room.run(SelectMuscle{"outer", std::nullopt});
    room.present(TogglePen{});
    room.draw(kAcross);
    room.draw(kBelow);
    room.run(Undo{});
    ASSERT_EQ(room.pen().ink.size(), 1U);
    room.run(Redo{});
    EXPECT_EQ(room.pen().ink.size(), 2U);
    room.present(ClearInk{});
    room.run(Undo{});
    EXPECT_EQ(room.pen().ink.size(), 2U) << "clearing by mistake is taken back too";
    EXPECT_FALSE(room.state.doc.selected.empty()) << "the selection is not touched";
    room.present(TogglePen{});
    room.run(Undo{});
    EXPECT_EQ(room.pen().ink.size(), 2U);
    EXPECT_TRUE(room.state.doc.selected.empty()) << "without the pen, undo is the usual one";
}

TEST(Ink, undoSkipsWhatHasFaded)
{
    Room room;
    room.present(TogglePen{});
    room.draw(kAcross, 1.0);
    room.present(SetInkFades{true});
    room.draw(kBelow, 2.0);
    room.run(Undo{}, 60.0);
    EXPECT_TRUE(room.pen().ink.empty()) << "the stroke that is still seen is the last one";
}

TEST(Ink, theEraserTakesWhatItTouches)
{
    Room room;
    room.draw(kAcross);
    room.draw(kBelow);
    room.present(EraseInk{{{0.1f, 0.1f}}});
    EXPECT_EQ(room.pen().ink.size(), 2U);
    room.present(EraseInk{{{0.5f, 0.8f}}});  // between its points
    ASSERT_EQ(room.pen().ink.size(), 1U);
    EXPECT_EQ(room.pen().ink.front()->pointsWorld.size(), 3U);
}

TEST(Ink, isDrawnWithTheKeyboardAlone)
{
    Room room;
    room.present(TogglePen{});
    room.present(PressPointer{});
    for (int i = 0; i < 5; ++i)
    {
        room.present(MovePointer{0.02f, 0.01f});
    }
    room.present(PressPointer{});
    ASSERT_EQ(room.pen().ink.size(), 1U);
    EXPECT_EQ(room.pen().ink.front()->pointsWorld.size(), 6U);
    EXPECT_NEAR(pointer01(room.state).y, 0.55f, 1e-5f);
    room.run(HoverAt{glm::vec2(0.2f, 0.2f)}, 2.0, true);
    EXPECT_EQ(pointer01(room.state), glm::vec2(0.2f, 0.2f)) << "the mouse takes over";
}

TEST(Ink, refusesWhatIsNoPoint)
{
    Room room;
    const Command command = PresentCommand(DrawInk{{{NAN, 0.5f}}, false});
    EXPECT_FALSE(room.interpreter.apply(room.state, command, 1.0));
    EXPECT_FALSE(parseCommand("draw-ink 0.5"));
    EXPECT_FALSE(parseCommand("draw-ink 0.5 7"));
    EXPECT_TRUE(parseCommand("draw-ink 0.5 0.7 0.1 0.2"));
}

TEST(Ink, theNumberOfStrokesHasALimit)
{
    Room room;
    for (int i = 0; i < 260; ++i)
    {
        room.draw({{0.4f, 0.4f}});
    }
    EXPECT_EQ(room.pen().ink.size(), 200U);
}

TEST(Escape, endsThePenThenTheClassView)
{
    Room room;
    room.run(ToggleClassView{});
    room.present(TogglePen{});
    room.run(ClearSelection{});
    EXPECT_FALSE(room.pen().on);
    EXPECT_TRUE(room.state.session.classView.has_value());
    room.present(ToggleLens{});
    room.run(ClearSelection{});
    EXPECT_FALSE(room.state.session.present.lens.on);
    room.run(ClearSelection{});
    EXPECT_FALSE(room.state.session.classView.has_value());
}

TEST(Lens, staysWithinItsLimits)
{
    Room room;
    room.present(ToggleLens{});
    for (int i = 0; i < 20; ++i)
    {
        room.present(ScaleLens{1.2f});
    }
    EXPECT_EQ(room.state.session.present.lens.power, kMostLens);
    for (int i = 0; i < 20; ++i)
    {
        room.present(ScaleLens{1.0f / 1.2f});
    }
    EXPECT_EQ(room.state.session.present.lens.power, kLeastLens);
    room.present(MovePointer{2.0f, -2.0f});
    EXPECT_EQ(pointer01(room.state), glm::vec2(1.0f, 0.0f));
    const Command broken = PresentCommand(ScaleLens{NAN});
    EXPECT_FALSE(room.interpreter.apply(room.state, broken, 1.0));
}

TEST(Lens, andPenTakeTurns)
{
    Room room;
    room.present(TogglePen{});
    room.present(ToggleLens{});
    EXPECT_FALSE(room.pen().on);
    room.present(TogglePen{});
    EXPECT_FALSE(room.state.session.present.lens.on);
}

TEST(Blank, hidesAndComesBack)
{
    Room room;
    EXPECT_EQ(blankness(room.state, 1.0), 0.0f);
    room.present(BlankScreen{}, 1.0);
    EXPECT_TRUE(animating(room.state, 1.1));
    EXPECT_TRUE(isBlank(room.state, 1.0 + kBlankFadeS));
    EXPECT_FALSE(animating(room.state, 1.5));
    room.present(BlankScreen{}, 10.0);
    EXPECT_FALSE(isBlank(room.state, 10.0));
    EXPECT_EQ(blankness(room.state, 10.0 + kBlankFadeS), 0.0f);
}

TEST(Blank, isThereAtOnceWithReducedMotion)
{
    Room room;
    room.run(SetReducedMotion{true});
    room.present(BlankScreen{}, 2.0);
    EXPECT_TRUE(isBlank(room.state, 2.0));
    EXPECT_FALSE(animating(room.state, 2.0));
}

TEST(Blank, endsWithTheClassView)
{
    Room room;
    room.run(ToggleClassView{}, 1.0);
    room.present(BlankScreen{}, 2.0);
    room.run(ToggleClassView{}, 3.0);
    EXPECT_EQ(blankness(room.state, 3.0), 0.0f);
}

// How often a brightness goes up and down again: the most pairs of opposing changes of a tenth or
// more within any second (WCAG 2.3.1 allows three).
int mostFlashes(const std::vector<float>& levels, double stepS)
{
    std::vector<std::size_t> turns;
    float extreme = levels.front();
    int direction = 0;
    for (std::size_t i = 1; i < levels.size(); ++i)
    {
        const float change = levels[i] - extreme;
        if (std::abs(change) >= 0.1f && (change > 0.0f ? 1 : -1) != direction)
        {
            direction = change > 0.0f ? 1 : -1;
            turns.push_back(i);
            extreme = levels[i];
        }
        const bool further = direction != 0 && (direction > 0) == (change > 0.0f);
        extreme = further ? levels[i] : extreme;
    }
    const auto second = static_cast<std::size_t>(1.0 / stepS);
    std::size_t most = 0;
    for (std::size_t first = 0; first < turns.size(); ++first)
    {
        std::size_t last = first;
        while (last < turns.size() && turns[last] - turns[first] < second)
        {
            ++last;
        }
        most = std::max(most, last - first);
    }
    return static_cast<int>(most + 1) / 2;
}

TEST(Flashes, theMeasureFindsThem)
{
    std::vector<float> flicker;
    for (int i = 0; i < 300; ++i)
    {
        flicker.push_back(i / 5 % 2 == 0 ? 0.0f : 1.0f);  // six times a second at 60 frames
    }
    EXPECT_GT(mostFlashes(flicker, 1.0 / 60.0), 3);
}

TEST(Flashes, nothingThatIsAnimatedFlashes)
{
    constexpr double stepS = 1.0 / 60.0;
    constexpr int frames = 600;
    // What a held key, a nervous hand or a selection does in ten seconds.
    const std::vector<std::function<void(Room&, int, TimeS)>> hands{
        [](Room& room, int, TimeS now) { room.present(BlankScreen{}, now); },
        [](Room& room, int frame, TimeS now) {
            if (frame % 6 == 0)
            {
                room.present(BlankScreen{Blank::White}, now);
            }
        },
        [](Room& room, int frame, TimeS now) {
            if (frame == 5)
            {
                room.run(SelectMuscle{"outer", std::nullopt}, now);
            }
        },
        [](Room& room, int frame, TimeS now) {
            if (frame == 0)
            {
                room.run(ToggleClassView{}, now);
            }
            room.run(HoverAt{glm::vec2(0.3f, frame % 2 == 0 ? 0.5f : 0.51f)}, now, true);
        },
    };
    for (std::size_t hand = 0; hand < hands.size(); ++hand)
    {
        Room room;
        std::vector<float> blank;
        std::vector<float> zones;
        std::vector<float> help;
        for (int i = 0; i < frames; ++i)
        {
            const TimeS now = 20.0 + i * stepS;
            hands[hand](room, i, now);
            blank.push_back(blankness(room.state, now));
            zones.push_back(zoneStrength(room.state, now));
            help.push_back(classHelpStrength(room.state, now));
        }
        EXPECT_LE(mostFlashes(blank, stepS), 2) << "hand " << hand;
        EXPECT_LE(mostFlashes(zones, stepS), 2) << "hand " << hand;
        EXPECT_LE(mostFlashes(help, stepS), 2) << "hand " << hand;
    }
}

TEST(HeldKeys, repeatOnlyWhatGoesOn)
{
    for (const char* text : {"orbit 15 0", "zoom 1.2", "move-pointer 0.1 0", "set-brush larger"})
    {
        EXPECT_TRUE(goesOnWhileHeld(*parseCommand(text))) << text;
    }
    for (const char* text : {"toggle-theme", "toggle-spotlight", "blank-screen", "next-step",
                             "toggle-layer skin", "toggle-class-view", "toggle-pen"})
    {
        EXPECT_FALSE(goesOnWhileHeld(*parseCommand(text))) << text;
    }
}

TEST(ClassKeys, comeBackWhenTheMouseMovesAndWhenAsked)
{
    Room room;
    room.run(ToggleClassView{}, 1.0);
    room.run(HoverAt{glm::vec2(0.5f)}, 1.5, true);
    EXPECT_FALSE(showsClassHelp(room.state, 30.0));
    room.run(HoverAt{glm::vec2(0.5f)}, 30.0, true);
    EXPECT_FALSE(showsClassHelp(room.state, 30.1)) << "the picture moved, not the mouse";
    room.run(HoverAt{glm::vec2(0.6f)}, 31.0, true);
    EXPECT_TRUE(showsClassHelp(room.state, 31.1));
    EXPECT_FALSE(showsClassHelp(room.state, 60.0));
    room.present(ShowClassKeys{}, 61.0);
    EXPECT_EQ(classHelpStrength(room.state, 61.1), 1.0f);
}

TEST(ClassKeys, goAtOnceWithReducedMotion)
{
    Room room;
    room.run(SetReducedMotion{true});
    room.run(ToggleClassView{}, 1.0);
    for (TimeS now = 1.0; now < 12.0; now += 0.05)
    {
        const float strength = classHelpStrength(room.state, now);
        EXPECT_TRUE(strength == 0.0f || strength == 1.0f) << now;
        EXPECT_FALSE(classHelpMoves(room.state, now)) << now;
    }
}

TEST(Notes, countFromWhenTheyWereOpened)
{
    Room room;
    room.present(ToggleNotes{}, 100.0);
    EXPECT_EQ(secondsGone(room.state, 165.5), 65);
    room.present(RestartClock{}, 200.0);
    EXPECT_EQ(secondsGone(room.state, 203.0), 3);
}

}  // namespace
}  // namespace knotlas::app
