#include "anatomy/locate.h"
#include "anatomy/small_body.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

using core::Side;

class Locate : public testing::Test
{
  protected:
    [[nodiscard]] std::vector<Candidate> at(const glm::vec3& point) const
    {
        return locate(matrix_, *atlas_, spotAround(matrix_, point), "the spot", 99);
    }

    [[nodiscard]] std::vector<Candidate> inRegion(const std::string& id, Side side) const
    {
        return locate(matrix_, *atlas_, matrix_.findRegion(id, side)->field, id, 99);
    }

    [[nodiscard]] const std::string& idOf(const Candidate& candidate) const
    {
        const PatternRow& row = matrix_.patterns()[candidate.pattern];
        return atlas_->muscles[row.muscle].triggerPoints[row.triggerPoint].id;
    }

    std::shared_ptr<const Atlas> atlas_ = std::make_shared<const Atlas>(test::smallAtlas());
    ReferralMatrix matrix_ = *ReferralMatrix::build(test::smallBody(), atlas_);
};

TEST_F(Locate, ScoresAreOrderedAndWithinZeroAndOne)
{
    for (const RegionRow& row : matrix_.regions())
    {
        const auto candidates = locate(matrix_, *atlas_, row.field, "it", 99);
        for (std::size_t i = 0; i < candidates.size(); ++i)
        {
            EXPECT_GT(candidates[i].score, 0.0f);
            EXPECT_LE(candidates[i].score, 1.0f);
            EXPECT_TRUE(i == 0 || candidates[i - 1].score >= candidates[i].score);
        }
    }
}

TEST_F(Locate, TheCommonPointComesBeforeTheRareOneWithTheSameZones)
{
    const auto candidates = at({-0.09f, 0.6f, 0.08f});
    ASSERT_EQ(candidates.size(), 2U);
    EXPECT_EQ(idOf(candidates[0]), "broad.1");
    EXPECT_EQ(idOf(candidates[1]), "broad.2");
}

TEST_F(Locate, EssentialComesBeforeSpillover)
{
    const auto upper = at({-0.09f, 0.6f, 0.08f});
    const auto lower = at({-0.12f, 0.42f, 0.0f});
    ASSERT_FALSE(upper.empty());
    ASSERT_FALSE(lower.empty());
    EXPECT_EQ(upper[0].level, ZoneLevel::Essential);
    EXPECT_EQ(lower[0].level, ZoneLevel::Spillover);
    EXPECT_GT(upper[0].score, 1.5f * lower[0].score);
}

TEST_F(Locate, AsksTheSideOfThePain)
{
    for (const Side side : {Side::Right, Side::Left})
    {
        const auto candidates = inRegion("arm_out", side);
        ASSERT_EQ(candidates.size(), 1U);
        EXPECT_EQ(idOf(candidates[0]), "spindle.1");
        EXPECT_EQ(matrix_.patterns()[candidates[0].pattern].side, side);
    }
}

TEST_F(Locate, WhatExplainsNothingIsLeftOut)
{
    EXPECT_TRUE(at({0.0f, 0.4f, -0.12f}).empty());
    EXPECT_TRUE(inRegion("arm_in", Side::Right).size() <= 1U);
}

TEST_F(Locate, GivesAReasonInWords)
{
    const auto candidates = at({-0.09f, 0.6f, 0.08f});
    EXPECT_TRUE(candidates[0].why.starts_with("Broad muscle TrP1 covers "));
    EXPECT_TRUE(candidates[0].why.ends_with(" % of the spot; essential zone; a very common point"));
}

TEST_F(Locate, KeepsNoMoreThanAsked)
{
    const SkinField& flank = matrix_.findRegion("flank", Side::Right)->field;
    EXPECT_EQ(locate(matrix_, *atlas_, flank, "the flank", 1).size(), 1U);
    EXPECT_TRUE(locate(matrix_, *atlas_, flank, "the flank", 0).empty());
    EXPECT_TRUE(locate(matrix_, *atlas_, {}, "nothing", 9).empty());
}

TEST_F(Locate, ASpotIsSmallAndNeverEmpty)
{
    const glm::vec3 point(-0.06f, 0.5f, 0.3f);  // well in front of the skin
    for (const float radiusMm : {0.1f, 5.0f, 12.0f, 30.0f})
    {
        const SkinField spot = spotAround(matrix_, point, radiusMm);
        ASSERT_FALSE(spot.empty());
        const auto centre = matrix_.places().skin().nearestPoint(point)->position;
        for (const VertexWeight& vertex : spot)
        {
            const float away = glm::distance(matrix_.surface().positions()[vertex.vertex], centre);
            EXPECT_LT(away, std::max(0.001f * radiusMm, 0.01f));
        }
    }
}

TEST_F(Locate, RedFlagsAreThoseOfTheRegionsTouched)
{
    const auto flagsAt = [&](const glm::vec3& point) {
        std::vector<std::string> texts;
        for (const RedFlag* flag : redFlagsFor(matrix_, *atlas_, spotAround(matrix_, point)))
        {
            texts.push_back(flag->text.substr(0, 5));
        }
        return texts;
    };
    EXPECT_EQ(flagsAt({-0.05f, 0.6f, 0.11f}), std::vector<std::string>{"Chest"});
    EXPECT_EQ(flagsAt({-0.21f, 0.6f, 0.0f}), std::vector<std::string>{"An ar"});
    EXPECT_EQ(flagsAt({0.0f, 0.3f, -0.12f}), std::vector<std::string>{});
}

}  // namespace
}  // namespace knotlas::anatomy
