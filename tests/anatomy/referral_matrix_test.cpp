#include "anatomy/referral_matrix.h"
#include "anatomy/small_body.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace knotlas::anatomy
{
namespace
{

using core::Side;
using test::at;
using test::stroke;

ReferralMatrix build(const std::shared_ptr<const Body>& body, const Atlas& atlas)
{
    auto matrix = ReferralMatrix::build(body, std::make_shared<const Atlas>(atlas));
    KNOTLAS_ASSERT(matrix.has_value());
    return *std::move(matrix);
}

std::vector<float> dense(const SkinField& field, std::size_t vertexCount)
{
    std::vector<float> weights(vertexCount, 0.0f);
    for (const VertexWeight& vertex : field)
    {
        weights[vertex.vertex] = vertex.weight;
    }
    return weights;
}

TEST(ZoneWeight, FallsSmoothlyFromOneToZero)
{
    constexpr float kHalf = 0.02f;
    constexpr int kSteps = 1000;
    EXPECT_EQ(zoneWeight(0.0f, kHalf), 1.0f);
    EXPECT_EQ(zoneWeight(kHalf, kHalf), 0.0f);
    EXPECT_EQ(zoneWeight(2.0f * kHalf, kHalf), 0.0f);
    const auto weight = [](int i) { return zoneWeight(kHalf * float(i) / kSteps, kHalf); };
    const auto slope = [&](int i) { return kSteps * (weight(i) - weight(i - 1)); };
    for (int i = 1; i <= kSteps; ++i)
    {
        EXPECT_LE(weight(i), weight(i - 1));
        EXPECT_GE(weight(i), 0.0f);
    }
    EXPECT_NEAR(slope(1), 0.0f, 0.01f);
    EXPECT_NEAR(slope(kSteps), 0.0f, 0.03f);
    for (int i = 2; i <= kSteps; ++i)
    {
        EXPECT_NEAR(slope(i), slope(i - 1), 0.03f);
    }
}

class Matrix : public testing::Test
{
  protected:
    [[nodiscard]] const std::vector<glm::vec3>& positions() const { return body_->skin->positions; }

    [[nodiscard]] std::vector<const SkinField*> allFields() const
    {
        std::vector<const SkinField*> fields;
        for (const PatternRow& row : matrix_.patterns())
        {
            fields.push_back(&row.essential);
            fields.push_back(&row.spillover);
        }
        for (const RegionRow& row : matrix_.regions())
        {
            fields.push_back(&row.field);
        }
        return fields;
    }

    [[nodiscard]] const SkinField& field(const std::string& region, Side side) const
    {
        return matrix_.findRegion(region, side)->field;
    }

    Atlas atlas_ = test::smallAtlas();
    std::shared_ptr<const Body> body_ = test::smallBody();
    ReferralMatrix matrix_ = build(body_, atlas_);
};

TEST_F(Matrix, WeightsAreSparseOrderedAndWithinZeroAndOne)
{
    for (const SkinField* field : allFields())
    {
        for (std::size_t i = 0; i < field->size(); ++i)
        {
            EXPECT_GT((*field)[i].weight, 0.0f);
            EXPECT_LE((*field)[i].weight, 1.0f);
            EXPECT_TRUE(i == 0 || (*field)[i - 1].vertex < (*field)[i].vertex);
        }
    }
}

TEST_F(Matrix, ZonesAreContinuous)
{
    constexpr float kSteepest = 2.24f;  // of zoneWeight, per half width
    for (const PatternRow& row : matrix_.patterns())
    {
        const auto weights = dense(row.essential, positions().size());
        for (const geometry::Triangle& t : body_->skin->triangles)
        {
            for (int i = 0; i < 3; ++i)
            {
                const std::uint32_t a = t[i];
                const std::uint32_t b = t[(i + 1) % 3];
                const float edge = glm::distance(positions()[a], positions()[b]);
                EXPECT_LE(std::abs(weights[a] - weights[b]), 1.05f * kSteepest * edge / 0.02f);
            }
        }
    }
}

TEST_F(Matrix, ZonesStayOnTheirLimb)
{
    const auto onArm = [&](std::uint32_t v) { return std::abs(positions()[v].x) > 0.122f; };
    for (const Side side : {Side::Right, Side::Left})
    {
        const PatternRow& chest = *matrix_.findPattern("broad.1", side);
        for (const VertexWeight& vertex : chest.essential)
        {
            EXPECT_FALSE(onArm(vertex.vertex));
            EXPECT_EQ(positions()[vertex.vertex].x < 0.0f, side == Side::Right);
        }
        for (const VertexWeight& vertex : matrix_.findPattern("spindle.1", side)->essential)
        {
            EXPECT_TRUE(onArm(vertex.vertex));
        }
        for (const VertexWeight& vertex : field("arm_in", side))
        {
            EXPECT_TRUE(onArm(vertex.vertex));
        }
    }
}

TEST_F(Matrix, LeftIsTheExactMirrorOfRight)
{
    for (std::size_t i = 0; i + 1 < matrix_.patterns().size(); i += 2)
    {
        const PatternRow& right = matrix_.patterns()[i];
        const PatternRow& left = matrix_.patterns()[i + 1];
        EXPECT_EQ(right.side, Side::Right);
        EXPECT_EQ(left.side, Side::Left);
        EXPECT_EQ(left.position, glm::vec3(-right.position.x, right.position.y, right.position.z));
        EXPECT_EQ(left.depthMm, right.depthMm);
        EXPECT_EQ(mirroredField(left.essential, body_->skinMirror), right.essential);
        EXPECT_EQ(mirroredField(left.spillover, body_->skinMirror), right.spillover);
    }
    for (std::size_t i = 0; i + 1 < matrix_.regions().size(); i += 2)
    {
        EXPECT_EQ(mirroredField(matrix_.regions()[i + 1].field, body_->skinMirror),
                  matrix_.regions()[i].field);
    }
}

TEST_F(Matrix, WithoutAMirrorTheLeftIsPaintedByItself)
{
    const ReferralMatrix other = build(test::smallBody(0, false), atlas_);
    ASSERT_EQ(other.patterns().size(), matrix_.patterns().size());
    for (std::size_t i = 0; i < matrix_.patterns().size(); ++i)
    {
        const auto expected = dense(matrix_.patterns()[i].essential, positions().size());
        const auto found = dense(other.patterns()[i].essential, positions().size());
        for (std::size_t v = 0; v < expected.size(); ++v)
        {
            EXPECT_NEAR(found[v], expected[v], 0.02f);
        }
    }
    for (std::size_t i = 0; i < matrix_.regions().size(); ++i)
    {
        const double area = matrix_.regions()[i].areaCm2;
        EXPECT_NEAR(other.regions()[i].areaCm2, area, 0.01 * area);
    }
}

TEST_F(Matrix, IsTheSameEveryTime)
{
    const ReferralMatrix again = build(body_, atlas_);
    for (std::size_t i = 0; i < matrix_.patterns().size(); ++i)
    {
        EXPECT_EQ(again.patterns()[i].essential, matrix_.patterns()[i].essential);
        EXPECT_EQ(again.patterns()[i].spillover, matrix_.patterns()[i].spillover);
    }
    for (std::size_t i = 0; i < matrix_.regions().size(); ++i)
    {
        EXPECT_EQ(again.regions()[i].field, matrix_.regions()[i].field);
    }
}

TEST_F(Matrix, RefiningTheSkinKeepsAreas)
{
    const ReferralMatrix fine = build(test::smallBody(1), atlas_);
    for (std::size_t i = 0; i < matrix_.patterns().size(); ++i)
    {
        for (const auto zone : {&PatternRow::essential, &PatternRow::spillover})
        {
            const double area = matrix_.areaCm2(matrix_.patterns()[i].*zone);
            EXPECT_NEAR(fine.areaCm2(fine.patterns()[i].*zone), area, 0.03 * area);
        }
    }
    for (std::size_t i = 0; i < matrix_.regions().size(); ++i)
    {
        const double area = matrix_.regions()[i].areaCm2;
        EXPECT_NEAR(fine.regions()[i].areaCm2, area, 0.03 * area) << i;
    }
}

TEST_F(Matrix, RegionsShareTheSkinWithoutGapOrOverlap)
{
    std::vector<double> sums(positions().size(), 0.0);
    for (const RegionRow& row : matrix_.regions())
    {
        if (atlas_.regions[row.region].within.empty())
        {
            for (const VertexWeight& vertex : row.field)
            {
                sums[vertex.vertex] += vertex.weight;
            }
        }
    }
    for (std::uint32_t v = 0; v < sums.size(); ++v)
    {
        EXPECT_LE(sums[v], 1.0 + 1e-5);
        const glm::vec3& p = positions()[v];
        const bool front = p.z > 0.06f && p.y > 0.35f && p.y < 0.65f && std::abs(p.x) < 0.11f;
        if (front)  // claimed by breast, belly or flank
        {
            EXPECT_NEAR(sums[v], 1.0, 1e-5);
        }
    }
}

TEST_F(Matrix, RegionsMeetTheirMirrorImageAtTheMidline)
{
    for (const VertexWeight& vertex : field("breast", Side::Right))
    {
        EXPECT_LT(positions()[vertex.vertex].x, 0.005f);
        if (positions()[vertex.vertex].x == 0.0f)
        {
            EXPECT_LE(vertex.weight, 0.501f);
        }
    }
}

TEST_F(Matrix, EachRegionOwnsItsOwnMiddle)
{
    for (const auto& [region, landmark] : {std::pair{"belly", "hip"},
                                           {"flank", "side_low"},
                                           {"arm_in", "arm_inner"},
                                           {"arm_out", "arm_outer"},
                                           {"nipple_spot", "nipple"}})
    {
        const auto middle = matrix_.places().onSkin(at(landmark));
        const auto vertex = body_->skin->triangles[middle->triangle].x;
        EXPECT_GT(dense(field(region, Side::Right), positions().size())[vertex], 0.8f) << region;
    }
}

TEST_F(Matrix, ARegionWithinAnotherTakesNothingFromIt)
{
    const SkinField& breast = field("breast", Side::Right);
    const SkinField& spot = field("nipple_spot", Side::Right);
    EXPECT_NEAR(matrix_.overlapCm2(breast, spot), matrix_.areaCm2(spot),
                0.02 * matrix_.areaCm2(spot));
}

TEST_F(Matrix, AreasAreTrueAreas)
{
    SkinField everywhere;
    for (std::uint32_t v = 0; v < positions().size(); ++v)
    {
        everywhere.push_back({v, 1.0f});
    }
    EXPECT_NEAR(matrix_.areaCm2(everywhere), 1e4 * geometry::surfaceArea(*body_->skin), 0.01);
    const SkinField& zone = matrix_.findPattern("broad.1", Side::Right)->essential;
    EXPECT_NEAR(matrix_.overlapCm2(zone, everywhere), matrix_.areaCm2(zone), 1e-6);
    EXPECT_LE(matrix_.overlapCm2(zone, zone), matrix_.areaCm2(zone));
}

TEST_F(Matrix, ReachedFollowsTheTenPercentRule)
{
    for (const PatternRow& row : matrix_.patterns())
    {
        const auto reaches = matrix_.reached(row);
        EXPECT_FALSE(reaches.empty());
        for (std::size_t i = 0; i < reaches.size(); ++i)
        {
            EXPECT_GE(std::max(reaches[i].shareOfRegion, reaches[i].shareOfZone), 0.0999f);
            EXPECT_LE(std::max(reaches[i].shareOfRegion, reaches[i].shareOfZone), 1.0001f);
            EXPECT_TRUE(i == 0 || reaches[i - 1].shareOfRegion >= reaches[i].shareOfRegion);
        }
    }
    const auto reaches = matrix_.reached(*matrix_.findPattern("spindle.1", Side::Left));
    EXPECT_EQ(atlas_.regions[reaches.front().region].id, "arm_out");
    EXPECT_EQ(reaches.front().side, Side::Left);
}

TEST_F(Matrix, ATriggerPointLiesOnItsMuscle)
{
    const PatternRow& row = *matrix_.findPattern("broad.1", Side::Right);
    EXPECT_NEAR(row.position.z, 0.08f, 1e-4f);
    EXPECT_NEAR(row.depthMm, 1000.0f * (test::kTrunkRadius - 0.1f), 1.0f);  // |(-0.06, 0.08)| = 0.1
    EXPECT_EQ(matrix_.findPattern("broad.9", Side::Right), nullptr);
    EXPECT_EQ(matrix_.findRegion("nowhere", Side::Right), nullptr);
}

TEST_F(Matrix, FaultsNameTheTriggerPointAndThePlace)
{
    const auto messageOf = [&](const Atlas& atlas) {
        return ReferralMatrix::build(body_, std::make_shared<const Atlas>(atlas)).error().message();
    };
    Atlas wrong = atlas_;
    wrong.muscles[0].triggerPoints[1].zones[1].strokes[0].points[0] = at("side_hig");
    EXPECT_EQ(messageOf(wrong),
              "trigger point \"broad.2\", spillover zone: stroke 1: this body has "
              "no landmark \"side_hig\" (did you mean \"side_high\"?)");
    wrong = atlas_;
    wrong.regions[2].strokes[0].points[0] = at("arm_inner", {1.0f, 0.0f, 0.0f});
    EXPECT_EQ(messageOf(wrong), "region \"flank\": stroke 1: no short way over the skin leads from "
                                "\"arm_inner\" [1, 0, 0] to \"side_low\"");
}

// What a matrix painted, in the form in which it is kept.
PaintedSkin keptFrom(const ReferralMatrix& matrix)
{
    PaintedSkin kept;
    for (const PatternRow& row : matrix.patterns())
    {
        if (row.key != 0)
        {
            kept.patterns.push_back(
                {row.key, row.position, row.depthMm, row.essential, row.spillover});
        }
    }
    for (const RegionRow& row : matrix.regions())
    {
        if (row.key != 0)
        {
            kept.regions.push_back({row.key, row.field});
        }
    }
    return kept;
}

void expectSame(const ReferralMatrix& a, const ReferralMatrix& b)
{
    ASSERT_EQ(a.patterns().size(), b.patterns().size());
    for (std::size_t i = 0; i < a.patterns().size(); ++i)
    {
        EXPECT_EQ(a.patterns()[i].position, b.patterns()[i].position);
        EXPECT_EQ(a.patterns()[i].depthMm, b.patterns()[i].depthMm);
        EXPECT_EQ(a.patterns()[i].essential, b.patterns()[i].essential);
        EXPECT_EQ(a.patterns()[i].spillover, b.patterns()[i].spillover);
    }
    ASSERT_EQ(a.regions().size(), b.regions().size());
    for (std::size_t i = 0; i < a.regions().size(); ++i)
    {
        EXPECT_EQ(a.regions()[i].field, b.regions()[i].field);
        EXPECT_EQ(a.regions()[i].areaCm2, b.regions()[i].areaCm2);
    }
}

class KnownRows : public testing::TestWithParam<bool>
{};

TEST_P(KnownRows, AreTakenInsteadOfPaintedAndMakeTheSameMatrix)
{
    const auto body = test::smallBody(0, GetParam());
    const auto atlas = std::make_shared<const Atlas>(test::smallAtlas());
    const auto painted = *ReferralMatrix::build(body, atlas);
    EXPECT_TRUE(painted.paintedAnew());
    const auto known = *ReferralMatrix::build(body, atlas, keptFrom(painted));
    EXPECT_FALSE(known.paintedAnew());
    expectSame(painted, known);
}

TEST_P(KnownRows, OnlyWhatHasChangedIsPainted)
{
    const auto body = test::smallBody(0, GetParam());
    Atlas atlas = test::smallAtlas();
    PaintedSkin kept = keptFrom(build(body, atlas));
    atlas.muscles[0].triggerPoints[0].zones[0].strokes[0].widthMm += 10.0f;
    for (PaintedPattern& pattern : kept.patterns)
    {
        pattern.depthMm = 77.0f;  // tells what was taken from what was painted
    }
    const auto shared = std::make_shared<const Atlas>(atlas);
    const auto matrix = *ReferralMatrix::build(body, shared, std::move(kept));
    EXPECT_TRUE(matrix.paintedAnew());
    EXPECT_NE(matrix.findPattern("broad.1", Side::Right)->depthMm, 77.0f);
    EXPECT_EQ(matrix.findPattern("broad.2", Side::Right)->depthMm, 77.0f);
    EXPECT_EQ(matrix.findPattern("spindle.1", Side::Left)->depthMm, 77.0f);
}

TEST_P(KnownRows, ThoseOfAnotherBodyAreNotTaken)
{
    const Atlas atlas = test::smallAtlas();
    const auto kept = keptFrom(build(test::smallBody(0, GetParam()), atlas));
    const auto finer = test::smallBody(1, GetParam());
    const auto shared = std::make_shared<const Atlas>(atlas);
    expectSame(build(finer, atlas), *ReferralMatrix::build(finer, shared, kept));
}

INSTANTIATE_TEST_SUITE_P(SymmetricOrNot, KnownRows, testing::Bool());

TEST_F(Matrix, APatternOfOneSideExistsThereOnly)
{
    atlas_.muscles[1].triggerPoints[0].onlySide = Side::Right;
    const auto matrix = build(body_, atlas_);
    EXPECT_NE(matrix.findPattern("spindle.1", Side::Right), nullptr);
    EXPECT_EQ(matrix.findPattern("spindle.1", Side::Left), nullptr);
    EXPECT_EQ(matrix.patterns().size(), matrix_.patterns().size() - 1);
}

TEST_F(Matrix, AMuscleThatTheBodyLacksIsNoError)
{
    TriggerPoint& byLandmark = atlas_.muscles[1].triggerPoints[0];
    byLandmark.muscle = "absent";
    TriggerPoint inMuscle = byLandmark;
    inMuscle.id = "spindle.2";
    inMuscle.place = {MusclePlace{"absent", 0.5f, 0.5f}, {}};
    atlas_.muscles[1].triggerPoints.push_back(inMuscle);
    const auto matrix = build(body_, atlas_);
    ASSERT_NE(matrix.findPattern("spindle.1", Side::Right), nullptr);
    EXPECT_FALSE(matrix.findPattern("spindle.1", Side::Right)->essential.empty());
    EXPECT_EQ(matrix.findPattern("spindle.2", Side::Right), nullptr);
}

// When this fails because zones are painted differently on purpose, raise kPaintingVersion, so that
// nobody is shown zones from before the change, and write down the new areas.
TEST_F(Matrix, PaintsWhatItsVersionPainted)
{
    const PatternRow& row = *matrix_.findPattern("broad.1", Side::Right);
    EXPECT_NEAR(matrix_.areaCm2(row.essential), 65.77, 0.1);
    EXPECT_NEAR(matrix_.areaCm2(row.spillover), 78.53, 0.1);
    EXPECT_NEAR(matrix_.findRegion("breast", Side::Right)->areaCm2, 330.20, 0.1);
}

}  // namespace
}  // namespace knotlas::anatomy
