#include "ui/driver.h"
#include "ui/fixture.h"
#include "ui/rasteriser.h"
#include "ui/theme.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

namespace knotlas::ui::test
{
namespace
{

io::Image pictureOf(Driver& driver, const glm::vec3& background)
{
    const ImDrawData* data = driver.frame();
    return rasterise(*data, *ImGui::GetIO().Fonts, background);
}

// Written for a person to look at when KNOTLAS_UI_PICTURES names a folder.
void keep(const io::Image& image, const std::string& name)
{
    if (const char* folder = std::getenv("KNOTLAS_UI_PICTURES"))
    {
        const auto written = io::writePng(std::filesystem::path(folder) / (name + ".png"), image);
        EXPECT_TRUE(written) << (written ? "" : written.error().message());
    }
}

std::size_t coloursIn(const io::Image& image, const Box& box)
{
    std::set<std::uint32_t> colours;
    for (int y = static_cast<int>(box.min.y); y < static_cast<int>(box.max.y); ++y)
    {
        for (int x = static_cast<int>(box.min.x); x < static_cast<int>(box.max.x); ++x)
        {
            const std::size_t i = 4 * static_cast<std::size_t>(y * image.width + x);
            colours.insert(image.rgba[i] | (image.rgba[i + 1] << 8U) | (image.rgba[i + 2] << 16U));
        }
    }
    return colours.size();
}

struct Look
{
    const char* name;
    app::AppState (*state)();
    ImVec2 size;
    float scale;
    const char* click = nullptr;  // before the picture is taken
};

class Pictures : public testing::TestWithParam<Look>
{};

TEST_P(Pictures, PanelsAreDrawnInBothThemes)
{
    for (const scene::Theme theme : {scene::Theme::Light, scene::Theme::Dark})
    {
        const Look& look = GetParam();
        app::AppState state = look.state();
        state.view.theme = theme;
        Driver driver(std::move(state), look.size, look.scale);
        if (look.click != nullptr)
        {
            driver.click(look.click);
        }
        driver.settle(20);
        const bool light = theme == scene::Theme::Light;
        const io::Image image =
            pictureOf(driver, light ? glm::vec3(0.93f, 0.93f, 0.92f) : glm::vec3(0.11f));
        keep(image, std::string(look.name) + (light ? "_light" : "_dark"));
        // A button without its word would have two or three colours only.
        EXPECT_GT(coloursIn(image, driver.box("Status/Notice")), 10U);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Ui, Pictures,
    testing::Values(
        Look{"plain", plainState, {1280, 720}, 1.0f},
        Look{"muscle", muscleState, {1280, 720}, 1.0f},
        Look{"page", muscleState, {1280, 1900}, 1.0f},
        Look{"compare", compareState, {1600, 900}, 1.0f},
        Look{"pain", painState, {1280, 720}, 1.0f}, Look{"search", searchState, {1280, 720}, 1.0f},
        Look{"empty", emptyState, {1280, 720}, 1.0f},
        Look{"broken", brokenState, {1280, 720}, 1.0f},
        Look{"small", muscleState, {640, 480}, 1.0f},
        Look{"large", muscleState, {1920, 1080}, 1.5f}, Look{"huge", plainState, {1280, 720}, 3.0f},
        Look{"keys", cheatSheetState, {1280, 720}, 1.0f},
        Look{"about", aboutState, {1280, 720}, 1.0f}, Look{"save", saveState, {1280, 720}, 1.0f},
        Look{"hint", hintState, {1280, 720}, 1.0f},
        Look{"display", plainState, {1280, 720}, 1.0f, "Tabs/Display"},
        Look{"regions", plainState, {1280, 720}, 1.0f, "Tabs/Pain"},
        Look{"quizSetup", quizSetupState, {1280, 720}, 1.0f},
        Look{"quizAsking", quizAskingState, {1280, 720}, 1.0f},
        Look{"quizAnswered", quizAnsweredState, {1280, 720}, 2.0f},
        Look{"quizDuel", quizDuelState, {1280, 720}, 1.0f},
        Look{"quizSmall", quizAskingState, {640, 480}, 1.0f},
        Look{"quizResult", quizResultState, {1280, 720}, 1.0f},
        Look{"menu", muscleState, {1280, 720}, 1.0f, "Top/Look at"}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

}  // namespace
}  // namespace knotlas::ui::test
