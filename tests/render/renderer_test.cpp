#include "geometry/ray_scene.h"
#include "render/gl_fixture.h"
#include "render/readback.h"
#include "render/renderer.h"
#include "render/small_scene.h"

#include <glad/gl.h>

#include <cmath>
#include <random>

namespace knotlas
{
namespace
{

using scene::Emphasis;
using scene::ZoneStyle;
using test::kHeight;
using test::kWidth;

class RendererTest : public test::GlTest
{};

std::array<int, 4> pixel(const io::Image& image, int x, int y)
{
    const auto at = static_cast<std::size_t>((y * image.width + x) * 4);
    return {image.rgba[at], image.rgba[at + 1], image.rgba[at + 2], image.rgba[at + 3]};
}

// Everything at once: zones of two patterns, window, outlines, a transparent muscle.
scene::Scene fullScene()
{
    scene::Scene scene = test::smallScene();
    scene.paints.push_back(test::paintOf(scene, {0.05f, 0.85f, 0.2f}, 0.12f, ZoneStyle::Solid, 1));
    scene.paints.push_back(test::paintOf(scene, {0.10f, 0.80f, 0.2f}, 0.12f, ZoneStyle::Solid, 2));
    scene.paints.push_back(
        test::paintOf(scene, {0.05f, 1.05f, 0.2f}, 0.12f, ZoneStyle::Stippled, 1));
    scene.paints.push_back(test::paintOf(scene, {0.0f, 0.5f, 0.2f}, 0.12f, ZoneStyle::Deep, 1));
    scene.glows.push_back({{0.0f, 0.5f, 0.14f}, 0.05f, {0.8f, 0.4f, 0.0f}, 1.0f});
    test::openWindow(scene);
    scene.drawables[test::kRightMuscle].emphasis = Emphasis::Selected;
    scene.drawables[test::kLeftMuscle].emphasis = Emphasis::Hovered;
    scene.drawables[test::kLeftMuscle].opacity = 0.5f;
    return scene;
}

TEST_F(RendererTest, saysWhatItRunsOn)
{
    EXPECT_FALSE(renderer().info().renderer.empty());
    EXPECT_GE(renderer().info().maxTextureSize, 4096);
}

TEST_F(RendererTest, equalScenesGiveEqualPictures)
{
    const io::Image first = draw(fullScene(), 4);
    draw(test::smallSceneInside());
    EXPECT_EQ(draw(fullScene(), 4), first);
}

TEST_F(RendererTest, canBeMadeAnewAtAnyTime)
{
    const io::Image first = draw(fullScene());
    for (int round = 0; round < 5; ++round)
    {
        remakeRenderer();
        EXPECT_EQ(draw(fullScene()), first);
    }
}

TEST_F(RendererTest, aMirroredSceneGivesAMirroredPicture)
{
    for (scene::Scene scene : {test::smallScene(), test::smallSceneInside(), fullScene()})
    {
        // Dots are strewn without regard to the mid-sagittal plane.
        std::erase_if(scene.paints,
                      [](const scene::Paint& p) { return p.style == ZoneStyle::Stippled; });
        const io::Image straight = draw(scene, 16);
        const io::Image mirror = draw(test::mirroredScene(scene), 16);
        EXPECT_LT(io::differingShare(straight, test::flipped(mirror), 8), 0.002);
        EXPECT_GT(io::differingShare(straight, mirror, 8), 0.02);
    }
}

TEST_F(RendererTest, idsAgreeWithRaysOfTheProcessor)
{
    scene::Scene scene = test::smallSceneInside();
    scene.camera.distance = 2.2f;
    std::vector<const geometry::TriMesh*> meshes;
    for (const scene::Drawable& drawable : scene.drawables)
    {
        meshes.push_back(drawable.mesh.get());
    }
    const geometry::RayScene rays(meshes);
    const auto ids = renderer().drawIds(scene, kWidth, kHeight);
    ASSERT_TRUE(ids);
    const auto idAt = [&](int x, int y) {
        return (*ids)[static_cast<std::size_t>(y * kWidth + x)];
    };
    const float aspect = static_cast<float>(kWidth) / kHeight;
    std::mt19937 random(1);
    int compared = 0;
    int hits = 0;
    while (compared < 200)
    {
        const int x = 1 + static_cast<int>(random() % (kWidth - 2));
        const int y = 1 + static_cast<int>(random() % (kHeight - 2));
        const std::uint32_t id = idAt(x, y);
        if (idAt(x - 1, y) != id || idAt(x + 1, y) != id || idAt(x, y - 1) != id ||
            idAt(x, y + 1) != id)
        {
            continue;  // on an outline either answer is right
        }
        const glm::vec2 place((static_cast<float>(x) + 0.5f) / kWidth,
                              (static_cast<float>(y) + 0.5f) / kHeight);
        const auto hit = rays.nearestHit(scene.camera.rayThrough(place, aspect));
        EXPECT_EQ(id, hit ? scene.drawables[hit->mesh].id : render::Renderer::kNoId)
            << "at " << x << ", " << y;
        ++compared;
        hits += hit ? 1 : 0;
    }
    EXPECT_GT(hits, 15);
}

TEST_F(RendererTest, thePictureCoversWhatTheIdsCover)
{
    scene::Scene scene = test::smallSceneInside();
    scene.look.transparentBackground = true;
    scene.look.groundShadow = false;
    render::Quality single;
    single.msaaSamples = 1;
    const io::Image picture = draw(scene, 1, single);
    const auto ids = renderer().drawIds(scene, kWidth, kHeight);
    ASSERT_TRUE(ids);
    int different = 0;
    for (int i = 0; i < kWidth * kHeight; ++i)
    {
        const bool drawn = picture.rgba[static_cast<std::size_t>(i) * 4 + 3] > 127;
        const bool covered = (*ids)[static_cast<std::size_t>(i)] != render::Renderer::kNoId;
        different += drawn != covered ? 1 : 0;
    }
    EXPECT_EQ(different, 0);
}

TEST_F(RendererTest, tilesMakeTheWholePicture)
{
    const scene::Scene scene = fullScene();
    const io::Image whole = draw(scene, 2);
    constexpr int kTile = 80;
    for (int y = 0; y < kHeight; y += kTile)
    {
        for (int x = 0; x < kWidth; x += kTile)
        {
            auto target = render::ReadbackTarget::create(kTile, kTile);
            ASSERT_TRUE(target);
            render::Target tile = target->target();
            tile.widthPx = kWidth;
            tile.heightPx = kHeight;
            tile.tileX = x;
            tile.tileY = y;
            tile.tileWidth = tile.tileHeight = kTile;
            for (int sample = 0; sample < 2; ++sample)
            {
                render::Quality quality;
                quality.sampleIndex = sample;
                ASSERT_TRUE(renderer().draw(scene, tile, quality));
            }
            render::Pixels pixels = target->read();
            const io::Image part{kTile, kTile, std::move(pixels.rgba)};
            // Coordinates are rounded differently: a sample on an edge may fall to the other side.
            EXPECT_LE(io::differingShare(part, test::crop(whole, x, y, kTile, kTile), 2), 0.0005)
                << "tile at " << x << ", " << y;
        }
    }
}

TEST_F(RendererTest, aTransparentPictureHasStraightAlpha)
{
    scene::Scene scene = test::smallScene();
    const io::Image opaque = draw(scene, 8);
    scene.look.transparentBackground = true;
    const io::Image transparent = draw(scene, 8);
    EXPECT_EQ(pixel(transparent, 2, 2)[3], 0);
    const auto middle = pixel(transparent, kWidth / 2, kHeight / 2);
    EXPECT_EQ(middle[3], 255);
    int partly = 0;
    for (int i = 0; i < kWidth * kHeight; ++i)
    {
        const int x = i % kWidth;
        const int y = i / kWidth;
        const int alpha = pixel(transparent, x, y)[3];
        if (alpha == 255)
        {
            for (std::size_t channel = 0; channel < 3; ++channel)
            {
                EXPECT_NEAR(pixel(transparent, x, y)[channel], pixel(opaque, x, y)[channel], 1);
            }
        }
        // Half covered, the skin keeps its colour: nothing black bleeds in.
        if (alpha > 60 && alpha < 200 && y < kHeight / 2)
        {
            ++partly;
            EXPECT_GT(pixel(transparent, x, y)[0], 70);
        }
    }
    EXPECT_GT(partly, 20);
}

TEST_F(RendererTest, anOpaqueSkinHidesWhatLiesInsideWithoutDrawingIt)
{
    const scene::Scene scene = test::smallScene();
    scene::Scene skinAlone = scene;
    skinAlone.drawables.resize(1);
    const io::Image picture = draw(scene);
    const std::size_t triangles = renderer().trianglesDrawn();
    EXPECT_EQ(draw(skinAlone), picture);
    EXPECT_EQ(renderer().trianglesDrawn(), triangles);
}

TEST_F(RendererTest, theWindowShowsWhatLiesBelow)
{
    scene::Scene scene = test::smallScene();
    const io::Image closed = draw(scene);
    test::openWindow(scene);
    const io::Image open = draw(scene);
    const glm::vec3 muscle = scene.camera.project({-0.085f, 0.70f, 0.13f}, 4.0f / 3.0f);
    const int x = static_cast<int>(muscle.x * kWidth);
    const int y = static_cast<int>(muscle.y * kHeight);
    const auto red = pixel(open, x, y);
    const auto skin = pixel(closed, x, y);
    EXPECT_GT(red[0] - red[1], skin[0] - skin[1] + 30);
    // Away from the window nothing changes.
    EXPECT_EQ(test::crop(open, 0, 0, kWidth, 40), test::crop(closed, 0, 0, kWidth, 40));
    scene.window.strength = 0.0f;
    EXPECT_EQ(draw(scene), closed);
}

TEST_F(RendererTest, zonesArePaintedAndStayWhereTheSkinFades)
{
    scene::Scene scene = test::smallScene();
    scene.paints.push_back(test::paintOf(scene, {0.0f, 0.8f, 0.21f}, 0.15f, ZoneStyle::Solid, 2));
    const glm::vec3 place = scene.camera.project({0.0f, 0.8f, 0.21f}, 4.0f / 3.0f);
    const int x = static_cast<int>(place.x * kWidth);
    const int y = static_cast<int>(place.y * kHeight);
    for (const float opacity : {1.0f, 0.4f, 0.0f})
    {
        scene.drawables[test::kSkin].opacity = opacity;
        const auto blue = pixel(draw(scene), x, y);
        EXPECT_GT(blue[2], blue[0] + 20) << "skin opacity " << opacity;
    }
    scene.paints[0].strength = 0.0f;
    scene.drawables[test::kSkin].opacity = 1.0f;
    const auto bare = pixel(draw(scene), x, y);
    EXPECT_GT(bare[0], bare[2]);
}

TEST_F(RendererTest, theBorderOfAZoneStaysCrispFromNear)
{
    scene::Scene scene = test::smallScene();
    scene.paints.push_back(test::paintOf(scene, {0.0f, 0.8f, 0.21f}, 0.15f, ZoneStyle::Solid, 2));
    scene.camera.azimuthRad = 0.0f;
    scene.camera.elevationRad = 0.0f;
    scene.camera.target = {0.0f, 0.8f, 0.21f};
    for (const float distance : {2.0f, 0.6f})
    {
        scene.camera.distance = distance;
        const io::Image picture = draw(scene, 4);
        // Along the row through the centre, from skin to zone: how many pixels are in between.
        int between = 0;
        for (int x = 0; x < kWidth / 2; ++x)
        {
            const auto here = pixel(picture, x, kHeight / 2);
            const auto next = pixel(picture, x + 1, kHeight / 2);
            between += std::abs(here[0] - next[0]) > 12 ? 1 : 0;
        }
        EXPECT_GE(between, 1) << "from " << distance;
        EXPECT_LE(between, 6) << "from " << distance;
    }
}

// How much bluer than the picture without it the place of a glow is.
int blueGained(const io::Image& without, const io::Image& with, const glm::vec3& place)
{
    const int x = static_cast<int>(place.x * kWidth);
    const int y = static_cast<int>(place.y * kHeight);
    return pixel(with, x, y)[2] - pixel(with, x, y)[0] -
           (pixel(without, x, y)[2] - pixel(without, x, y)[0]);
}

TEST_F(RendererTest, deepPainGlowsThroughTheSkinAndLessTheDeeperItLies)
{
    scene::Scene scene = test::smallScene();
    const glm::vec3 centre{0.0f, 0.8f, 0.16f};
    const auto seen = [&] { return scene.camera.project(centre, 4.0f / 3.0f); };
    const io::Image plain = draw(scene);
    scene.glows.push_back({centre, 0.05f, {0.1f, 0.3f, 0.9f}, 1.0f});
    const int front = blueGained(plain, draw(scene), seen());
    EXPECT_GT(front, 60);
    // Around the ball nothing changes.
    EXPECT_EQ(test::crop(draw(scene), 0, 0, kWidth, 40), test::crop(plain, 0, 0, kWidth, 40));

    scene.glows[0].strength = 0.5f;
    const int half = blueGained(plain, draw(scene), seen());
    EXPECT_LT(half, front - 15);
    EXPECT_GT(half, 10);

    // From the back there is the whole body before it.
    scene.glows.clear();
    scene.camera.azimuthRad += 3.14159265f;
    const io::Image back = draw(scene);
    scene.glows.push_back({centre, 0.05f, {0.1f, 0.3f, 0.9f}, 1.0f});
    EXPECT_LT(blueGained(back, draw(scene), seen()), front / 2);
}

TEST_F(RendererTest, aGlowStaysWithinTheBody)
{
    scene::Scene scene = test::smallScene();
    scene.look.groundShadow = false;
    const io::Image plain = draw(scene);
    scene.glows.push_back({{-0.20f, 0.8f, 0.05f}, 0.15f, {0.1f, 0.3f, 0.9f}, 1.0f});
    const io::Image glowing = draw(scene);
    EXPECT_GT(io::differingShare(plain, glowing, 8), 0.003);
    const auto ids = renderer().drawIds(scene, kWidth, kHeight);
    ASSERT_TRUE(ids);
    int outside = 0;
    for (int y = 1; y < kHeight - 1; ++y)
    {
        for (int x = 1; x < kWidth - 1; ++x)
        {
            bool air = true;  // here and around, so that no half covered pixel counts
            for (int i = 0; i < 9; ++i)
            {
                const auto at = static_cast<std::size_t>((y + i / 3 - 1) * kWidth + x + i % 3 - 1);
                air = air && (*ids)[at] == render::Renderer::kNoId;
            }
            outside += air && pixel(plain, x, y) != pixel(glowing, x, y) ? 1 : 0;
        }
    }
    EXPECT_EQ(outside, 0);
}

TEST_F(RendererTest, aPictureForPrintIsGreyOnWhite)
{
    scene::Scene scene = fullScene();
    scene.look.style = scene::Style::Print;
    const io::Image picture = draw(scene, 4);
    for (int y = 0; y < kHeight; ++y)
    {
        for (int x = 0; x < kWidth; ++x)
        {
            const auto here = pixel(picture, x, y);
            ASSERT_NEAR(here[0], here[1], 1);
            ASSERT_NEAR(here[1], here[2], 1);
        }
    }
    EXPECT_GE(pixel(picture, 2, 2)[0], 254);
    EXPECT_GE(pixel(picture, kWidth - 3, 2)[0], 254);
}

TEST_F(RendererTest, inPrintPatternsOfOneInkDiffer)
{
    scene::Scene scene = test::smallScene();
    scene.look.style = scene::Style::Print;
    scene.camera.target = {0.0f, 0.8f, 0.21f};
    scene.camera.distance = 0.5f;  // near enough for the shape of a dot
    for (const ZoneStyle style : {ZoneStyle::Solid, ZoneStyle::Stippled})
    {
        std::vector<io::Image> pictures;
        for (std::uint32_t pattern = 0; pattern < 4; ++pattern)
        {
            scene.paints = {test::paintOf(scene, {0.0f, 0.8f, 0.21f}, 0.25f, style, pattern)};
            scene.paints[0].colourSrgb = glm::vec3(0.1f);
            pictures.push_back(draw(scene, 4));
            for (std::size_t other = 0; other < pattern; ++other)
            {
                EXPECT_GT(io::differingShare(pictures[other], pictures.back(), 30), 0.003)
                    << other << " and " << pattern;
            }
        }
    }
}

TEST_F(RendererTest, highContrastHasAPureGroundAndDarkOutlines)
{
    scene::Scene scene = test::smallScene();
    const io::Image standard = draw(scene, 4);
    scene.look.style = scene::Style::HighContrast;
    const io::Image strong = draw(scene, 4);
    EXPECT_EQ(pixel(strong, 2, 2)[0], 255);
    const auto darkest = [](const io::Image& picture) {
        int least = 255;
        for (int x = 0; x < kWidth; ++x)
        {
            least = std::min(least, pixel(picture, x, kHeight / 2)[1]);
        }
        return least;
    };
    EXPECT_LT(darkest(strong), darkest(standard) - 20);
    scene.look.theme = scene::Theme::Dark;
    EXPECT_LE(pixel(draw(scene, 4), 2, 2)[0], 1);
}

TEST_F(RendererTest, anOutlineIsSeenThroughOpaqueSkin)
{
    scene::Scene scene = test::smallScene();
    const io::Image plain = draw(scene);
    scene.drawables[test::kRightMuscle].emphasis = Emphasis::Hovered;
    EXPECT_GT(io::differingShare(plain, draw(scene), 8), 0.002);
}

TEST_F(RendererTest, refinementConverges)
{
    const scene::Scene scene = fullScene();
    const io::Image few = draw(scene, 12);
    const io::Image many = draw(scene, 16);
    EXPECT_LT(io::differingShare(few, many, 10), 0.002);
    EXPECT_GT(io::differingShare(draw(scene, 1), many, 10), io::differingShare(few, many, 10));
}

TEST_F(RendererTest, aSmallerBufferStillFillsTheTarget)
{
    render::Quality quality;
    quality.resolutionScale = 0.5f;
    const io::Image half = draw(fullScene(), 1, quality);
    const io::Image whole = draw(fullScene());
    EXPECT_LT(io::differingShare(half, whole, 24), 0.06);
}

TEST_F(RendererTest, coarseMeshesLookNearlyTheSame)
{
    const scene::Scene scene = test::smallSceneInside();
    const io::Image fine = draw(scene);
    const std::size_t triangles = renderer().trianglesDrawn();
    render::Quality quality;
    quality.coarse = true;
    draw(scene, 1, quality);
    renderer().waitForCoarse();
    const io::Image coarse = draw(scene, 1, quality);
    EXPECT_LT(renderer().trianglesDrawn(), triangles / 2);
    EXPECT_LT(io::differingShare(fine, coarse, 24), 0.06);
}

TEST_F(RendererTest, leavesTheStateThatTheInterfaceExpects)
{
    auto target = render::ReadbackTarget::create(kWidth, kHeight);
    ASSERT_TRUE(target);
    glEnable(GL_FRAMEBUFFER_SRGB);
    ASSERT_TRUE(renderer().draw(fullScene(), target->target(), {}));
    EXPECT_EQ(glIsEnabled(GL_FRAMEBUFFER_SRGB), GL_FALSE);
    EXPECT_EQ(glIsEnabled(GL_STENCIL_TEST), GL_FALSE);
    EXPECT_EQ(glIsEnabled(GL_SCISSOR_TEST), GL_FALSE);
    GLint bound = 0;
    glGetIntegerv(GL_FRAMEBUFFER_BINDING, &bound);
    EXPECT_EQ(static_cast<std::uint32_t>(bound), target->framebuffer());
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

TEST_F(RendererTest, drawsAnEmptyScene)
{
    const io::Image picture = draw({});
    EXPECT_EQ(pixel(picture, 5, 5)[3], 255);
}

TEST_F(RendererTest, refusesImpossibleSizes)
{
    auto target = render::ReadbackTarget::create(kWidth, kHeight);
    ASSERT_TRUE(target);
    for (const int size : {0, -3, 1 << 20})
    {
        render::Target wrong = target->target();
        wrong.widthPx = size;
        EXPECT_FALSE(renderer().draw(test::smallScene(), wrong, {}));
        EXPECT_FALSE(render::ReadbackTarget::create(size, kHeight));
    }
    EXPECT_TRUE(renderer().draw(test::smallScene(), target->target(), {}));
}

TEST_F(RendererTest, theBareDrawShowsAllTriangles)
{
    auto target = render::ReadbackTarget::create(kWidth, kHeight);
    ASSERT_TRUE(target);
    const scene::Scene scene = test::smallScene();
    std::size_t triangles = 0;
    for (const scene::Drawable& drawable : scene.drawables)
    {
        triangles += drawable.mesh->triangles.size();
    }
    ASSERT_TRUE(renderer().drawBare(scene, target->target()));
    EXPECT_EQ(renderer().trianglesDrawn(), triangles);
}

}  // namespace
}  // namespace knotlas
