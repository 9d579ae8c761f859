#include "anatomy/painted_drawing.h"
#include "anatomy/small_body.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>

namespace knotlas::anatomy
{
namespace
{

class PaintedDrawingTest : public testing::Test
{
  protected:
    [[nodiscard]] SkinField painted(const BrushStroke& stroke) const
    {
        core::Result<SkinField> field = strokeField(matrix_, stroke);
        EXPECT_TRUE(field) << (field ? "" : field.error().message());
        return field ? *std::move(field) : SkinField{};
    }

    [[nodiscard]] const glm::vec3& at(const VertexWeight& vertex) const
    {
        return matrix_.surface().positions()[vertex.vertex];
    }

    std::shared_ptr<const Atlas> atlas_ = std::make_shared<const Atlas>(test::smallAtlas());
    std::shared_ptr<const Body> body_ = test::smallBody(1);
    ReferralMatrix matrix_ = *ReferralMatrix::build(body_, atlas_);
};

TEST_F(PaintedDrawingTest, ADabHasTheAreaOfTheBrush)
{
    for (const float radiusMm : {15.0f, 25.0f, 40.0f})
    {
        const SkinField dab = painted({false, radiusMm, {{-0.03f, 0.5f, 0.116f}}});
        const double disc = glm::radians(180.0) * double(radiusMm * radiusMm) * 0.01;
        EXPECT_NEAR(matrix_.areaCm2(dab), disc, 0.12 * disc) << radiusMm;
    }
}

TEST_F(PaintedDrawingTest, NeverBleedsToTheArmBeside)
{
    // On the trunk, 4 mm from the arm, with a brush that is much wider than that.
    const SkinField onTrunk = painted({false, 30.0f, {{-0.12f, 0.55f, 0.0f}}});
    ASSERT_FALSE(onTrunk.empty());
    for (const VertexWeight& vertex : onTrunk)
    {
        EXPECT_LT(glm::length(glm::vec2(at(vertex).x, at(vertex).z)), 0.1205f);
    }
}

TEST_F(PaintedDrawingTest, ABrushThatJumpsToAnotherLimbPaintsNothingBetween)
{
    const SkinField both = painted({false, 15.0f, {{0.0f, 0.5f, 0.12f}, {-0.2f, 0.5f, 0.01f}}});
    bool trunk = false;
    bool arm = false;
    for (const VertexWeight& vertex : both)
    {
        const bool onArm = at(vertex).x < -0.1235f;
        (onArm ? arm : trunk) = true;
        EXPECT_LT(std::min(glm::distance(at(vertex), glm::vec3(0.0f, 0.5f, 0.12f)),
                           glm::distance(at(vertex), glm::vec3(-0.2f, 0.5f, 0.01f))),
                  0.03f);
    }
    EXPECT_TRUE(trunk && arm);
}

TEST_F(PaintedDrawingTest, APointAwayFromTheBodyIsRefusedByName)
{
    const core::Result<SkinField> field =
        strokeField(matrix_, {false, 15.0f, {{0.0f, 0.5f, 0.12f}, {0.0f, 0.5f, 0.9f}}});
    ASSERT_FALSE(field);
    EXPECT_NE(field.error().message().find("point 2"), std::string::npos);
}

TEST_F(PaintedDrawingTest, AnEraserTakesAwayWhatItPassesAndNothingElse)
{
    const BrushStroke line{false, 15.0f, {{-0.05f, 0.45f, 0.11f}, {-0.05f, 0.6f, 0.11f}}};
    const BrushStroke end{true, 20.0f, {{-0.05f, 0.6f, 0.11f}}};
    SkinField area = painted(line);
    const double before = matrix_.areaCm2(area);
    applyStroke(area, painted(end), true);
    EXPECT_LT(matrix_.areaCm2(area), before);
    EXPECT_GT(matrix_.areaCm2(area), 0.6 * before);
    applyStroke(area, painted(line), true);
    EXPECT_LT(matrix_.areaCm2(area), 0.1 * before);
}

TEST_F(PaintedDrawingTest, AFineBrushStillPaintsSomething)
{
    EXPECT_FALSE(painted({false, 0.5f, {{-0.033f, 0.512f, 0.116f}}}).empty());
}

TEST_F(PaintedDrawingTest, LeftIsTheMirrorOfRight)
{
    BrushStroke right{false, 20.0f, {{-0.05f, 0.45f, 0.11f}, {-0.09f, 0.6f, 0.08f}}};
    BrushStroke left = right;
    for (glm::vec3& point : left.points)
    {
        point.x = -point.x;
    }
    EXPECT_NEAR(matrix_.areaCm2(painted(left)), matrix_.areaCm2(painted(right)), 1e-3);
    const SkinField image = mirroredField(painted(right), body_->skinMirror);
    EXPECT_NEAR(commonCm2(matrix_, image, painted(left)), matrix_.areaCm2(image), 0.05);
}

TEST_F(PaintedDrawingTest, ADrawingIsTheUnionOfItsAreas)
{
    PainDrawing drawing;
    drawing.areas.resize(2);
    drawing.areas[0].id = "1";
    drawing.areas[0].strokes = {{false, 20.0f, {{-0.05f, 0.45f, 0.11f}}}};
    drawing.areas[1].id = "2";
    drawing.areas[1].strokes = {{false, 20.0f, {{0.05f, 0.45f, 0.11f}}}};
    const core::Result<PaintedDrawing> result = paintDrawing(matrix_, drawing);
    ASSERT_TRUE(result);
    ASSERT_EQ(result->areas.size(), 2U);
    EXPECT_NEAR(matrix_.areaCm2(result->all),
                matrix_.areaCm2(result->areas[0]) + matrix_.areaCm2(result->areas[1]), 1e-3);
    const auto regions = touchedRegions(matrix_, result->areas[0]);
    ASSERT_FALSE(regions.empty());
    EXPECT_EQ(atlas_->regions[regions.front().region].id, "belly");
    EXPECT_EQ(regions.front().side, core::Side::Right);
}

TEST_F(PaintedDrawingTest, EndlessStrokesAreRefused)
{
    PainDrawing drawing;
    drawing.areas.resize(1);
    BrushStroke stroke;
    for (int i = 0; i < 1200; ++i)
    {
        stroke.points.emplace_back(0.05f * (i % 2 == 0 ? 1.0f : -1.0f), 0.45f, 0.11f);
    }
    drawing.areas[0].strokes = {stroke};
    const core::Result<PaintedDrawing> result = paintDrawing(matrix_, drawing);
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().message().find("100 m"), std::string::npos);
}

}  // namespace
}  // namespace knotlas::anatomy
