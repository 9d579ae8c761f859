#include "anatomy/locate.h"
#include "anatomy/referral_matrix.h"
#include "geometry/shapes.h"
#include "io/atlas_reader.h"
#include "io/body_reader.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <optional>

namespace knotlas::anatomy
{
namespace
{

using core::Side;

// The shipped body with the shipped atlas: what must hold of any small body must hold of them too.
struct Shipped
{
    std::shared_ptr<const Body> body;
    std::shared_ptr<const Atlas> atlas;
    std::optional<ReferralMatrix> matrix;
};

class RealBody : public testing::Test
{
  protected:
    static void SetUpTestSuite()
    {
        const std::filesystem::path root = KNOTLAS_SOURCE_DIR;
        auto body = io::readBody(root / "models" / "body.glb");
        ASSERT_TRUE(body) << body.error().message();
        auto reading = io::readAtlas(root / "data" / "atlas");
        ASSERT_TRUE(reading.atlas);
        shipped_.body = std::make_shared<const Body>(*std::move(body));
        shipped_.atlas = std::make_shared<const Atlas>(*std::move(reading.atlas));
        auto matrix = ReferralMatrix::build(shipped_.body, shipped_.atlas);
        ASSERT_TRUE(matrix) << matrix.error().message();
        shipped_.matrix.emplace(*std::move(matrix));
    }

    static void TearDownTestSuite() { shipped_ = {}; }

    void SetUp() override { ASSERT_TRUE(shipped_.matrix.has_value()); }

    static const ReferralMatrix& matrix() { return *shipped_.matrix; }

    static std::vector<Stroke> allStrokes()
    {
        std::vector<Stroke> strokes;
        for (const Muscle& muscle : shipped_.atlas->muscles)
        {
            for (const TriggerPoint& point : muscle.triggerPoints)
            {
                for (const Zone& zone : point.zones)
                {
                    strokes.insert(strokes.end(), zone.strokes.begin(), zone.strokes.end());
                }
            }
        }
        return strokes;
    }

    // Number of separate patches that a field consists of.
    static int patches(const SkinField& field)
    {
        std::vector<std::uint32_t> leader(matrix().surface().positions().size());
        std::iota(leader.begin(), leader.end(), 0U);
        const auto leaderOf = [&](std::uint32_t v) {
            while (leader[v] != v)
            {
                v = leader[v] = leader[leader[v]];
            }
            return v;
        };
        std::vector<bool> inside(leader.size(), false);
        for (const VertexWeight& vertex : field)
        {
            inside[vertex.vertex] = true;
        }
        for (const geometry::Triangle& t : matrix().surface().triangles())
        {
            for (int i = 0; i < 3; ++i)
            {
                if (inside[t[i]] && inside[t[(i + 1) % 3]])
                {
                    leader[leaderOf(t[i])] = leaderOf(t[(i + 1) % 3]);
                }
            }
        }
        return static_cast<int>(std::ranges::count_if(field, [&](const VertexWeight& vertex) {
            return leaderOf(vertex.vertex) == vertex.vertex;
        }));
    }

    static Shipped shipped_;
};

Shipped RealBody::shipped_;

TEST_F(RealBody, EveryStrokePaintsOnePatchNearItself)
{
    const PlaceResolver& places = matrix().places();
    for (const Stroke& stroke : allStrokes())
    {
        const auto field = paintStrokes(std::span(&stroke, 1), places, matrix().surface());
        ASSERT_TRUE(field);
        EXPECT_EQ(patches(*field), 1) << describe(stroke.points.front());
    }
}

TEST_F(RealBody, LeftIsTheExactMirrorOfRight)
{
    for (std::size_t i = 0; i + 1 < matrix().patterns().size(); ++i)
    {
        const PatternRow& right = matrix().patterns()[i];
        const PatternRow& left = matrix().patterns()[i + 1];
        const bool pair = right.muscle == left.muscle && right.triggerPoint == left.triggerPoint;
        if (pair)
        {
            EXPECT_EQ(mirroredField(right.essential, shipped_.body->skinMirror), left.essential);
            EXPECT_EQ(mirroredField(right.spillover, shipped_.body->skinMirror), left.spillover);
        }
    }
}

TEST_F(RealBody, EveryRegionHasSkinOfItsOwn)
{
    double total = 0.0;
    for (const RegionRow& row : matrix().regions())
    {
        EXPECT_GT(row.areaCm2, 3.0) << shipped_.atlas->regions[row.region].id;
        total += shipped_.atlas->regions[row.region].within.empty() ? row.areaCm2 : 0.0;
    }
    const double skin = 1e4 * geometry::surfaceArea(*shipped_.body->skin);
    EXPECT_GT(total, 0.97 * skin);  // the regions cover the body
    EXPECT_LT(total, 1.0001 * skin);
}

TEST_F(RealBody, RefiningTheSkinKeepsAreas)
{
    auto fineBody = std::make_shared<Body>(*shipped_.body);
    fineBody->skin = std::make_shared<const geometry::TriMesh>(test::subdivided(*fineBody->skin));
    fineBody->skinMirror.clear();
    const PlaceResolver places(fineBody);
    const geometry::Surface surface(*fineBody->skin);
    const auto areaOn = [](const SkinField& field, const geometry::Surface& ground) {
        return std::accumulate(
            field.begin(), field.end(), 0.0, [&](double sum, const VertexWeight& vertex) {
                return sum + double(vertex.weight) * ground.vertexAreas()[vertex.vertex];
            });
    };
    constexpr double kFewVerticesM2 = 2.5e-5;  // what a spot of a few vertices cannot resolve
    for (const Muscle& muscle : shipped_.atlas->muscles)
    {
        for (const TriggerPoint& point : muscle.triggerPoints)
        {
            double before = 0.0;
            double after = 0.0;
            for (const Zone& zone : point.zones)
            {
                const auto coarse =
                    paintStrokes(zone.strokes, matrix().places(), matrix().surface());
                const auto fine = paintStrokes(zone.strokes, places, surface);
                ASSERT_TRUE(coarse && fine);
                before += areaOn(*coarse, matrix().surface());
                after += areaOn(*fine, surface);
            }
            EXPECT_NEAR(after, before, 0.03 * before + kFewVerticesM2) << point.id;
        }
    }
}

TEST_F(RealBody, TheTempleAsksForTheUpperTrapezius)
{
    const SkinField& temple = matrix().findRegion("temporal", Side::Right)->field;
    const auto candidates = locate(matrix(), *shipped_.atlas, temple, "the temple", 3);
    ASSERT_FALSE(candidates.empty());
    const PatternRow& first = matrix().patterns()[candidates.front().pattern];
    const Muscle& muscle = shipped_.atlas->muscles[first.muscle];
    EXPECT_EQ(muscle.triggerPoints[first.triggerPoint].id, "trapezius.upper.1");
    EXPECT_EQ(first.side, Side::Right);
    EXPECT_FALSE(redFlagsFor(matrix(), *shipped_.atlas, temple).empty());
}

}  // namespace
}  // namespace knotlas::anatomy
