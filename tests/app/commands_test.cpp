#include "app/commands.h"
#include "app/fixture.h"

#include <gtest/gtest.h>

#include <set>

namespace knotlas::app
{
namespace
{

using test::seenAt;
using test::smallState;

constexpr glm::vec3 kRightMuscles{-0.12f, 1.0f, 0.14f};
constexpr glm::vec3 kLeftMuscles{0.12f, 1.0f, 0.14f};

Command parsed(std::string_view text)
{
    core::Result<Command> command = parseCommand(text);
    EXPECT_TRUE(command) << text << ": " << (command ? "" : command.error().message());
    return command ? *command : Command(ClearSelection{});
}

TEST(CommandTable, everyKeyRunsACommandThatCanBeRead)
{
    for (const CommandSpec& spec : commandTable())
    {
        EXPECT_FALSE(spec.help.empty()) << spec.name;
        EXPECT_EQ(spec.keys.empty(), spec.keyText.empty()) << spec.name;
        if (!spec.keyText.empty())
        {
            EXPECT_TRUE(parseCommand(spec.keyText)) << spec.keyText;
        }
    }
}

TEST(CommandTable, aKeyIsBoundOnce)
{
    std::multiset<std::string> chords;
    for (const CommandSpec& spec : commandTable())
    {
        std::string keys(spec.keys);
        for (std::size_t at = keys.find(" or "); at != std::string::npos; at = keys.find(" or "))
        {
            chords.insert(keys.substr(0, at));
            keys.erase(0, at + 4);
        }
        if (!keys.empty())
        {
            chords.insert(keys);
        }
    }
    for (const std::string& chord : chords)
    {
        EXPECT_EQ(chords.count(chord), 1U) << chord;
        EXPECT_NE(commandForKeys(chord), nullptr) << chord;
    }
}

TEST(ParseCommand, readsTheFormsThatScriptsUse)
{
    EXPECT_EQ(parsed("select-muscle piriformis"), Command((SelectMuscle{"piriformis", {}})));
    EXPECT_EQ(parsed("  set-skin-opacity   0.4 "), Command((SetLayerOpacity{Layer::Skin, 0.4f})));
    EXPECT_EQ(parsed("view back"), Command(SetView{"back"}));
    EXPECT_EQ(parsed("view 30,-10"), Command(SetView{"30,-10"}));
    EXPECT_EQ(parsed("set-opacity trapezius 0.4"), Command((SetMuscleOpacity{"trapezius", 0.4f})));
    EXPECT_EQ(parsed("save-picture a.png 640x480"), Command((SavePicture{"a.png", 640, 480})));
    EXPECT_EQ(parsed("save-picture transparent a.png 640x480 no-labels"),
              Command((SavePicture{"a.png", 640, 480, true, false})));
    EXPECT_EQ(parsed("save-turntable a.webp 640x480 12 -90deg 2.5s no-labels"),
              Command((SaveTurntable{"a.webp", 640, 480, false, false, {12, -90.0f, 2.5f}})));
    EXPECT_EQ(parsed("save-contact-sheet a.png 640x480"),
              Command((SaveContactSheet{{}, "a.png", 640, 480})));
}

TEST(ParseCommand, refusesWithASuggestion)
{
    const struct
    {
        const char* text;
        const char* says;
    } cases[] = {{"selectmuscle x", "select-muscle"},
                 {"view bakc", "back"},
                 {"set-skin-opacity 1,5", "0 to 1"},
                 {"set-skin-opacity 2", "0 to 1"},
                 {"set-side lefft", "left"},
                 {"orbit 1", "two angles"},
                 {"save-picture a.png 9x", "1920x1080"},
                 {"", "empty"}};

    for (const auto& each : cases)
    {
        const core::Result<Command> command = parseCommand(each.text);
        ASSERT_FALSE(command) << each.text;
        EXPECT_EQ(command.error().kind(), core::ErrorKind::Usage);
        EXPECT_NE(command.error().message().find(each.says), std::string::npos)
            << command.error().message();
    }
}

TEST(Interpreter, undoRestoresWhatWasBeforeAnyCommand)
{
    for (const char* text : {"select-muscle outer",
                             "add-muscle inner",
                             "select-trigger-point outer.2",
                             "select-region belly",
                             "set-side both",
                             "set-skin-opacity 0.3",
                             "toggle-layer deep",
                             "set-opacity inner 0.2",
                             "view back",
                             "orbit 20 10",
                             "pan 0.1 0.1",
                             "zoom 2",
                             "set-theme dark",
                             "set-palette tol-muted",
                             "set-skin-tone dark",
                             "set-naming latin",
                             "toggle-naming",
                             "set-ui-scale 2",
                             "set-labels off",
                             "set-anatomy-labels all",
                             "cycle-anatomy-labels",
                             "set-reduced-motion on",
                             "toggle-panel"})
    {
        AppState state = smallState();
        Interpreter interpreter;
        const Undoable before{state.doc, state.view};
        ASSERT_TRUE(interpreter.apply(state, parsed(text), 1.0)) << text;
        const Undoable after{state.doc, state.view};
        ASSERT_FALSE(before == after) << text << " changed nothing";
        ASSERT_TRUE(interpreter.apply(state, Undo{}, 2.0));
        EXPECT_TRUE((Undoable{state.doc, state.view} == before)) << text;
        ASSERT_TRUE(interpreter.apply(state, Redo{}, 3.0));
        EXPECT_TRUE((Undoable{state.doc, state.view} == after)) << text;
    }
}

TEST(Interpreter, aDragIsOneStep)
{
    AppState state = smallState();
    Interpreter interpreter;
    const float before = state.doc.layers.skin;
    for (const float opacity : {0.9f, 0.7f, 0.5f})
    {
        ASSERT_TRUE(interpreter.apply(state, SetLayerOpacity{Layer::Skin, opacity}, 1.0, true));
        EXPECT_EQ(state.doc.layers.skin, opacity);
    }
    ASSERT_TRUE(interpreter.apply(state, SetLayerOpacity{Layer::Skin, 0.4f}, 1.0));
    ASSERT_TRUE(interpreter.apply(state, Undo{}, 2.0));
    EXPECT_EQ(state.doc.layers.skin, before);
    EXPECT_FALSE(interpreter.canUndo());
}

TEST(Interpreter, turningByManyNotchesIsOneStep)
{
    AppState state = smallState();
    Interpreter interpreter;
    const scene::Camera before = state.view.camera;
    for (int i = 0; i < 5; ++i)
    {
        ASSERT_TRUE(interpreter.apply(state, Orbit{10.0f, 0.0f}, 1.0));
    }
    ASSERT_TRUE(interpreter.apply(state, Undo{}, 2.0));
    EXPECT_EQ(state.view.camera, before);
}

TEST(Interpreter, aRefusedCommandChangesNothing)
{
    AppState state = smallState();
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, SelectMuscle{"outer", {}}, 1.0));
    const AppState before = state;
    const core::Result<void> done = interpreter.apply(state, SelectMuscle{"outr", {}}, 1.0);
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().message().find("did you mean \"outer\""), std::string::npos);
    EXPECT_TRUE(state == before);
}

TEST(Interpreter, comparesUpToFour)
{
    AppState state = smallState();
    Interpreter interpreter;
    for (const char* id : {"outer", "inner", "bare", "bare.head"})
    {
        ASSERT_TRUE(interpreter.apply(state, AddMuscle{id, {}}, 1.0)) << id;
    }
    EXPECT_EQ(state.doc.selected.size(), kMaxSelected);
    EXPECT_FALSE(interpreter.apply(state, AddMuscle{"outer.upper", {}}, 1.0));
    ASSERT_TRUE(interpreter.apply(state, AddMuscle{"inner", {}}, 1.0));
    EXPECT_EQ(state.doc.selected, (std::vector<std::string>{"outer", "bare", "bare.head"}));
}

TEST(Interpreter, aClickSelectsWhatLiesUnderTheSkinAndAgainWhatIsDeeper)
{
    AppState state = smallState();
    Interpreter interpreter;
    const Click click{seenAt(state, kRightMuscles), false};
    ASSERT_TRUE(interpreter.apply(state, click, 1.0));
    EXPECT_EQ(state.doc.selected, std::vector<std::string>{"outer"});
    EXPECT_EQ(state.doc.side, SideChoice::Right);

    // The camera flew; at the place where the muscle is seen now, clicking twice goes deeper.
    state.session.flight.reset();
    const Click again{seenAt(state, kRightMuscles), false};
    ASSERT_TRUE(interpreter.apply(state, again, 5.0));
    EXPECT_EQ(state.doc.selected, std::vector<std::string>{"outer"});
    state.view.camera = smallState().view.camera;
    ASSERT_TRUE(interpreter.apply(state, click, 6.0));
    const scene::Camera camera = smallState().view.camera;
    state.view.camera = camera;
    state.session.flight.reset();
    ASSERT_TRUE(interpreter.apply(state, click, 7.0));
    EXPECT_EQ(state.doc.selected, std::vector<std::string>{"inner"});
    EXPECT_EQ(state.view.camera, camera);
}

TEST(Interpreter, aClickOnTheOtherSideTakesItsSide)
{
    AppState state = smallState();
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, Click{seenAt(state, kLeftMuscles), false}, 1.0));
    EXPECT_EQ(state.doc.side, SideChoice::Left);
    EXPECT_EQ(state.doc.selected, std::vector<std::string>{"outer"});
}

TEST(Interpreter, aClickBesideTheBodyDoesNothing)
{
    AppState state = smallState();
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, Click{{0.01f, 0.01f}, false}, 1.0));
    EXPECT_TRUE(state.doc.selected.empty());
    EXPECT_FALSE(interpreter.canUndo());
}

TEST(Interpreter, escapePeelsOffOneThingAtATime)
{
    AppState state = smallState();
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, SelectMuscle{"outer", {}}, 1.0));
    ASSERT_TRUE(interpreter.apply(state, ShowDialog{Dialog::CheatSheet}, 1.0));
    ASSERT_TRUE(interpreter.apply(state, ClearSelection{}, 1.0));
    EXPECT_EQ(state.session.dialog, Dialog::None);
    EXPECT_FALSE(state.doc.selected.empty());
    ASSERT_TRUE(interpreter.apply(state, ClearSelection{}, 1.0));
    EXPECT_TRUE(state.doc.selected.empty());
}

TEST(Interpreter, looksAreChosenByWords)
{
    AppState state = smallState();
    Interpreter interpreter;
    const auto run = [&](const char* text) {
        const auto command = parseCommand(text);
        return command && interpreter.apply(state, *command, 1.0);
    };
    EXPECT_TRUE(run("set-style print"));
    EXPECT_EQ(state.view.style, scene::Style::Print);
    EXPECT_TRUE(run("set-style contrast"));
    EXPECT_EQ(state.view.style, scene::Style::HighContrast);
    EXPECT_TRUE(run("set-deep-pain skin"));
    EXPECT_EQ(state.view.deepPain, DeepPain::Skin);
    EXPECT_TRUE(run("set-label-size large"));
    EXPECT_EQ(state.view.labelSize, LabelSize::Large);
    EXPECT_GT(labelFactor(LabelSize::Large), labelFactor(LabelSize::Normal));
    EXPECT_LT(labelFactor(LabelSize::Small), labelFactor(LabelSize::Normal));
    EXPECT_FALSE(run("set-style colour"));
    EXPECT_FALSE(run("set-label-size 3"));
}

TEST(Interpreter, reducedMotionJumps)
{
    AppState state = smallState();
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, SetView{"back"}, 1.0));
    EXPECT_TRUE(animating(state, 1.1));
    EXPECT_FALSE(animating(state, 3.0));
    ASSERT_TRUE(interpreter.apply(state, SetReducedMotion{true}, 4.0));
    state.session.flight.reset();
    ASSERT_TRUE(interpreter.apply(state, SetView{"front"}, 5.0));
    EXPECT_FALSE(animating(state, 5.01));
}

TEST(Hover, namesWhatAClickWouldSelect)
{
    AppState state = smallState();
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, HoverAt{seenAt(state, kRightMuscles)}, 1.0, true));
    ASSERT_TRUE(state.session.hover);
    EXPECT_EQ(state.session.hover->muscle, "outer");
    ASSERT_TRUE(interpreter.apply(state, SetLayerOpacity{Layer::SuperficialMuscles, 0.0f}, 1.0));
    ASSERT_TRUE(interpreter.apply(state, HoverAt{seenAt(state, kRightMuscles)}, 1.0, true));
    ASSERT_TRUE(state.session.hover);
    EXPECT_EQ(state.session.hover->muscle, "inner");
    ASSERT_TRUE(interpreter.apply(state, HoverAt{}, 1.0, true));
    EXPECT_FALSE(state.session.hover);
}

TEST(SetContent, deselectsWhatTheNewBodyDoesNotKnow)
{
    AppState state = smallState();
    Interpreter interpreter;
    ASSERT_TRUE(interpreter.apply(state, SelectMuscle{"outer", {}}, 1.0));
    setContent(state, Content{});
    EXPECT_TRUE(state.doc.selected.empty());
}

}  // namespace
}  // namespace knotlas::app
