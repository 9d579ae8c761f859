#include "render/small_scene.h"
#include "render/stipple.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

namespace knotlas::render
{
namespace
{

using scene::ZoneStyle;

constexpr glm::vec3 kCentre(0.0f, 0.8f, 0.21f);

scene::Scene stippledScene()
{
    scene::Scene scene = test::smallScene();
    scene.paints.push_back(test::paintOf(scene, kCentre, 0.12f, ZoneStyle::Stippled, 1));
    return scene;
}

std::vector<StippleDot> dotsOf(const scene::Scene& scene)
{
    return stipple(*scene.drawables[test::kSkin].mesh, scene);
}

TEST(Stipple, dotsLieInTheirZoneAndKeepTheirDistance)
{
    const std::vector<StippleDot> dots = dotsOf(stippledScene());
    ASSERT_GT(dots.size(), 100u);
    for (std::size_t i = 0; i < dots.size(); ++i)
    {
        EXPECT_GT(dots[i].weight, 0.35f);
        EXPECT_NEAR(glm::length(dots[i].normal), 1.0f, 1e-4f);
        for (std::size_t k = 0; k < i; ++k)
        {
            const float spacing = std::min(dots[i].spacing, dots[k].spacing);
            EXPECT_GE(glm::distance(dots[i].position, dots[k].position), spacing);
        }
    }
}

TEST(Stipple, coversTheZoneWithoutHoles)
{
    const scene::Scene scene = stippledScene();
    const std::vector<StippleDot> dots = dotsOf(scene);
    const geometry::TriMesh& skin = *scene.drawables[test::kSkin].mesh;
    for (std::size_t i = 0; i < skin.positions.size(); ++i)
    {
        if ((*scene.paints[0].weights)[i] < 0.5f)
        {
            continue;
        }
        float nearest = 1.0f;
        for (const StippleDot& dot : dots)
        {
            nearest = std::min(nearest, glm::distance(dot.position, skin.positions[i]));
        }
        EXPECT_LT(nearest, 0.006f);  // one and a half times the finest spacing
    }
}

TEST(Stipple, isTheSameEveryTime)
{
    const std::vector<StippleDot> first = dotsOf(stippledScene());
    const std::vector<StippleDot> second = dotsOf(stippledScene());
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i)
    {
        EXPECT_EQ(first[i].position, second[i].position);
    }
}

TEST(Stipple, leavesOutTheSolidZoneOfTheSamePatternOnly)
{
    scene::Scene scene = stippledScene();
    scene.paints.push_back(test::paintOf(scene, kCentre, 0.06f, ZoneStyle::Solid, 1));
    const std::vector<float>& solid = *scene.paints[1].weights;
    const geometry::TriMesh& skin = *scene.drawables[test::kSkin].mesh;
    const auto inSolid = [&](const std::vector<StippleDot>& dots) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < skin.positions.size(); ++i)
        {
            for (const StippleDot& dot : dots)
            {
                const bool here = glm::distance(dot.position, skin.positions[i]) < 0.004f;
                count += solid[i] > 0.7f && here ? 1 : 0;
            }
        }
        return count;
    };
    EXPECT_EQ(inSolid(dotsOf(scene)), 0u);
    scene.paints[1].pattern = 2;
    EXPECT_GT(inSolid(dotsOf(scene)), 0u);
}

TEST(Stipple, overlappingZonesShareTheirDots)
{
    scene::Scene scene = stippledScene();
    scene.paints.push_back(test::paintOf(scene, kCentre, 0.12f, ZoneStyle::Stippled, 2));
    std::array<std::size_t, 2> count{};
    for (const StippleDot& dot : dotsOf(scene))
    {
        ++count[dot.paint];
    }
    EXPECT_GT(count[0], (count[0] + count[1]) / 3);
    EXPECT_GT(count[1], (count[0] + count[1]) / 3);
}

TEST(Stipple, nothingStippledNoDots)
{
    EXPECT_TRUE(dotsOf(test::smallScene()).empty());
}

}  // namespace
}  // namespace knotlas::render
