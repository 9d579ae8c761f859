#include "anatomy/place.h"
#include "anatomy/small_body.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

namespace knotlas::anatomy
{
namespace
{

using core::Side;
using test::at;

class Places : public testing::Test
{
  protected:
    static bool near(const glm::vec3& a, const glm::vec3& b, float metres = 1e-5f)
    {
        return glm::distance(a, b) < metres;
    }

    std::shared_ptr<const Body> body_ = test::smallBody();
    PlaceResolver places_{body_};
};

TEST_F(Places, OffsetsAreAnatomical)
{
    const auto position = places_.locate(at("nipple", {10.0f, 20.0f, -5.0f}));
    EXPECT_TRUE(near(*position, {-0.07f, 0.62f, 0.099f}));  // lateral is away from the midline
}

TEST_F(Places, BetweenRunsFromOneLandmarkToTheOtherAndBeyond)
{
    const auto between = [&](float t) {
        return *places_.locate({BetweenPlace{"side_low", "side_high", t}, {}});
    };
    EXPECT_TRUE(near(between(0.0f), {-0.12f, 0.4f, 0.0f}));
    EXPECT_TRUE(near(between(0.25f), {-0.12f, 0.45f, 0.0f}));
    EXPECT_TRUE(near(between(1.1f), {-0.12f, 0.62f, 0.0f}));
}

TEST_F(Places, OnSkinLiesOnTheAskedSide)
{
    const auto right = places_.onSkin(at("nipple", {0.0f, 0.0f, 80.0f}));
    const auto left = places_.onSkin(at("nipple", {0.0f, 0.0f, 80.0f}), Side::Left);
    EXPECT_LT(right->position.x, 0.0f);
    EXPECT_TRUE(
        near(left->position, {-right->position.x, right->position.y, right->position.z}, 1e-4f));
    EXPECT_NEAR(glm::length(glm::vec2(right->position.x, right->position.z)), test::kTrunkRadius,
                0.001f);
}

TEST_F(Places, UnknownWordsComeWithASuggestion)
{
    EXPECT_EQ(places_.locate(at("niple")).error().message(),
              "this body has no landmark \"niple\" (did you mean \"nipple\"?)");
    EXPECT_FALSE(places_.locate({BetweenPlace{"nipple", "nowhere", 0.5f}, {}}));
    EXPECT_FALSE(places_.onSkin({BetweenPlace{"nowhere", "nipple", 0.5f}, {}}));
    EXPECT_EQ(places_.onMuscle(at("nipple"), "broad.uper").error().message(),
              "this body has no muscle \"broad.uper\" (did you mean \"broad.upper\"?)");
    EXPECT_FALSE(places_.locate({MusclePlace{"spindel", 0.5f, 0.5f}, {}}));
}

TEST_F(Places, SnapsToTheNearestPartOfAMuscle)
{
    const auto partOf = [&](const Place& place, const std::string& id) {
        return body_->parts[places_.onMuscle(place, id)->mesh];
    };
    EXPECT_EQ(partOf(at("nipple"), "broad").id, "broad.upper");
    EXPECT_EQ(partOf(at("hip"), "broad").id, "broad.lower");
    EXPECT_EQ(partOf(at("nipple"), "broad.lower").id, "broad.lower");
    EXPECT_EQ(partOf(at("nipple", {-500.0f, 0.0f, 0.0f}), "broad").side, Side::Right);
}

TEST_F(Places, FibreCoordinatesOfASheetMeanItsOuterFace)
{
    for (const float u : {0.05f, 0.5f, 0.93f})
    {
        for (const float v : {0.1f, 0.5f, 0.88f})
        {
            const auto position = places_.locate({MusclePlace{"broad.upper", u, v}, {}});
            const glm::vec3 expected(-0.06f + 0.06f * (v - 0.5f), 0.65f - 0.1f * (u - 0.5f), 0.08f);
            EXPECT_TRUE(near(*position, expected, 1e-4f)) << u << " " << v;
        }
    }
}

TEST_F(Places, FibreCoordinatesGoAroundASpindleWithoutASeam)
{
    // From 1/16 before to 1/16 behind the seam in small steps: the place moves in small steps.
    glm::vec3 last(0.0f);
    for (int i = -10; i <= 10; ++i)
    {
        const float v = float(i) / 160.0f;
        const auto position =
            places_.locate({MusclePlace{"spindle", 0.5f, v < 0.0f ? v + 1.0f : v}, {}});
        const glm::vec2 outwards(position->x + 0.164f, position->z);
        EXPECT_NEAR(glm::length(outwards), 0.02f, 0.001f);
        EXPECT_TRUE(i == -10 || glm::distance(*position, last) < 0.001f) << i;
        last = *position;
    }
}

TEST_F(Places, FibreCoordinatesOutsideAreTakenAtTheRim)
{
    const auto position = places_.locate({MusclePlace{"broad.upper", 1.5f, 0.5f}, {}});
    EXPECT_NEAR(position->y, 0.6f, 1e-4f);
}

}  // namespace
}  // namespace knotlas::anatomy
