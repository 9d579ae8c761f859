#include "render/frame_block.h"
#include "render/small_scene.h"
#include "render/view_volume.h"

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <gtest/gtest.h>

#include <random>

namespace knotlas::render
{
namespace
{

View wholeView()
{
    Target target;
    target.widthPx = 640;
    target.heightPx = 400;
    return viewOf(target, {});
}

TEST(ViewVolume, neverCullsASphereWithAVisiblePoint)
{
    const scene::Scene scene = test::smallScene();
    const FrameBlock block = frameBlock(scene, wholeView(), glm::vec2(0.0f));
    const ViewVolume volume(block.clipFromWorld, glm::vec3(block.eye));
    std::mt19937 random(2);
    std::uniform_real_distribution<float> place(-3.0f, 3.0f);
    std::uniform_real_distribution<float> size(0.001f, 0.5f);
    int visible = 0;
    for (int i = 0; i < 20000; ++i)
    {
        const glm::vec3 point(place(random), place(random), place(random));
        const glm::vec4 clip = block.clipFromWorld * glm::vec4(point, 1.0f);
        const bool inside =
            std::abs(clip.x) < clip.w && std::abs(clip.y) < clip.w && std::abs(clip.z) < clip.w;
        if (!inside)
        {
            continue;
        }
        ++visible;
        const float radius = size(random);
        const glm::vec3 offset(place(random), place(random), place(random));
        const glm::vec3 centre = point + 0.99f * radius * glm::normalize(offset);
        EXPECT_TRUE(volume.seesSphere(centre, radius));
        const ClipRect rect = volume.rectOfSphere(centre, radius);
        const glm::vec2 shown = glm::vec2(clip) / clip.w;
        EXPECT_TRUE(rect.min.x <= shown.x && shown.x <= rect.max.x);
        EXPECT_TRUE(rect.min.y <= shown.y && shown.y <= rect.max.y);
    }
    EXPECT_GT(visible, 500);
}

TEST(ViewVolume, cullsWhatIsBesideThePicture)
{
    const scene::Scene scene = test::smallScene();
    const FrameBlock block = frameBlock(scene, wholeView(), glm::vec2(0.0f));
    const ViewVolume volume(block.clipFromWorld, glm::vec3(block.eye));
    const glm::vec3 beside = scene.camera.target + 4.0f * scene.camera.right();
    EXPECT_FALSE(volume.seesSphere(beside, 0.5f));
    EXPECT_TRUE(volume.seesSphere(scene.camera.target, 0.1f));
}

TEST(FrameBlock, aTileShowsItsPartOfTheWholePicture)
{
    const scene::Scene scene = test::smallScene();
    Target target;
    target.widthPx = 640;
    target.heightPx = 400;
    target.tileX = 160;
    target.tileY = 40;  // from the top
    target.tileWidth = 320;
    target.tileHeight = 200;
    const FrameBlock whole = frameBlock(scene, wholeView(), glm::vec2(0.0f));
    const FrameBlock tile = frameBlock(scene, viewOf(target, {}), glm::vec2(0.0f));
    const glm::vec4 point(0.05f, 0.8f, 0.1f, 1.0f);
    const glm::vec4 inWhole = whole.clipFromWorld * point;
    const glm::vec4 inTile = tile.clipFromWorld * point;
    const glm::vec2 wholePx = (glm::vec2(inWhole) / inWhole.w * 0.5f + 0.5f) * glm::vec2(640, 400);
    const glm::vec2 tilePx = (glm::vec2(inTile) / inTile.w * 0.5f + 0.5f) * glm::vec2(320, 200);
    EXPECT_NEAR(tilePx.x, wholePx.x - 160.0f, 0.01f);
    EXPECT_NEAR(tilePx.y, wholePx.y - 160.0f, 0.01f);  // 400 - 40 - 200 rows lie below
}

TEST(FrameBlock, samplesOfARefinementStayWithinThePixelAndDiffer)
{
    for (int i = 0; i < 16; ++i)
    {
        const glm::vec2 jitter = jitterOf(i);
        EXPECT_LE(std::abs(jitter.x), 0.5f);
        EXPECT_LE(std::abs(jitter.y), 0.5f);
        for (int k = 0; k < i; ++k)
        {
            EXPECT_GT(glm::distance(jitter, jitterOf(k)), 0.02f);
        }
    }
}

TEST(FrameBlock, linearFromSrgbKnowsTheEndsAndTheMiddle)
{
    EXPECT_NEAR(linearFromSrgb(glm::vec3(0.0f)).x, 0.0f, 1e-6f);
    EXPECT_NEAR(linearFromSrgb(glm::vec3(1.0f)).x, 1.0f, 1e-6f);
    EXPECT_NEAR(linearFromSrgb(glm::vec3(0.5f)).x, 0.2140f, 1e-3f);
}

}  // namespace
}  // namespace knotlas::render
