#include "anatomy/drawing_match.h"
#include "anatomy/drawing_sums.h"
#include "anatomy/locate.h"
#include "anatomy/red_flags.h"
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

    static const std::string& idOf(std::uint32_t pattern)
    {
        const PatternRow& row = matrix().patterns()[pattern];
        return shipped_.atlas->muscles[row.muscle].triggerPoints[row.triggerPoint].id;
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

// Nothing fits a drawing better than the pattern whose very zone it is; twins share the first rank.
TEST_F(RealBody, APatternsOwnZoneRanksItFirst)
{
    const auto& patterns = matrix().patterns();
    for (std::uint32_t i = 0; i < patterns.size(); ++i)
    {
        for (const SkinField& zone :
             {patterns[i].essential, united(patterns[i].essential, patterns[i].spillover)})
        {
            if (zone.empty())
            {
                continue;
            }
            const DrawingAnswer answer = explain(matrix(), *shipped_.atlas, zone);
            const auto own = std::ranges::find(answer.candidates, i, &DrawingCandidate::pattern);
            ASSERT_NE(own, answer.candidates.end());
            EXPECT_EQ(own->rank, 1);
            EXPECT_EQ(own->score, answer.candidates.front().score) << idOf(i);
            EXPECT_FALSE(answer.unexplained);
            EXPECT_FALSE(answer.bestSet.empty());
        }
    }
}

TEST_F(RealBody, AMirroredDrawingHasMirroredAnswers)
{
    const auto& patterns = matrix().patterns();
    const auto imageOf = [&](std::uint32_t pattern) {
        const PatternRow& row = patterns[pattern];
        const Muscle& muscle = shipped_.atlas->muscles[row.muscle];
        const PatternRow* image = matrix().findPattern(muscle.triggerPoints[row.triggerPoint].id,
                                                       core::opposite(row.side));
        return image == nullptr ? patterns.size() : std::size_t(image - patterns.data());
    };
    for (std::uint32_t i = 0; i < patterns.size(); ++i)
    {
        const SkinField right = united(patterns[i].essential, patterns[i].spillover);
        const SkinField left = mirroredField(right, shipped_.body->skinMirror);
        const DrawingAnswer a = explain(matrix(), *shipped_.atlas, right);
        const DrawingAnswer b = explain(matrix(), *shipped_.atlas, left);
        for (const DrawingCandidate& candidate : a.candidates)
        {
            // A point that exists on one side only has no image, and one that barely touches the
            // drawing may fall below what is told.
            const bool barely =
                candidate.match.explained < 0.03 && candidate.match.zonePainted < 0.12;
            if (barely || imageOf(candidate.pattern) == patterns.size())
            {
                continue;
            }
            const auto image = std::ranges::find(b.candidates, imageOf(candidate.pattern),
                                                 &DrawingCandidate::pattern);
            ASSERT_NE(image, b.candidates.end()) << idOf(candidate.pattern);
            EXPECT_NEAR(image->score, candidate.score, 1e-4f);
        }
    }
}

// Every pattern, with its own zone and with a neighbour's as the drawing, and paint added in two
// regions of the body where no zone of its muscle is.
TEST_F(RealBody, PaintOutsideEveryZoneOfAMuscleNeverRaisesIt)
{
    const auto& patterns = matrix().patterns();
    const auto& regions = matrix().regions();
    std::vector<SkinField> ofMuscle(shipped_.atlas->muscles.size());
    for (const PatternRow& row : patterns)
    {
        SkinField& whole = ofMuscle[row.muscle];
        whole = united(whole, united(row.essential, row.spillover));
    }
    const auto scoreIn = [&](std::uint32_t pattern, const SkinField& drawing) {
        const DrawingAnswer answer = explain(matrix(), *shipped_.atlas, drawing);
        const auto own = std::ranges::find(answer.candidates, pattern, &DrawingCandidate::pattern);
        return own == answer.candidates.end() ? 0.0f : own->score;
    };
    for (std::uint32_t i = 0; i < patterns.size(); ++i)
    {
        const SkinField& zones = ofMuscle[patterns[i].muscle];
        const SkinField own = united(patterns[i].essential, patterns[i].spillover);
        const SkinField& neighbours = patterns[(i + 1) % patterns.size()].essential;
        for (const SkinField& drawing : {own, united(own, neighbours)})
        {
            const float before = scoreIn(i, drawing);
            for (const std::size_t region : {5 * i + 1, 11 * i + 40})
            {
                SkinField outside;
                for (const VertexWeight& at : regions[region % regions.size()].field)
                {
                    if (!std::ranges::binary_search(zones, at.vertex, {}, &VertexWeight::vertex))
                    {
                        outside.push_back(at);
                    }
                }
                EXPECT_LE(scoreIn(i, united(drawing, outside)), before) << idOf(i);
            }
        }
    }
}

// Sums that follow a brush over the real body end where fresh ones do.
TEST_F(RealBody, SumsThatFollowADrawingAreThoseOfTheDrawing)
{
    DrawingSums sums;
    SkinField drawing;
    for (std::size_t i = 0; i < matrix().regions().size(); i += 7)
    {
        applyStroke(drawing, matrix().regions()[i].field, i % 21 == 14);
        sums.follow(matrix(), drawing);
    }
    DrawingSums fresh;
    fresh.follow(matrix(), drawing);
    EXPECT_EQ(sums.drawing(), drawing);
    EXPECT_NEAR(sums.areaM2(), fresh.areaM2(), 1e-12);
    for (std::uint32_t i = 0; i < matrix().patterns().size(); ++i)
    {
        const PatternRow& row = matrix().patterns()[i];
        EXPECT_NEAR(sums.commonWith(i).essential, fresh.commonWith(i).essential, 1e-12);
        EXPECT_NEAR(1e4 * sums.commonWith(i).either,
                    commonCm2(matrix(), drawing, united(row.essential, row.spillover)), 1e-6)
            << idOf(i);
    }
}

// Each warning can be raised by every place and every phrase that it names.
TEST_F(RealBody, EachRedFlagIsRaisedByItsPlacesAndItsWords)
{
    for (const RedFlag& flag : shipped_.atlas->redFlags)
    {
        EXPECT_FALSE(flag.regions.empty() || flag.words.empty()) << flag.text;
        for (const std::string& region : flag.regions)
        {
            for (const Side side : {Side::Right, Side::Left})
            {
                const RegionRow* row = matrix().findRegion(region, side);
                ASSERT_NE(row, nullptr) << region;
                const auto flags = redFlagsFor(matrix(), *shipped_.atlas, row->field);
                EXPECT_NE(std::ranges::find(flags, &flag), flags.end()) << region;
            }
        }
        for (const std::string& phrase : flag.words)
        {
            EXPECT_TRUE(isSaid(flag, "Since Monday: " + phrase + "!")) << phrase;
        }
        ASSERT_FALSE(flag.sources.empty()) << flag.text;
        for (const Citation& citation : flag.sources)
        {
            EXPECT_NE(std::ranges::find(shipped_.atlas->sources, citation.source, &Source::id),
                      shipped_.atlas->sources.end())
                << citation.source;
        }
    }
}

TEST_F(RealBody, RedFlagsOfWordsThatPeopleSay)
{
    const auto first = [&](const char* said) {
        const auto flags = redFlagsOfWords(*shipped_.atlas, said);
        return flags.empty() ? std::string() : flags.front()->text;
    };
    EXPECT_NE(first("pressure on my chest").find("the heart"), std::string::npos);
    EXPECT_NE(first("Sudden headache, the worst ever").find("headache"), std::string::npos);
    EXPECT_NE(first("my left calf is swollen").find("blood clot"), std::string::npos);
    EXPECT_NE(first("numb between my legs").find("saddle"), std::string::npos);
    EXPECT_NE(first("I can't pee").find("bladder"), std::string::npos);
    EXPECT_NE(first("lost weight without trying").find("cancer"), std::string::npos);
    EXPECT_EQ(first("worse at the desk, better in the evening"), "");
    EXPECT_EQ(first("I fall asleep badly; sits a lot"), "");
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
