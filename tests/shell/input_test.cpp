#include "app/fixture.h"
#include "shell/input.h"

#include <gtest/gtest.h>

namespace knotlas::shell
{
namespace
{

using app::test::smallState;

// The picture fills 1000 x 500 points, 100 points right of and 50 below the window's corner.
app::AppState stateWithPanel()
{
    app::AppState state = smallState();
    state.session.viewport = {{100.0f, 50.0f}, {1000.0f, 500.0f}};
    return state;
}

struct Desk
{
    app::AppState state = stateWithPanel();
    InputRouter router;
    InputRouter::Claims claims;

    app::CommandQueue send(std::initializer_list<InputEvent> events, app::TimeS now = 1.0)
    {
        for (const InputEvent& event : events)
        {
            router.push(event);
        }
        return router.route(state, claims, now);
    }
};

template <typename C> const C* firstOf(const app::CommandQueue& commands)
{
    for (const app::QueuedCommand& queued : commands)
    {
        if (const C* found = std::get_if<C>(&queued.command))
        {
            return found;
        }
    }
    return nullptr;
}

TEST(InputRouter, aClickIsToldInPartsOfThePicture)
{
    Desk desk;
    const app::CommandQueue commands = desk.send(
        {PointerMoved{{600.0f, 300.0f}}, PointerPressed{}, PointerReleased{MouseButton::Left}});
    const auto* click = firstOf<app::Click>(commands);
    ASSERT_NE(click, nullptr);
    EXPECT_FLOAT_EQ(click->point01.x, 0.5f);
    EXPECT_FLOAT_EQ(click->point01.y, 0.5f);
    EXPECT_FALSE(click->add);
}

TEST(InputRouter, controlAddsToTheComparison)
{
    Desk desk;
    const app::CommandQueue commands =
        desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{MouseButton::Left, false, true},
                   PointerReleased{MouseButton::Left}});
    ASSERT_NE(firstOf<app::Click>(commands), nullptr);
    EXPECT_TRUE(firstOf<app::Click>(commands)->add);
}

TEST(InputRouter, aTremblingHandStillClicksAndADragTurns)
{
    Desk desk;
    desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{}});
    EXPECT_EQ(firstOf<app::Orbit>(desk.send({PointerMoved{{602.0f, 301.0f}}})), nullptr);
    const app::CommandQueue dragged = desk.send({PointerMoved{{650.0f, 300.0f}}});
    ASSERT_NE(firstOf<app::Orbit>(dragged), nullptr);
    EXPECT_LT(firstOf<app::Orbit>(dragged)->azimuthDeg, 0.0f);
    EXPECT_TRUE(dragged.front().live);
    const app::CommandQueue released = desk.send({PointerReleased{MouseButton::Left}});
    EXPECT_EQ(firstOf<app::Click>(released), nullptr);
    ASSERT_FALSE(released.empty());
    EXPECT_FALSE(released.back().live) << "the drag must become one step of undo";
}

TEST(InputRouter, rightMiddleAndShiftPan)
{
    for (const PointerPressed& press :
         {PointerPressed{MouseButton::Right}, PointerPressed{MouseButton::Middle},
          PointerPressed{MouseButton::Left, true}})
    {
        Desk desk;
        desk.send({PointerMoved{{600.0f, 300.0f}}, press});
        const app::CommandQueue commands = desk.send({PointerMoved{{600.0f, 250.0f}}});
        ASSERT_NE(firstOf<app::Pan>(commands), nullptr);
        EXPECT_FLOAT_EQ(firstOf<app::Pan>(commands)->up, 0.1f);
    }
}

TEST(InputRouter, whoGotThePressKeepsTheDrag)
{
    Desk desk;
    desk.claims.mouse = true;
    desk.send({PointerMoved{{50.0f, 300.0f}}, PointerPressed{}});
    desk.claims.mouse = false;  // the drag has left the panel
    const app::CommandQueue commands =
        desk.send({PointerMoved{{600.0f, 300.0f}}, PointerReleased{MouseButton::Left}});
    EXPECT_EQ(firstOf<app::Orbit>(commands), nullptr);
    EXPECT_EQ(firstOf<app::Click>(commands), nullptr);

    desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{}});
    desk.claims.mouse = true;  // the other way round
    EXPECT_NE(firstOf<app::Orbit>(desk.send({PointerMoved{{50.0f, 300.0f}}})), nullptr);
}

TEST(InputRouter, aWindowWithoutFocusHoldsNoDrag)
{
    Desk desk;
    desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{}, FocusLost{}});
    EXPECT_EQ(firstOf<app::Orbit>(desk.send({PointerMoved{{700.0f, 300.0f}}})), nullptr);
}

TEST(InputRouter, theWheelZoomsTowardsTheCursorButNotOverAPanel)
{
    Desk desk;
    desk.send({PointerMoved{{850.0f, 300.0f}}});
    const app::CommandQueue commands = desk.send({Wheel{1.0f}});
    ASSERT_NE(firstOf<app::Zoom>(commands), nullptr);
    EXPECT_GT(firstOf<app::Zoom>(commands)->factor, 1.0f);
    EXPECT_FLOAT_EQ(firstOf<app::Zoom>(commands)->towards01.x, 0.75f);
    desk.claims.mouse = true;
    EXPECT_EQ(firstOf<app::Zoom>(desk.send({Wheel{1.0f}})), nullptr);
}

TEST(InputRouter, theSmallPartsOfATouchpadAddUpToANotch)
{
    Desk notch;
    notch.send({PointerMoved{{600.0f, 300.0f}}});
    const float whole = firstOf<app::Zoom>(notch.send({Wheel{1.0f}}))->factor;
    Desk pad;
    pad.send({PointerMoved{{600.0f, 300.0f}}});
    const app::CommandQueue commands =
        pad.send({Wheel{0.25f}, Wheel{0.125f}, Wheel{0.375f}, Wheel{0.25f}});
    ASSERT_EQ(commands.size(), 1U) << "one step of undo, one flight";
    EXPECT_NEAR(firstOf<app::Zoom>(commands)->factor, whole, 1e-5f);
    const float most = firstOf<app::Zoom>(pad.send({Wheel{1e6f}}))->factor;
    EXPECT_LT(most, 5.0f) << "an event without sense must not lose the body";
}

TEST(InputRouter, aDoubleClickOrbitsAroundWhatWasHit)
{
    Desk desk;
    const std::initializer_list<InputEvent> click{PointerMoved{{600.0f, 300.0f}}, PointerPressed{},
                                                  PointerReleased{MouseButton::Left}};
    EXPECT_NE(firstOf<app::Click>(desk.send(click, 1.0)), nullptr);
    const app::CommandQueue second = desk.send(click, 1.2);
    EXPECT_EQ(firstOf<app::Click>(second), nullptr);
    ASSERT_NE(firstOf<app::FocusPoint>(second), nullptr);
    EXPECT_GT(firstOf<app::FocusPoint>(second)->pointWorld.z, 0.0f) << "the front of the body";
    EXPECT_NE(firstOf<app::Click>(desk.send(click, 1.4)), nullptr) << "a third click is a first";
}

TEST(InputRouter, keysRunTheCommandOfTheTableUnlessThePanelsTakeThem)
{
    Desk desk;
    const app::CommandQueue commands = desk.send({ChordPressed{"2"}});
    ASSERT_NE(firstOf<app::SetView>(commands), nullptr);
    EXPECT_EQ(firstOf<app::SetView>(commands)->name, "back");
    EXPECT_TRUE(desk.send({ChordPressed{"Ctrl+Alt+9"}}).empty());
    desk.claims.takesKey = [](std::string_view chord, bool) { return chord == "2"; };
    EXPECT_TRUE(desk.send({ChordPressed{"2"}}).empty());
    EXPECT_FALSE(desk.send({ChordPressed{"1"}}).empty());
}

TEST(InputRouter, hoverEndsOverAPanelAndOutside)
{
    Desk desk;
    const app::CommandQueue over = desk.send({PointerMoved{{600.0f, 300.0f}}});
    ASSERT_NE(firstOf<app::HoverAt>(over), nullptr);
    EXPECT_TRUE(firstOf<app::HoverAt>(over)->point01);
    desk.claims.mouse = true;
    EXPECT_FALSE(firstOf<app::HoverAt>(desk.send({PointerMoved{{610.0f, 300.0f}}}))->point01);
    desk.claims.mouse = false;
    EXPECT_FALSE(firstOf<app::HoverAt>(desk.send({PointerMoved{{20.0f, 300.0f}}}))->point01);
    EXPECT_FALSE(firstOf<app::HoverAt>(desk.send({PointerLeft{}}))->point01);
}

TEST(InputRouter, aBodyThatIsLetGoInMotionGlides)
{
    Desk desk;
    desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{}}, 1.00);
    desk.send({PointerMoved{{610.0f, 300.0f}}}, 1.02);
    desk.send({PointerMoved{{660.0f, 300.0f}}}, 1.05);
    const app::CommandQueue released = desk.send({PointerReleased{MouseButton::Left}}, 1.06);
    const auto* glide = firstOf<app::Glide>(released);
    ASSERT_NE(glide, nullptr);
    EXPECT_LT(glide->azimuthDegPerS, -60.0f);
    EXPECT_FALSE(released.back().live);
}

TEST(InputRouter, aHandThatRestsBeforeItLetsGoLeavesTheBodyStanding)
{
    Desk desk;
    desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{}}, 1.00);
    desk.send({PointerMoved{{660.0f, 300.0f}}}, 1.05);
    EXPECT_EQ(firstOf<app::Glide>(desk.send({PointerReleased{MouseButton::Left}}, 1.40)), nullptr);
}

TEST(InputRouter, aPressStopsACameraThatMoves)
{
    Desk desk;
    desk.send({PointerMoved{{600.0f, 300.0f}}});
    EXPECT_EQ(firstOf<app::HoldCamera>(desk.send({PointerPressed{}})), nullptr);
    desk.send({PointerReleased{MouseButton::Left}});
    desk.state.session.flight = app::CameraFlight{};
    EXPECT_NE(firstOf<app::HoldCamera>(desk.send({PointerPressed{}})), nullptr);
}

// Where it hurts: the same desk, with the brush in the hand.
Desk painting()
{
    Desk desk;
    desk.state.session.pain.on = true;
    return desk;
}

const app::PaintStroke* strokeOf(const app::QueuedCommand& queued)
{
    const auto* pain = std::get_if<app::PainCommand>(&queued.command);
    return pain == nullptr ? nullptr : std::get_if<app::PaintStroke>(pain);
}

std::vector<app::PaintStroke> strokesOf(const app::CommandQueue& commands)
{
    std::vector<app::PaintStroke> strokes;
    for (const app::QueuedCommand& queued : commands)
    {
        if (const app::PaintStroke* stroke = strokeOf(queued))
        {
            EXPECT_EQ(queued.live, stroke->goesOn);
            strokes.push_back(*stroke);
        }
    }
    return strokes;
}

TEST(InputRouter, aDragOnTheSkinPaintsAndEndsOnce)
{
    for (const MouseButton button : {MouseButton::Left, MouseButton::Right})
    {
        Desk desk = painting();
        const auto strokes = strokesOf(desk.send(
            {PointerMoved{{600.0f, 300.0f}}, PointerPressed{button}, PointerMoved{{620.0f, 300.0f}},
             PointerMoved{{640.0f, 300.0f}}, PointerReleased{button}}));
        ASSERT_EQ(strokes.size(), 2U) << "moves that come together are one step";
        EXPECT_EQ(strokes[0].points01.size(), 3U);
        EXPECT_EQ(strokes[0].erase, button == MouseButton::Right);
        EXPECT_TRUE(strokes[0].goesOn);
        EXPECT_FALSE(strokes[1].goesOn);
        EXPECT_TRUE(strokes[1].points01.empty());
    }
}

TEST(InputRouter, besideTheBodyAndWithTheMiddleButtonTheBodyTurns)
{
    Desk desk = painting();
    const auto beside =
        desk.send({PointerMoved{{110.0f, 60.0f}}, PointerPressed{}, PointerMoved{{160.0f, 60.0f}},
                   PointerReleased{MouseButton::Left}});
    EXPECT_TRUE(strokesOf(beside).empty());
    EXPECT_NE(firstOf<app::Orbit>(beside), nullptr);
    const auto middle =
        desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{MouseButton::Middle},
                   PointerMoved{{650.0f, 300.0f}}, PointerReleased{MouseButton::Middle}});
    EXPECT_TRUE(strokesOf(middle).empty());
    EXPECT_NE(firstOf<app::Orbit>(middle), nullptr);
}

TEST(InputRouter, controlAndTheWheelSizeTheBrush)
{
    Desk desk = painting();
    const auto sized = desk.send({PointerMoved{{600.0f, 300.0f}}, Wheel{1.0f, true}});
    EXPECT_EQ(firstOf<app::Zoom>(sized), nullptr);
    const auto* pain = firstOf<app::PainCommand>(sized);
    ASSERT_NE(pain, nullptr);
    EXPECT_GT(std::get<app::ScaleBrush>(*pain).factor, 1.0f);
    EXPECT_NE(firstOf<app::Zoom>(desk.send({Wheel{1.0f, false}})), nullptr);
}

template <typename C> const C* presentOf(const app::CommandQueue& commands)
{
    for (const app::QueuedCommand& queued : commands)
    {
        const auto* present = std::get_if<app::PresentCommand>(&queued.command);
        if (present != nullptr && std::holds_alternative<C>(*present))
        {
            return std::get_if<C>(present);
        }
    }
    return nullptr;
}

TEST(Pen, drawsWithTheLeftButtonAndTurnsWithTheOthers)
{
    Desk desk;
    desk.state.session.present.pen.on = true;
    const auto drawn =
        desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{}, PointerMoved{{650.0f, 300.0f}},
                   PointerReleased{MouseButton::Left}});
    const auto* first = presentOf<app::DrawInk>(drawn);
    ASSERT_NE(first, nullptr);
    EXPECT_TRUE(first->goesOn);
    EXPECT_FLOAT_EQ(first->points01.front().x, 0.5f);
    EXPECT_EQ(firstOf<app::Orbit>(drawn), nullptr);
    EXPECT_EQ(firstOf<app::Click>(drawn), nullptr);
    const auto last = std::get<app::PresentCommand>(drawn.back().command);
    EXPECT_EQ(std::get<app::DrawInk>(last), app::DrawInk{}) << "the pen is lifted";
    for (const MouseButton button : {MouseButton::Right, MouseButton::Middle})
    {
        const auto turned = desk.send({PointerMoved{{650.0f, 300.0f}}, PointerPressed{button},
                                       PointerMoved{{700.0f, 300.0f}}, PointerReleased{button}});
        EXPECT_NE(firstOf<app::Orbit>(turned), nullptr);
        EXPECT_EQ(presentOf<app::DrawInk>(turned), nullptr);
    }
}

TEST(Pen, aClickIsADotAndTheEraserErases)
{
    Desk desk;
    desk.state.session.present.pen.on = true;
    EXPECT_NE(presentOf<app::DrawInk>(desk.send({PointerMoved{{600.0f, 300.0f}}, PointerPressed{},
                                                 PointerReleased{MouseButton::Left}})),
              nullptr);
    desk.state.session.present.pen.eraser = true;
    EXPECT_NE(presentOf<app::EraseInk>(desk.send({PointerPressed{}})), nullptr);
}

TEST(BlankScreen, aClickEndsItAndDoesNothingElse)
{
    Desk desk;
    desk.state.session.present.blank.on = true;
    const auto commands = desk.send(
        {PointerMoved{{600.0f, 300.0f}}, PointerPressed{}, PointerReleased{MouseButton::Left}});
    EXPECT_NE(presentOf<app::BlankScreen>(commands), nullptr);
    EXPECT_EQ(firstOf<app::Click>(commands), nullptr);
}

TEST(BlankScreen, movesOfTheMouseDoNotPileUp)
{
    InputRouter router;
    for (int i = 0; i < 1000; ++i)
    {
        router.push(PointerMoved{{static_cast<float>(i), 0.0f}});
    }
    EXPECT_TRUE(router.onlyMoves());
    router.push(ChordPressed{"B"});
    EXPECT_FALSE(router.onlyMoves());
}

TEST(HeldKey, doesNotSwitchAgainAndAgain)
{
    Desk desk;
    EXPECT_NE(firstOf<app::ToggleTheme>(desk.send({ChordPressed{"T", false}})), nullptr);
    EXPECT_EQ(firstOf<app::ToggleTheme>(desk.send({ChordPressed{"T", true}})), nullptr);
    EXPECT_NE(firstOf<app::Zoom>(desk.send({ChordPressed{"+", true}})), nullptr);
}

TEST(Lens, theWheelWithCtrlIsItsMagnification)
{
    Desk desk;
    desk.state.session.present.lens.on = true;
    const auto commands = desk.send({PointerMoved{{600.0f, 300.0f}}, Wheel{1.0f, true}});
    EXPECT_NE(presentOf<app::ScaleLens>(commands), nullptr);
    EXPECT_EQ(firstOf<app::Zoom>(commands), nullptr);
}

}  // namespace
}  // namespace knotlas::shell
