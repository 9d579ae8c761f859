#include "ui/driver.h"
#include "ui/fixture.h"

#include <gtest/gtest.h>

#include <cctype>
#include <memory>

namespace knotlas::ui::test
{
namespace
{

void expectCommand(Driver& driver, const std::string& label, const app::Command& command)
{
    driver.take();
    driver.click(label);
    EXPECT_TRUE(holds(driver.take(), command)) << label;
}

TEST(Panels, TheListSelectsAndCompares)
{
    Driver driver(plainState());
    expectCommand(driver, "Muscles/Outer muscle", app::SelectMuscle{"outer", std::nullopt});
    driver.holdControl(true);
    expectCommand(driver, "Muscles/Inner muscle", app::AddMuscle{"inner", std::nullopt});
    driver.holdControl(false);
    EXPECT_EQ(driver.state.doc.selected, (std::vector<std::string>{"outer", "inner"}));
}

TEST(Panels, ThePlusOfARowComparesWithoutAModifier)
{
    Driver driver(muscleState());
    driver.hover("Muscles/Inner muscle");
    expectCommand(driver, "Muscles/Inner muscle/Compare", app::AddMuscle{"inner", std::nullopt});
}

TEST(Panels, GroupsOpenAndClose)
{
    Driver driver(plainState());
    driver.click("Muscles/Trunk");
    EXPECT_FALSE(driver.has("Muscles/Outer muscle"));
    driver.click("Muscles/Trunk");
    EXPECT_TRUE(driver.has("Muscles/Outer muscle"));
}

TEST(Panels, SelectingElsewhereOpensTheGroup)
{
    Driver driver(plainState());
    driver.click("Muscles/Trunk");
    driver.state.doc.selected = {"inner"};
    driver.settle();
    EXPECT_TRUE(driver.has("Muscles/Inner muscle"));
}

TEST(Panels, SearchFindsWhileTyping)
{
    Driver driver(plainState());
    driver.click("Search/Text");
    driver.type("shrug");
    EXPECT_TRUE(holds(driver.take(), app::Search{"shrug"}));
    expectCommand(driver, "Results/Outer muscle", app::SelectMuscle{"outer", std::nullopt});
    expectCommand(driver, "Search/Clear", app::Search{});
    EXPECT_TRUE(driver.has("Muscles/Outer muscle"));
}

// What can mean an emergency stands above all that is found, also above nothing.
TEST(Panels, SearchWarnsOfWhatTheWordsCanMean)
{
    Driver calm(plainState());
    calm.click("Search/Text");
    calm.type("belly");
    calm.settle();
    Driver numb(plainState());
    numb.click("Search/Text");
    numb.type("hard belly");
    numb.settle();
    const std::string row = "Results/Belly";
    ASSERT_TRUE(calm.has(row) && numb.has(row));
    EXPECT_GT(numb.box(row).min.y, calm.box(row).min.y + 40.0f);
}

TEST(Panels, SearchSaysWhenNothingIsFound)
{
    Driver driver(plainState());
    driver.click("Search/Text");
    driver.type("zzzzqq");
    EXPECT_FALSE(driver.has("Results/Outer muscle"));
    EXPECT_FALSE(driver.has("Muscles/Outer muscle"));
}

TEST(Panels, ASearchFromAScriptFillsTheField)
{
    Driver driver(searchState());
    EXPECT_TRUE(driver.has("Results/Outer muscle"));
    EXPECT_TRUE(driver.has("Search/Clear"));
}

TEST(Panels, TabsLeaveTheSearch)
{
    Driver driver(searchState());
    expectCommand(driver, "Tabs/Pain", app::Search{});
    EXPECT_TRUE(driver.has("Pain/Belly"));
}

TEST(Panels, SideIsChosen)
{
    Driver driver(plainState());
    expectCommand(driver, "Layers/Side/Left", app::SetSide{app::SideChoice::Left});
    expectCommand(driver, "Layers/Side/Both", app::SetSide{app::SideChoice::Both});
    expectCommand(driver, "Layers/Side/Right", app::SetSide{app::SideChoice::Right});
}

struct LayerCase
{
    const char* label;
    app::Layer layer;
};

class LayerSliders : public testing::TestWithParam<LayerCase>
{};

TEST_P(LayerSliders, DragLiveAndCommitOnce)
{
    Driver driver(plainState());
    driver.take();
    driver.drag(std::string("Layers/") + GetParam().label, 0.95f, 0.4f);
    int live = 0;
    int committed = 0;
    for (const app::QueuedCommand& queued : driver.take())
    {
        const auto* set = std::get_if<app::SetLayerOpacity>(&queued.command);
        ASSERT_NE(set, nullptr);
        EXPECT_EQ(set->layer, GetParam().layer);
        ++(queued.live ? live : committed);
        EXPECT_EQ(committed, queued.live ? 0 : 1) << "the commit comes last";
    }
    EXPECT_GE(live, 2);
    EXPECT_EQ(committed, 1);
    EXPECT_TRUE(driver.interpreter.canUndo());
    driver.click("Top/Undo");
    EXPECT_EQ(driver.state.doc.layers, app::Layers{}) << "one drag is one step of undo";
    EXPECT_FALSE(driver.interpreter.canUndo());
}

INSTANTIATE_TEST_SUITE_P(Ui, LayerSliders,
                         testing::Values(LayerCase{"Skin", app::Layer::Skin},
                                         LayerCase{"Superficial", app::Layer::SuperficialMuscles},
                                         LayerCase{"Deep", app::Layer::DeepMuscles},
                                         LayerCase{"Skeleton", app::Layer::Skeleton}),
                         [](const auto& parameter) { return std::string(parameter.param.label); });

TEST(Panels, DisplayChangesTheLook)
{
    Driver driver(plainState());
    driver.click("Tabs/Display");
    expectCommand(driver, "Display/Theme/Dark", app::SetTheme{scene::Theme::Dark});
    expectCommand(driver, "Display/Style/Print", app::SetStyle{scene::Style::Print});
    expectCommand(driver, "Display/Style/High contrast", app::SetStyle{scene::Style::HighContrast});
    expectCommand(driver, "Display/Deep pain/On the skin only",
                  app::SetDeepPain{app::DeepPain::Skin});
    expectCommand(driver, "Display/Label size/Large", app::SetLabelSize{app::LabelSize::Large});
    expectCommand(driver, "Display/Palette/Tol muted", app::SetPalette{"tol-muted"});
    expectCommand(driver, "Display/Skin tone/Tan", app::SetSkinTone{"tan"});
    expectCommand(driver, "Display/UI scale/150 %", app::SetUiScale{1.5f});
    expectCommand(driver, "Display/Labels", app::SetLabels{false});
    expectCommand(driver, "Display/Reduced motion", app::SetReducedMotion{true});
    expectCommand(driver, "Display/Save picture…", app::ShowDialog{app::Dialog::SavePicture});
}

TEST(Panels, LayersMoveToDisplayWhereThereIsNoRoom)
{
    Driver driver(plainState(), {800.0f, 480.0f});
    EXPECT_FALSE(driver.has("Layers/Skin"));
    driver.click("Tabs/Display");
    driver.take();
    driver.drag("Display/Layers/Skin", 0.9f, 0.2f);
    EXPECT_LT(driver.state.doc.layers.skin, 0.5f);
}

TEST(Panels, ThePageShowsPointsAndCopiesSources)
{
    Driver driver(muscleState());
    driver.take();
    expectCommand(driver, "Muscle page/outer.1/TrP1", app::SelectTriggerPoint{"outer.1"});
    expectCommand(driver, "Muscle page/outer.1/TrP1", app::SelectTriggerPoint{""});
    driver.click("Muscle page/outer.1/Sources/Paper 2010, p. 7");
    EXPECT_STREQ(ImGui::GetClipboardText(), "https://example.org/paper");
    driver.click("Muscle page/outer.1/Sources/Book");
    EXPECT_STREQ(ImGui::GetClipboardText(), "A. Author: A book on muscles, 3rd edition. 1999.");
}

TEST(Panels, ThePageBeginsWithWarningsAndEndsWithSelfCare)
{
    Driver driver(muscleState());
    const std::string flag = "Muscle page/Red flags/A sudden crack in the shell: see the hen at "
                             "once./Sources/Book";
    ASSERT_TRUE(driver.has(flag));
    const float warning = driver.box(flag).min.y;
    const float point = driver.box("Muscle page/outer.1/TrP1").min.y;
    EXPECT_LT(warning, point);
    ASSERT_TRUE(driver.has("Muscle page/Self-care/Sources/Book"));
}

TEST(Panels, RelatedMusclesAndPointsAreSelected)
{
    {
        Driver driver(muscleState());
        expectCommand(driver, "Muscle page/outer.1/Often together with/Inner muscle  TrP1",
                      app::SelectTriggerPoint{"inner.1"});
        EXPECT_EQ(driver.state.doc.selected, std::vector<std::string>{"inner"});
    }
    Driver driver(muscleState());
    EXPECT_FALSE(driver.has("Muscle page/Works against/not.written.yet"));
    expectCommand(driver, "Muscle page/Works against/Inner muscle",
                  app::SelectMuscle{"inner", std::nullopt});
}

TEST(Panels, LatinNamesAreShownEverywhereAtOnce)
{
    Driver driver(muscleState());
    driver.click("Tabs/Display");
    expectCommand(driver, "Display/Naming/Latin", app::SetNaming{app::Naming::Latin});
    driver.click("Tabs/Muscles");
    EXPECT_TRUE(driver.has("Muscles/M. externus"));
    EXPECT_TRUE(driver.has("Muscle page/Works with/M. internus"));
    driver.click("Search/Text");
    driver.type("externus");
    EXPECT_TRUE(driver.has("Results/M. externus"));
}

TEST(Panels, ThePageSetsTheOpacityOfItsMuscle)
{
    Driver driver(muscleState());
    driver.drag("Muscle page/Muscle/Opacity", 0.9f, 0.3f);
    ASSERT_TRUE(driver.state.doc.muscleOpacity.contains("outer"));
    EXPECT_LT(driver.state.doc.muscleOpacity.at("outer"), 0.6f);
}

TEST(Panels, ComparedMusclesHaveChips)
{
    Driver driver(compareState());
    driver.click("Compare/Outer muscle");
    EXPECT_TRUE(driver.has("Muscle page/outer.1/TrP1"));
    EXPECT_FALSE(driver.has("Muscle page/inner.1/TrP1"));
    expectCommand(driver, "Compare/Remove Outer muscle", app::AddMuscle{"outer", std::nullopt});
    EXPECT_TRUE(driver.has("Muscle page/inner.1/TrP1"));
}

TEST(Panels, AMuscleWithoutAnEntryHasAPage)
{
    Driver driver(undescribedState());
    expectCommand(driver, "Page/Close", app::ClearSelection{});
    EXPECT_FALSE(driver.has("Page/Close"));
}

TEST(Panels, PainIsAnsweredRankedAndLeadsBack)
{
    Driver driver(plainState());
    driver.click("Tabs/Pain");
    expectCommand(driver, "Pain/Belly", app::SelectRegion{"belly"});
    driver.take();
    driver.click("Candidates/left/Inner muscle  TrP1");
    const app::CommandQueue commands = driver.take();
    EXPECT_TRUE(holds(commands, app::SelectMuscle{"inner", app::SideChoice::Left}));
    EXPECT_TRUE(holds(commands, app::SelectTriggerPoint{"inner.1"}));
    EXPECT_EQ(driver.state.doc.side, app::SideChoice::Left);
    expectCommand(driver, "Page/‹ Belly", app::SelectRegion{"belly"});
}

TEST(Panels, ViewsAndCube)
{
    Driver driver(plainState());
    for (const auto& [label, view] :
         {std::pair{"Front", "front"}, std::pair{"Back", "back"}, std::pair{"Left", "left"},
          std::pair{"Right", "right"}, std::pair{"Top", "top"}, std::pair{"Fit", "auto"}})
    {
        expectCommand(driver, std::string("View/") + label, app::SetView{view});
    }
    expectCommand(driver, "View/Reset", app::ResetView{});
    driver.state.view.reducedMotion = true;
    driver.click("View/Left");
    EXPECT_TRUE(driver.has("Cube/Left"));
    EXPECT_FALSE(driver.has("Cube/Anterior"));
    driver.state.view.camera.azimuthRad = 0.7f;
    driver.state.view.camera.elevationRad = 0.5f;
    driver.settle();
    for (const auto& [face, view] : {std::pair{"Anterior", "front"}, std::pair{"Superior", "top"}})
    {
        driver.state.view.camera.azimuthRad = 0.7f;
        driver.state.view.camera.elevationRad = 0.5f;
        driver.settle();
        expectCommand(driver, std::string("Cube/") + face, app::SetView{view});
    }
}

TEST(Panels, TopBarHasWhatIsAlwaysAtHand)
{
    Driver driver(muscleState());
    expectCommand(driver, "Top/Light or dark", app::ToggleTheme{});
    expectCommand(driver, "Top/Undo", app::Undo{});
    expectCommand(driver, "Top/Redo", app::Redo{});
    expectCommand(driver, "Top/Side panel", app::TogglePanel{});
    EXPECT_FALSE(driver.has("Search/Text"));
    EXPECT_FALSE(driver.has("Muscle page/outer.1/TrP1"));
    expectCommand(driver, "Top/Side panel", app::TogglePanel{});
    expectCommand(driver, "Top/Save picture", app::ShowDialog{app::Dialog::SavePicture});
    expectCommand(driver, "Save picture/Close", app::ShowDialog{app::Dialog::SavePicture});
    expectCommand(driver, "Top/Keys and gestures", app::ShowDialog{app::Dialog::CheatSheet});
    EXPECT_TRUE(driver.has("Keys and gestures/Close"));
    driver.take();
    driver.moveTo({20.0f, 300.0f});  // beside the dialog
    driver.press();
    driver.release();
    EXPECT_TRUE(holds(driver.take(), app::ShowDialog{app::Dialog::CheatSheet}));
}

TEST(Panels, NothingToUndoDoesNothing)
{
    Driver driver(plainState());
    driver.take();
    driver.click("Top/Undo");
    EXPECT_TRUE(driver.take().empty());
}

// Every command that needs no further words stands in a menu and does what its key does.
TEST(Panels, MenusHoldTheWholeCommandTable)
{
    int items = 0;
    for (const app::CommandSpec& spec : app::commandTable())
    {
        if (!spec.arguments.empty() && spec.keyText.empty())
        {
            continue;
        }
        const std::string text(spec.keyText.empty() ? spec.name : spec.keyText);
        const app::Command command = app::parseCommand(text).value();
        const bool inLesson = std::holds_alternative<app::LessonCommand>(command);
        Driver driver(inLesson ? lessonState() : muscleState());
        driver.state.session.firstRunHint = true;
        driver.click("Top/Light or dark");  // something to undo
        if (spec.name == "redo")
        {
            driver.click("Top/Undo");
        }
        const std::string group(spec.group);
        driver.click("Top/" + group);
        expectCommand(driver, "Top/" + group + "/" + std::string(spec.help), command);
        ++items;
    }
    EXPECT_GT(items, 10);
}

TEST(Panels, AnOpenMenuFollowsTheMouse)
{
    Driver driver(plainState());
    driver.click("Top/Layers");
    EXPECT_TRUE(driver.has("Top/Layers/Skin on or off"));
    driver.hover("Top/Program");
    driver.settle();
    EXPECT_TRUE(driver.has("Top/Program/Leave Knotlas"));
    EXPECT_FALSE(driver.has("Top/Layers/Skin on or off"));
    driver.key("Esc");
    driver.settle();
    EXPECT_FALSE(driver.has("Top/Program/Leave Knotlas"));
}

TEST(Panels, APictureIsSavedAtTheChosenSize)
{
    Driver driver(saveState());
    driver.click("Save picture/4K, for projectors");
    expectCommand(driver, "Save picture/Save picture", app::SavePicture{{}, 3840, 2160});
    EXPECT_EQ(driver.state.session.dialog, app::Dialog::None);
}

TEST(Panels, APictureIsSavedAtASizeOfOnesOwn)
{
    Driver driver(saveState());
    driver.click("Save picture/Width");
    driver.type("800");
    driver.click("Save picture/Height");
    driver.type("90000");
    driver.take();
    driver.click("Save picture/Save picture");
    EXPECT_TRUE(holds(driver.take(), app::SavePicture{{}, 800, 16384}));
}

TEST(Panels, ATurntableIsSavedAsItWasChosen)
{
    app::AppState state = saveState();
    state.session.pictureChoices.kind = app::PictureKind::Turntable;
    state.session.pictureChoices.turn = {24, 180.0f, 5.0f};
    Driver driver(std::move(state));
    driver.click("Save picture/Square");
    driver.click("Save picture/Pictures");
    driver.type("9999");
    driver.click("Save picture/Format/PNG files in a folder");
    driver.click("Save picture/Transparent background");
    expectCommand(driver, "Save picture/Save picture",
                  app::SaveTurntable{{}, 2048, 2048, true, true, {720, 180.0f, 5.0f}, true});
}

TEST(Panels, AContactSheetNeedsAMuscle)
{
    Driver driver(saveState());
    driver.state.doc.selected.clear();
    driver.click("Save picture/Kind/Contact sheet");
    EXPECT_FALSE(driver.has("Save picture/Save picture"));
    driver.state.doc.selected = {"outer"};
    driver.settle();
    expectCommand(driver, "Save picture/Save picture", app::SaveContactSheet{});
}

TEST(Panels, WorkUnderWayIsShownAndCanBeStopped)
{
    app::AppState state = plainState();
    state.session.work = app::Work{"Making the picture", 0.4f};
    Driver driver(std::move(state));
    expectCommand(driver, "Toast/Stop", app::StopWork{});
    driver.state.session.work.reset();
    driver.settle();
    EXPECT_FALSE(driver.has("Toast/Stop"));
}

TEST(Panels, EveryViewButtonIsReachedAtAnyScale)
{
    for (const float scale : {1.0f, 1.25f, 1.5f, 3.0f})
    {
        for (const ImVec2 size : {ImVec2(1280.0f, 720.0f), ImVec2(640.0f, 480.0f)})
        {
            if (scale > 1.5f && size.x < 1000.0f)
            {
                continue;
            }
            Driver driver(muscleState(), size, scale);
            driver.settle();
            for (const char* view : {"front", "back", "left", "right", "top", "auto"})
            {
                std::string label = view == std::string("auto") ? "Fit" : view;
                label.front() = static_cast<char>(std::toupper(label.front()));
                const Box box = driver.box("View/" + label);
                EXPECT_LE(box.max.x, size.x) << label << " at " << scale;
                EXPECT_LE(box.max.y, size.y) << label << " at " << scale;
                expectCommand(driver, "View/" + label, app::SetView{view});
            }
        }
    }
}

TEST(Panels, TheHintIsDismissed)
{
    Driver driver(hintState());
    expectCommand(driver, "Hint/Got it", app::DismissHint{});
    EXPECT_FALSE(driver.has("Hint/Got it"));
}

TEST(Panels, TheNoticeIsAlwaysReachable)
{
    for (const auto& state : {plainState(), emptyState(), brokenState()})
    {
        Driver driver(state);
        expectCommand(driver, "Status/Notice", app::ShowDialog{app::Dialog::About});
        EXPECT_TRUE(driver.has("About Knotlas/Close"));
    }
}

TEST(Panels, ABrokenFileShowsItsReasonAndAWayOn)
{
    Driver driver(brokenState());
    expectCommand(driver, "Empty/Try again", app::Reload{});
    expectCommand(driver, "Empty/All messages", app::ShowDialog{app::Dialog::Messages});
    driver.click("Messages/Copy all");
    EXPECT_NE(std::string(ImGui::GetClipboardText()).find("C8_spinous"), std::string::npos);
    driver.click("Messages/Close");
    expectCommand(driver, "Status/Messages", app::ShowDialog{app::Dialog::Messages});
}

TEST(Panels, ToastsAreShownUntilTheirTime)
{
    Driver driver(plainState());
    app::notify(driver.state, "Picture saved");
    driver.settle();
    EXPECT_TRUE(driver.has("Toast/Picture saved"));
    driver.settle(5 * 60);
    EXPECT_FALSE(driver.has("Toast/Picture saved"));
}

TEST(Panels, TheNameUnderTheCursorIsShown)
{
    Driver driver(plainState());
    driver.state.session.hover = app::Hover{1, "outer.upper", glm::vec3(0.0f)};
    driver.moveTo({700.0f, 400.0f});
    EXPECT_TRUE(driver.has("Hover/Outer muscle"));
    driver.hover("Muscles/Outer muscle");
    EXPECT_FALSE(driver.has("Hover/Outer muscle"));
}

TEST(Panels, MarksAndLegendAreDrawnWithoutPanels)
{
    Driver driver(muscleState());
    EXPECT_TRUE(driver.has("Mark/outer.1"));
    EXPECT_TRUE(driver.has("Legend"));
    ImGui::NewFrame();
    driver.ui().drawAnnotationsOnly(driver.state, 1.0);
    ImGui::Render();
    EXPECT_TRUE(driver.has("Mark/outer.1"));
    EXPECT_TRUE(driver.has("Legend"));
    EXPECT_FALSE(driver.has("Top/Undo"));
}

TEST(Panels, ComparedMusclesHaveAPageTogether)
{
    Driver driver(compareState());
    EXPECT_TRUE(driver.has("Comparison/Regions/Top of the egg"));
    EXPECT_TRUE(driver.has("Comparison/Overlap/AB"));
    driver.click("Compare/Inner muscle");
    EXPECT_FALSE(driver.has("Comparison/Overlap/AB"));
    EXPECT_TRUE(driver.has("Muscle page/inner.1/TrP1"));
    driver.click("Compare/Compare");
    EXPECT_TRUE(driver.has("Comparison/Overlap/AB"));
    driver.click("Compare/Remove Inner muscle");
    EXPECT_TRUE(driver.has("Muscle page/outer.1/TrP1")) << "one alone is not compared";
}

// The inner muscle is felt at the flank too, as the outer one is.
app::AppState alikeState()
{
    app::AppState state = muscleState();
    auto atlas = std::make_shared<anatomy::Atlas>(*state.content.atlas);
    atlas->muscles.at(1).triggerPoints.at(0).zones.push_back(
        atlas->muscles.at(0).triggerPoints.at(1).zones.at(0));
    state.content.atlas = atlas;
    auto matrix = anatomy::ReferralMatrix::build(state.content.body, atlas);
    EXPECT_TRUE(matrix) << (matrix ? "" : matrix.error().message());
    state.content.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
    return state;
}

TEST(Panels, WhatLooksLikeTheMuscleIsPreviewedAndAdded)
{
    Driver driver(alikeState());
    driver.hover("Muscle page/Looks like/Inner muscle");
    EXPECT_EQ(driver.state.session.preview, "inner");
    driver.hover("Muscles/Outer muscle");
    EXPECT_EQ(driver.state.session.preview, "");
    expectCommand(driver, "Muscle page/Looks like/Inner muscle",
                  app::AddMuscle{"inner", std::nullopt});
    EXPECT_EQ(driver.state.session.preview, "");
    EXPECT_EQ(driver.state.doc.selected, (std::vector<std::string>{"outer", "inner"}));
}

TEST(Panels, NamesOfAnatomyAreWrittenBesideTheBody)
{
    app::AppState state = plainState();
    state.doc.layers.skin = 0.0f;
    Driver driver(state);
    EXPECT_FALSE(driver.has("Names/Outer muscle"));
    driver.key("L");
    driver.settle();
    EXPECT_EQ(driver.state.view.anatomyLabels, app::AnatomyLabels::Muscles);
    EXPECT_TRUE(driver.has("Names/Outer muscle"));
    driver.click("Tabs/Display");
    driver.click("Display/Anatomy names/Bones");
    driver.settle();
    EXPECT_EQ(driver.state.view.anatomyLabels, app::AnatomyLabels::Bones);
    EXPECT_FALSE(driver.has("Names/Outer muscle"));
    driver.state.doc.layers.skin = 1.0f;
    driver.settle();
    EXPECT_TRUE(driver.has("Names/None")) << "why nothing is named";
}

TEST(Panels, NamesComeBackWhenThePictureRests)
{
    app::AppState state = plainState();
    state.doc.layers.skin = 0.0f;
    state.view.anatomyLabels = app::AnatomyLabels::Muscles;
    Driver driver(state);
    driver.settle();
    const float before = driver.box("Names/Outer muscle").min.y;
    driver.state.view.camera.target.y += 0.2f;
    driver.frame();
    EXPECT_EQ(driver.box("Names/Outer muscle").min.y, before) << "still where they were";
    driver.settle(12);
    EXPECT_GT(driver.box("Names/Outer muscle").min.y, before);
}

TEST(ClassViewPanels, AreGoneAndComeBack)
{
    Driver driver(muscleState());
    driver.settle();
    driver.key("F5");
    driver.settle();
    EXPECT_TRUE(driver.has("Class keys"));
    for (const std::string& label : driver.ui().itemLabels())
    {
        EXPECT_TRUE(label == "Class keys" || label.starts_with("Mark/") || label == "Legend")
            << label;
    }
    EXPECT_EQ(driver.ui().viewport(driver.state, {1280.0f, 720.0f}).sizeUi,
              glm::vec2(1280.0f, 720.0f));
    driver.key("H");
    driver.moveTo({600.0f, 300.0f});
    driver.settle();
    EXPECT_TRUE(driver.has("Spotlight"));
    driver.key("Esc");
    driver.settle();
    EXPECT_TRUE(driver.has("View/Front"));
    EXPECT_FALSE(driver.has("Spotlight"));
}

}  // namespace
}  // namespace knotlas::ui::test
