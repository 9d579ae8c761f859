#include "core/text.h"
#include "ui/driver.h"
#include "ui/fixture.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace knotlas::ui::test
{
namespace
{

struct Case
{
    const char* name;
    app::AppState (*state)();
};

constexpr std::array kCases{Case{"plain", plainState},
                            Case{"muscle", muscleState},
                            Case{"compare", compareState},
                            Case{"pain", painState},
                            Case{"search", searchState},
                            Case{"undescribed", undescribedState},
                            Case{"read", [] { return learnState("danger"); }},
                            Case{"circle", [] { return learnState("circle"); }},
                            Case{"techniques", [] { return learnState("do"); }},
                            Case{"hint", hintState},
                            Case{"cheatSheet", cheatSheetState},
                            Case{"about", aboutState},
                            Case{"save", saveState},
                            Case{"messages", messagesState},
                            Case{"quizSetup", quizSetupState},
                            Case{"quizAsking", quizAskingState},
                            Case{"quizAnswered", quizAnsweredState},
                            Case{"quizDuel", quizDuelState},
                            Case{"quizResult", quizResultState},
                            Case{"empty", emptyState},
                            Case{"loading", loadingState},
                            Case{"broken", brokenState}};

const std::array kSizes{ImVec2(1280.0f, 720.0f), ImVec2(640.0f, 480.0f)};
constexpr std::array kScales{1.0f, 1.5f, 3.0f};

class States : public testing::TestWithParam<Case>
{};

// Drawn for several frames at every scale and size, every vertex finite and every command list
// whole.
TEST_P(States, EveryPanelIsDrawn)
{
    for (const ImVec2& size : kSizes)
    {
        for (const float scale : kScales)
        {
            Driver driver(GetParam().state(), size, scale);
            for (const char* tab : {"Tabs/Muscles", "Tabs/Pain", "Tabs/Display"})
            {
                if (scale == 1.0f && driver.state.session.dialog == app::Dialog::None &&
                    driver.has(tab))
                {
                    driver.click(tab);
                }
                driver.settle(3);
                const ImDrawData* data = driver.frame();
                ASSERT_TRUE(data->Valid);
                EXPECT_GT(data->TotalVtxCount, 50);
                for (int n = 0; n < data->CmdListsCount; ++n)
                {
                    for (const ImDrawVert& vertex : data->CmdLists[n]->VtxBuffer)
                    {
                        ASSERT_TRUE(std::isfinite(vertex.pos.x) && std::isfinite(vertex.pos.y));
                    }
                }
            }
        }
    }
}

// The first window of a laptop: what belongs to the panels is inside the window and not cut off.
TEST_P(States, NothingLiesOutsideASmallLaptopsWindow)
{
    Driver driver(GetParam().state());
    driver.settle();
    for (const std::string& label : driver.ui().itemLabels())
    {
        const Box box = driver.box(label);
        if (box.width() < 1.0f || box.height() < 1.0f)
        {
            continue;  // scrolled out of sight
        }
        EXPECT_GE(box.min.x, 0.0f) << label;
        EXPECT_LE(box.max.x, 1280.0f) << label;
        EXPECT_LE(box.max.y, 720.0f) << label;
    }
}

INSTANTIATE_TEST_SUITE_P(Ui, States, testing::ValuesIn(kCases),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(Layout, PanelsAndBodyTileTheWindow)
{
    for (const Case& each : kCases)
    {
        for (const ImVec2& size : kSizes)
        {
            Driver driver(each.state(), size);
            const app::Viewport view = driver.ui().viewport(driver.state, {size.x, size.y});
            double covered = static_cast<double>(view.sizeUi.x) * view.sizeUi.y;
            for (const app::Rect& rect : driver.ui().coveredRects())
            {
                const glm::vec2 extent = rect.max - rect.min;
                covered += static_cast<double>(extent.x) * extent.y;
                const bool apart = rect.max.x <= view.originUi.x + 0.5f ||
                                   rect.min.x >= view.originUi.x + view.sizeUi.x - 0.5f ||
                                   rect.max.y <= view.originUi.y + 0.5f ||
                                   rect.min.y >= view.originUi.y + view.sizeUi.y - 0.5f;
                EXPECT_TRUE(apart) << each.name;
            }
            EXPECT_NEAR(covered, static_cast<double>(size.x) * size.y, 1.0) << each.name;
        }
    }
}

TEST(Layout, ANarrowWindowShowsListAndPageInTurn)
{
    Driver driver(plainState(), {800.0f, 600.0f});
    driver.click("Muscles/Outer muscle");
    EXPECT_FALSE(driver.has("Muscles/Outer muscle"));
    EXPECT_TRUE(driver.has("Muscle page/outer.1/TrP1"));
    driver.click("Page/‹ List");
    driver.settle();
    EXPECT_TRUE(driver.has("Muscles/Outer muscle"));
    driver.click("Muscles/Inner muscle");
    EXPECT_TRUE(driver.has("Muscle page/inner.1/TrP1"));
}

TEST(Mouse, IsWantedOverPanelsOnly)
{
    Driver driver(muscleState());
    driver.moveTo({700.0f, 400.0f});
    EXPECT_FALSE(driver.ui().wantsMouse());
    for (const char* label : {"Search/Text", "Muscles/Outer muscle", "Layers/Skin",
                              "Muscle page/outer.1/TrP1", "View/Front", "Top/Undo"})
    {
        driver.hover(label);
        EXPECT_TRUE(driver.ui().wantsMouse()) << label;
    }
}

TEST(Mouse, ADragOfASliderKeepsThePointer)
{
    Driver driver(plainState());
    driver.hover("Layers/Skin");
    driver.press();
    driver.moveTo({700.0f, 400.0f});
    EXPECT_TRUE(driver.ui().wantsMouse());
    driver.release();
    EXPECT_FALSE(driver.ui().wantsMouse());
}

// Two interfaces side by side, as for the window and for a saved picture.
TEST(Context, SeveralInterfacesLiveSideBySide)
{
    Driver window(muscleState());
    {
        Driver picture(muscleState(), {1920.0f, 1080.0f}, 2.0f);
        window.settle();
        EXPECT_TRUE(picture.has("Legend"));
    }
    window.click("Muscles/Inner muscle");
    EXPECT_EQ(window.state.doc.selected, std::vector<std::string>{"inner"});
}

TEST(Context, WritesNothingIntoTheWorkingDirectory)
{
    Driver driver(plainState());
    EXPECT_EQ(ImGui::GetIO().IniFilename, nullptr);
    EXPECT_EQ(ImGui::GetIO().LogFilename, nullptr);
}

}  // namespace
}  // namespace knotlas::ui::test
