#include "anatomy/drawing_match.h"
#include "anatomy/locate.h"
#include "anatomy/small_body.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

using core::Side;

class DrawingMatch : public testing::Test
{
  protected:
    [[nodiscard]] const PatternRow& row(const char* id, Side side = Side::Right) const
    {
        const PatternRow* found = matrix_.findPattern(id, side);
        KNOTLAS_ASSERT(found != nullptr);
        return *found;
    }

    [[nodiscard]] DrawingAnswer answer(const SkinField& drawing) const
    {
        return explain(matrix_, *atlas_, drawing);
    }

    [[nodiscard]] std::string idOf(std::uint32_t pattern) const
    {
        const PatternRow& found = matrix_.patterns()[pattern];
        return atlas_->muscles[found.muscle].triggerPoints[found.triggerPoint].id;
    }

    std::shared_ptr<const Atlas> atlas_ = std::make_shared<const Atlas>(test::smallAtlas());
    ReferralMatrix matrix_ = *ReferralMatrix::build(test::smallBody(), atlas_);
};

TEST_F(DrawingMatch, TheOwnZoneIsAFullScore)
{
    for (const Side side : {Side::Right, Side::Left})
    {
        const DrawingAnswer own = answer(row("spindle.1", side).essential);
        ASSERT_FALSE(own.candidates.empty());
        EXPECT_EQ(idOf(own.candidates[0].pattern), "spindle.1");
        EXPECT_EQ(matrix_.patterns()[own.candidates[0].pattern].side, side);
        EXPECT_NEAR(own.candidates[0].score, 1.0f, 1e-6f);
        EXPECT_FALSE(own.unexplained);
        ASSERT_EQ(own.bestSet.size(), 1U);
        EXPECT_NEAR(own.bestSet[0].sofar, 1.0, 1e-6);
    }
}

TEST_F(DrawingMatch, TwinsShareARankAndTheCommonOneStandsFirst)
{
    const PatternRow& broad = row("broad.1");
    const DrawingAnswer twins = answer(united(broad.essential, broad.spillover));
    ASSERT_GE(twins.candidates.size(), 2U);
    EXPECT_EQ(idOf(twins.candidates[0].pattern), "broad.1");
    EXPECT_EQ(idOf(twins.candidates[1].pattern), "broad.2");
    EXPECT_EQ(twins.candidates[1].rank, 1);
    EXPECT_TRUE(twins.candidates[0].withSpillover);
}

TEST_F(DrawingMatch, PartsOfTheScoreSumToOne)
{
    EXPECT_DOUBLE_EQ(scoreOf({1.0, 1.0, 1.0}), 1.0);
    EXPECT_DOUBLE_EQ(scoreOf({}), 0.0);
}

TEST_F(DrawingMatch, TwoPainsNeedTwoPoints)
{
    const SkinField both = united(row("spindle.1").essential, row("broad.1").essential);
    const DrawingAnswer two = answer(both);
    ASSERT_EQ(two.bestSet.size(), 2U);
    EXPECT_NE(matrix_.patterns()[two.bestSet[0].pattern].muscle,
              matrix_.patterns()[two.bestSet[1].pattern].muscle);
    EXPECT_GT(two.bestSet[1].sofar, 0.99);
    EXPECT_NEAR(two.bestSet[0].adds + two.bestSet[1].adds, two.bestSet[1].sofar, 1e-9);
}

TEST_F(DrawingMatch, NoneIsAnAnswer)
{
    const DrawingAnswer nothing = answer({});
    EXPECT_TRUE(nothing.unexplained);
    EXPECT_TRUE(nothing.candidates.empty() && nothing.bestSet.empty());
    const DrawingAnswer back = answer(spotAround(matrix_, {0.0f, 0.35f, -0.12f}, 30.0f));
    EXPECT_TRUE(back.unexplained);
    EXPECT_TRUE(back.candidates.empty());
}

TEST_F(DrawingMatch, SpilloverAloneIsAWeakReason)
{
    const PatternRow& broad = row("broad.1");
    SkinField outer;
    for (const VertexWeight& at : broad.spillover)
    {
        if (!std::ranges::binary_search(broad.essential, at.vertex, {}, &VertexWeight::vertex))
        {
            outer.push_back(at);
        }
    }
    const DrawingAnswer spill = answer(outer);
    const DrawingAnswer core = answer(broad.essential);
    ASSERT_FALSE(spill.candidates.empty());
    EXPECT_EQ(spill.candidates[0].level, ZoneLevel::Spillover);
    EXPECT_LT(spill.candidates[0].score, 0.9f * core.candidates[0].score);
}

TEST_F(DrawingMatch, ChangeSaysWhatWentAndWhatCame)
{
    const SkinField& arm = row("spindle.1").essential;
    const SkinField& chest = row("broad.1").essential;
    const DrawingChange same = compareDrawings(matrix_, arm, arm);
    EXPECT_NEAR(same.jaccard, 1.0, 1e-9);
    EXPECT_NEAR(same.wentCm2 + same.cameCm2, 0.0, 1e-9);
    const DrawingChange moved = compareDrawings(matrix_, arm, chest);
    EXPECT_EQ(moved.jaccard, 0.0);
    EXPECT_NEAR(moved.wentCm2, matrix_.areaCm2(arm), 1e-9);
    EXPECT_NEAR(moved.cameCm2, matrix_.areaCm2(chest), 1e-9);
    const DrawingChange grown = compareDrawings(matrix_, arm, united(arm, chest));
    EXPECT_NEAR(grown.wentCm2, 0.0, 1e-9);
    EXPECT_NEAR(grown.cameCm2, matrix_.areaCm2(chest), 1e-6);
    ASSERT_FALSE(moved.regions.empty());
    const auto armOut = std::ranges::find_if(moved.regions, [&](const RegionChange& region) {
        return atlas_->regions[region.region].id == "arm_out";
    });
    ASSERT_NE(armOut, moved.regions.end());
    EXPECT_GT(armOut->beforeCm2, 0.0);
    EXPECT_EQ(armOut->afterCm2, 0.0);
    EXPECT_EQ(compareDrawings(matrix_, {}, {}).jaccard, 1.0);
}

}  // namespace
}  // namespace knotlas::anatomy
