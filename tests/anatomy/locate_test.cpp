#include "anatomy/locate.h"
#include "anatomy/red_flags.h"
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

TEST_F(Locate, APointThatCausesNoPainDoesNotAnswer)
{
    ASSERT_FALSE(at({-0.09f, 0.6f, 0.08f}).empty());
    Atlas atlas = *atlas_;
    for (Muscle& muscle : atlas.muscles)
    {
        for (TriggerPoint& point : muscle.triggerPoints)
        {
            point.kind = PointKind::Autonomic;
        }
    }
    for (const RegionRow& row : matrix_.regions())
    {
        EXPECT_TRUE(locate(matrix_, atlas, row.field, "it", 99).empty());
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
    EXPECT_NE(candidates[0].why.find(" % of the spot"), std::string::npos);
    EXPECT_TRUE(candidates[0].why.ends_with("; essential zone; a very common point"));
    EXPECT_EQ(candidates[0].why.find('\n'), std::string::npos);
}

TEST(LocateScore, GrowsWithEachOfItsParts)
{
    constexpr int kSteps = 20;
    const auto at = [](int i) { return double(i) / kSteps; };
    for (int i = 1; i <= kSteps; ++i)
    {
        for (int k = 1; k <= kSteps; ++k)
        {
            EXPECT_GT(fitOf(at(i), at(k)), fitOf(at(i - 1), at(k)));
            EXPECT_GT(fitOf(at(k), at(i)), fitOf(at(k), at(i - 1)));
            EXPECT_LE(fitOf(at(i), at(k)), 1.0);
            EXPECT_GT(scoreOf(at(i), 0.3, at(k)), scoreOf(at(i - 1), 0.3, at(k)));
            EXPECT_GT(scoreOf(0.3, at(i), at(k)), scoreOf(0.3, at(i - 1), at(k)));
            EXPECT_GT(scoreOf(0.3, at(k), at(i)), scoreOf(0.3, at(k), at(i - 1)));
            EXPECT_LE(scoreOf(at(i), at(k), 1.0), 1.0);
        }
        EXPECT_GT(scoreOf(at(i), 0.0, 0.5), scoreOf(0.0, at(i), 0.5)) << "essential comes first";
    }
    EXPECT_EQ(fitOf(0.0, 1.0), 0.0);
    EXPECT_EQ(fitOf(1.0, 1.0), 1.0);
}

TEST(LocateScore, AZoneThatIsAboutThePlaceBeatsAHugeOneThatCoversItByTheWay)
{
    EXPECT_GT(scoreOf(fitOf(0.6, 0.9), 0.0, 0.5), scoreOf(fitOf(1.0, 0.1), 0.0, 0.5));
    EXPECT_GT(scoreOf(fitOf(0.6, 0.9), 0.0, 0.3), scoreOf(fitOf(1.0, 0.1), 0.0, 0.9));
}

TEST_F(Locate, EachPatchOfAZoneIsJudgedByItself)
{
    // A second patch far away does not make the first one explain less.
    Atlas atlas = test::smallAtlas();
    TriggerPoint& spread = atlas.muscles[0].triggerPoints[1];
    spread.prevalence = 0.9f;
    spread.zones[0].strokes.push_back(test::stroke({test::at("arm_front")}, 60.0f));
    const auto shared = std::make_shared<const Atlas>(atlas);
    const auto matrix = *ReferralMatrix::build(test::smallBody(), shared);
    const auto& row = *matrix.findPattern("broad.2", Side::Right);
    const auto index = static_cast<std::size_t>(&row - matrix.patterns().data());
    EXPECT_EQ(matrix.patchesOf(index, ZoneLevel::Essential).areasM2.size(), 2U);
    EXPECT_EQ(matrix.patchesOf(index, ZoneLevel::Spillover).areasM2.size(), 1U);
    const auto candidates =
        locate(matrix, atlas, matrix.findRegion("flank", Side::Right)->field, "the flank", 9);
    ASSERT_EQ(candidates.size(), 2U);
    EXPECT_NEAR(candidates[0].score, candidates[1].score, 1e-4f);
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

TEST_F(Locate, RedFlagsAreRaisedByWordsToo)
{
    const auto flagsOf = [&](const char* said, const SkinField& place) {
        std::string texts;
        for (const RedFlag* flag : redFlagsFor(matrix_, *atlas_, place, said))
        {
            texts += flag->text.substr(0, 5) + ";";
        }
        return texts;
    };
    EXPECT_EQ(flagsOf("both ARMS are swollen", {}), "An ar;");
    EXPECT_EQ(flagsOf("Pressure on the chest since noon", {}), "Chest;");
    EXPECT_EQ(flagsOf("an arm aches. The foot is swollen", {}), "") << "two clauses";
    EXPECT_EQ(flagsOf("a number of things", {}), "") << "whole words";
    EXPECT_EQ(flagsOf("", {}), "");
    EXPECT_EQ(flagsOf("... , ;", {}), "");
    // What was said comes first, then the place; none twice.
    const SkinField chest = spotAround(matrix_, {-0.05f, 0.6f, 0.11f});
    EXPECT_EQ(flagsOf("numb", chest), "An ar;Chest;");
    EXPECT_EQ(flagsOf("chest pressure", chest), "Chest;");
}

TEST_F(Locate, ADrawingSaysItsNoteAndHowItFeels)
{
    PainDrawing drawing;
    drawing.note = "Worse at night";
    drawing.areas.resize(2);
    drawing.areas[1].qualities = {PainQuality::Burning, PainQuality::Numb};
    EXPECT_EQ(saidIn(drawing), "Worse at night\nburning\nnumb");
}

}  // namespace
}  // namespace knotlas::anatomy
