#include "app/comparison.h"
#include "app/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <memory>

namespace knotlas::app
{
namespace
{

// The small body, with an inner muscle that is felt at the flank too, as the outer one is.
Content makeContent()
{
    Content content = test::smallContent();
    auto atlas = std::make_shared<anatomy::Atlas>(*content.atlas);
    anatomy::Muscle& outer = atlas->muscles.at(0);
    anatomy::Muscle& inner = atlas->muscles.at(1);
    inner.triggerPoints.at(0).zones.push_back(outer.triggerPoints.at(1).zones.at(0));
    content.atlas = atlas;
    auto matrix = anatomy::ReferralMatrix::build(content.body, content.atlas);
    EXPECT_TRUE(matrix) << (matrix ? "" : matrix.error().message());
    content.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
    return content;
}

const Content& sharingContent()
{
    static const Content content = makeContent();
    return content;
}

constexpr std::array kSides{core::Side::Right, core::Side::Left};

const ComparedRegion* find(const Comparison& comparison, const std::string& id)
{
    const auto found = std::ranges::find(comparison.regions, id, &ComparedRegion::id);
    return found == comparison.regions.end() ? nullptr : &*found;
}

ZoneOverlap overlapOf(const std::string& a, const std::string& b, core::Side side)
{
    const std::vector<std::string> ids{a, b};
    return compare(sharingContent(), ids, side).pairs.at(0).overlap;
}

TEST(Comparison, EveryPairStandsOnceAndItsOverlapIsSymmetric)
{
    const std::vector<std::string> ids{"outer", "inner", "bare.head"};
    const Comparison comparison = compare(sharingContent(), ids, core::Side::Right);
    EXPECT_EQ(comparison.pairs.size(), 3U);
    for (const ComparedPair& pair : comparison.pairs)
    {
        EXPECT_LT(pair.first, pair.second);
        const ZoneOverlap there = overlapOf(ids[pair.first], ids[pair.second], core::Side::Right);
        const ZoneOverlap back = overlapOf(ids[pair.second], ids[pair.first], core::Side::Right);
        EXPECT_NEAR(there.jaccard(), back.jaccard(), 1e-9);
        EXPECT_NEAR(there.commonCm2, back.commonCm2, 1e-6);
        EXPECT_NEAR(pair.overlap.commonCm2, there.commonCm2, 1e-9);
        EXPECT_GE(pair.overlap.jaccard(), 0.0);
        EXPECT_LT(pair.overlap.jaccard(), 1.0);
        EXPECT_LE(pair.overlap.commonCm2, pair.overlap.unitedCm2);
    }
    EXPECT_GT(comparison.pairs[0].overlap.commonCm2, 0.0) << "both are felt at the flank";
    EXPECT_EQ(comparison.pairs[1].overlap.jaccard(), 0.0) << "the third has no pattern";
}

TEST(Comparison, AMuscleIsExactlyLikeItself)
{
    EXPECT_NEAR(overlapOf("outer", "outer", core::Side::Right).jaccard(), 1.0, 1e-6);
    EXPECT_NEAR(overlapOf("outer", "outer.upper", core::Side::Right).jaccard(), 1.0, 1e-6)
        << "a part is described by the entry above it";
}

TEST(Comparison, SharesArePartsOfARegionAndSharedRegionsComeFirst)
{
    const std::vector<std::string> ids{"outer", "inner"};
    const Comparison comparison = compare(sharingContent(), ids, core::Side::Right);
    ASSERT_FALSE(comparison.regions.empty());
    std::size_t reachedBefore = ids.size();
    for (const ComparedRegion& region : comparison.regions)
    {
        ASSERT_EQ(region.of.size(), ids.size());
        std::size_t reached = 0;
        for (const RegionShares& shares : region.of)
        {
            for (const float share : {shares.essential, shares.spillover})
            {
                EXPECT_GE(share, 0.0f);
                EXPECT_LE(share, 1.0f);
            }
            reached += shares.reached() ? 1 : 0;
        }
        EXPECT_EQ(region.reachedBy, reached);
        EXPECT_GE(region.reachedBy, 1U);
        EXPECT_LE(region.reachedBy, reachedBefore);
        reachedBefore = region.reachedBy;
    }
    const ComparedRegion* belly = find(comparison, "belly");
    ASSERT_NE(belly, nullptr);
    EXPECT_TRUE(belly->of[1].reached()) << "the inner one is felt at the navel";
    const ComparedRegion* top = find(comparison, "top");
    ASSERT_NE(top, nullptr);
    EXPECT_TRUE(top->of[0].reached());
    EXPECT_FALSE(top->of[1].reached());
}

TEST(Comparison, BothSidesOfTheBodyAreMirrorImages)
{
    const std::vector<std::string> ids{"outer", "inner"};
    const Comparison right = compare(sharingContent(), ids, core::Side::Right);
    const Comparison left = compare(sharingContent(), ids, core::Side::Left);
    ASSERT_EQ(right.regions.size(), left.regions.size());
    for (const ComparedRegion& region : right.regions)
    {
        const ComparedRegion* other = find(left, region.id);
        ASSERT_NE(other, nullptr) << region.id;
        for (std::size_t i = 0; i < ids.size(); ++i)
        {
            EXPECT_NEAR(region.of[i].essential, other->of[i].essential, 1e-3);
            EXPECT_NEAR(region.of[i].spillover, other->of[i].spillover, 1e-3);
        }
    }
    EXPECT_NEAR(right.pairs[0].overlap.commonCm2, left.pairs[0].overlap.commonCm2, 0.01);
}

TEST(LookAlikes, ExcludeTheMuscleItselfAndItsParts)
{
    for (const core::Side side : kSides)
    {
        for (const char* id : {"outer", "outer.upper", "inner"})
        {
            for (const LookAlike& alike : lookAlikes(sharingContent(), id, side, 10))
            {
                EXPECT_NE(alike.muscle, std::string(id).substr(0, 5)) << id;
            }
        }
    }
}

TEST(LookAlikes, AreRankedByTheOverlapThatTheComparisonShows)
{
    const std::vector<LookAlike> alike =
        lookAlikes(sharingContent(), "inner", core::Side::Left, 10);
    ASSERT_EQ(alike.size(), 1U);
    const ZoneOverlap shown = overlapOf("inner", "outer", core::Side::Left);
    EXPECT_NEAR(alike[0].overlap.commonCm2, shown.commonCm2, 1e-3);
    EXPECT_NEAR(alike[0].overlap.jaccard(), shown.jaccard(), 1e-6);
    EXPECT_TRUE(lookAlikes(sharingContent(), "inner", core::Side::Left, 0).empty());
    EXPECT_TRUE(lookAlikes(sharingContent(), "bare.head", core::Side::Left, 10).empty())
        << "what has no pattern is like nothing";
}

TEST(Comparison, NothingIsLoaded)
{
    const std::vector<std::string> ids{"outer", "inner"};
    EXPECT_TRUE(compare(Content{}, ids, core::Side::Right).regions.empty());
    EXPECT_TRUE(lookAlikes(Content{}, "outer", core::Side::Right, 5).empty());
}

}  // namespace
}  // namespace knotlas::app
