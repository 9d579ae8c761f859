#include "app/camera_rig.h"
#include "app/fixture.h"
#include "app/picture_plan.h"

#include <glm/trigonometric.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace knotlas::app
{
namespace
{

using test::smallState;

TEST(PicturePlan, tilesCoverEveryPixelOnce)
{
    for (const auto& [width, height, most] :
         {std::array{230, 170, 64}, std::array{64, 64, 64}, std::array{1, 300, 7}})
    {
        std::vector<int> covered(static_cast<std::size_t>(width * height), 0);
        for (const Tile& tile : tilesOf(width, height, most))
        {
            EXPECT_LE(std::max(tile.width, tile.height), most);
            for (int y = tile.y; y < tile.y + tile.height; ++y)
            {
                for (int x = tile.x; x < tile.x + tile.width; ++x)
                {
                    ++covered[static_cast<std::size_t>(y * width + x)];
                }
            }
        }
        EXPECT_EQ(std::ranges::count(covered, 1), width * height);
    }
}

TEST(PicturePlan, aWholeTurnRunsOnAndAPartGoesThereAndBack)
{
    const scene::Camera camera;
    const Turn whole{36, 360.0f, 6.0f};
    EXPECT_EQ(turned(camera, whole, 0), camera);
    EXPECT_NEAR(turned(camera, whole, 35).azimuthRad, glm::radians(-10.0f), 1e-4f);
    const Turn part{40, 90.0f, 4.0f};
    EXPECT_NEAR(turned(camera, part, 20).azimuthRad, glm::radians(90.0f), 1e-4f);
    for (int i = 1; i < 20; ++i)
    {
        EXPECT_NEAR(turned(camera, part, i).azimuthRad, turned(camera, part, 40 - i).azimuthRad,
                    1e-4f);
    }
    EXPECT_EQ(turned(camera, whole, 9).target, camera.target);
    EXPECT_EQ(turnStartMs(whole, 36), 6000);
    EXPECT_EQ(turnStartMs(whole, 1), 167);
}

TEST(PicturePlan, aTurnKeepsAllOfItsSubjectInThePicture)
{
    const AppState state = smallState();
    constexpr float aspect = 0.8f;
    const Turn turn{24, 360.0f, 6.0f};
    scene::Camera camera = *namedView(state, "right", aspect);  // where the body is narrow
    camera.distance *= 0.75f;
    const auto cropped = [&](const scene::Camera& from) {
        for (int i = 0; i < turn.frames; ++i)
        {
            for (const glm::vec3& place : state.content.body->skin->positions)
            {
                const glm::vec3 at = turned(from, turn, i).project(place, aspect);
                if (at.x < 0.0f || at.x > 1.0f || at.y < 0.0f || at.y > 1.0f)
                {
                    return true;
                }
            }
        }
        return false;
    };
    ASSERT_TRUE(cropped(camera));
    const scene::Camera framed = framedForTurn(state, camera, turn, aspect);
    EXPECT_FALSE(cropped(framed));
    EXPECT_LT(framed.distance, 2.5f * camera.distance) << "and no smaller than it must be";
    EXPECT_EQ(framedForTurn(state, framed, turn, aspect), framed);
}

TEST(PicturePlan, aSheetShowsTheMuscleFromThreeSidesAndEachOfItsPoints)
{
    const AppState state = smallState();
    const anatomy::Muscle& muscle = state.content.atlas->muscles.front();
    const std::vector<SheetCell> cells = sheetCells(state, muscle.id, 0.8f);
    ASSERT_EQ(cells.size(), 3 + muscle.triggerPoints.size());
    EXPECT_TRUE(cells.front().legend);
    AppState selected = state;
    selected.doc.selected = {muscle.id};
    EXPECT_EQ(cells.front().state.view.camera, autoView(selected, 0.8f));
    for (std::size_t i = 0; i < muscle.triggerPoints.size(); ++i)
    {
        const SheetCell& cell = cells[3 + i];
        EXPECT_EQ(cell.state.doc.triggerPoint, muscle.triggerPoints[i].id);
        EXPECT_TRUE(cell.caption.starts_with(muscle.triggerPoints[i].label)) << cell.caption;
        EXPECT_FALSE(cell.legend);
    }
}

TEST(PicturePlan, cellsLieWithinTheSheetAndApart)
{
    for (const std::size_t count : {1U, 4U, 5U, 7U, 9U})
    {
        for (const auto& [width, height] : {std::pair{2480, 3508}, std::pair{800, 400}})
        {
            const SheetPlan plan = planSheet(width, height, count);
            ASSERT_EQ(plan.cells.size(), count);
            for (const Tile& a : plan.cells)
            {
                EXPECT_GE(a.x, 0);
                EXPECT_GE(a.y, plan.heading.y + plan.heading.height);
                EXPECT_LE(a.x + a.width, width);
                EXPECT_LE(a.y + a.height, height);
                for (const Tile& b : plan.cells)
                {
                    const bool apart = a == b || a.x + a.width <= b.x || b.x + b.width <= a.x ||
                                       a.y + a.height <= b.y || b.y + b.height <= a.y;
                    EXPECT_TRUE(apart);
                }
            }
        }
    }
}

TEST(PicturePlan, namesTheSideAsPeopleDo)
{
    scene::Camera camera;
    EXPECT_EQ(sideSeen(camera), "from the front");
    camera.azimuthRad = glm::radians(180.0f);
    EXPECT_EQ(sideSeen(camera), "from the back");
    camera.azimuthRad = glm::radians(-179.0f);
    EXPECT_EQ(sideSeen(camera), "from the back");
    camera.azimuthRad = glm::radians(-46.0f);
    EXPECT_EQ(sideSeen(camera), "from the front right");
    camera.azimuthRad = glm::radians(130.0f);
    EXPECT_EQ(sideSeen(camera), "from the back left");
    camera.elevationRad = glm::radians(80.0f);
    EXPECT_EQ(sideSeen(camera), "from above");
}

}  // namespace
}  // namespace knotlas::app
