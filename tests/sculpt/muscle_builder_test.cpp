#include "sculpt/field.h"
#include "sculpt/muscle_builder.h"
#include "sculpt/muscle_fit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace knotlas::sculpt
{
namespace
{

void ignore(std::string_view) {}

std::filesystem::path shippedTables()
{
    return std::filesystem::path(KNOTLAS_SOURCE_DIR) / "data" / "anatomy";
}

bool isFinite(const geometry::TriMesh& mesh)
{
    const auto finite = [](const glm::vec3& p) {
        return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.z);
    };
    return std::ranges::all_of(mesh.positions, finite) && std::ranges::all_of(mesh.normals, finite);
}

// A ball, and three muscles that pass over it.
class SmallTable : public testing::Test
{
  protected:
    void SetUp() override
    {
        std::filesystem::create_directories(folder_ / "muscles");
        std::ofstream(folder_ / "muscles" / "all.json")
            << R"({"fillings": [], "bones": [], "muscles": [
          {"id": "strap", "kind": "sweep", "layer": 1, "superficial": false, "triangles": 600,
           "tendon": [0.1, 0.1], "stations": [
             [0.0, -0.1, 1.1, 0.03, 8, 4, 1, 0, 0], [0.5, -0.1, 1.0, 0.03, 15, 8, 1, 0, 0],
             [1.0, -0.1, 0.9, 0.03, 8, 4, 1, 0, 0]]},
          {"id": "cloth", "kind": "sheet", "layer": 2, "superficial": true, "triangles": 900,
           "taut": true, "strips": [{"tendon": [0.1, 0.1], "profile": [[0, 3], [1, 3]], "rows": [
             {"u": 0, "line": [[-0.0005, 1.06, 0.05], [-0.0005, 0.94, 0.05]]},
             {"u": 1, "line": [[-0.16, 1.06, 0.03], [-0.16, 0.94, 0.03]]}]}]},
          {"id": "cord", "kind": "strand", "layer": 3, "superficial": true, "triangles": 300,
           "tissue": "tendon", "radius": 2,
           "points": [[-0.1, 1.08, 0.06], [-0.1, 1.0, 0.07], [-0.1, 0.92, 0.06]]}]})";
        SculptedPart ball;
        ball.name = "bone.ball";
        ball.mesh =
            Field(0.002f).add(ellipsoid({-0.1f, 1.0f, 0.0f}, glm::vec3(0.04f)), 0.001f).mesh();
        bones_.push_back(std::move(ball));
    }

    [[nodiscard]] std::vector<SculptedMuscle> build(const std::string& only = {}) const
    {
        auto muscles = sculptMuscles(folder_, bones_, ignore, only);
        EXPECT_TRUE(muscles);
        return muscles ? *muscles : std::vector<SculptedMuscle>{};
    }

    std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "small_muscles";
    std::vector<SculptedPart> bones_;
};

TEST_F(SmallTable, SameTablesSameMeshes)
{
    const auto first = build();
    const auto second = build();
    ASSERT_EQ(first.size(), 3u);
    for (std::size_t k = 0; k < first.size(); ++k)
    {
        EXPECT_EQ(first[k].part.name, second[k].part.name);
        EXPECT_EQ(first[k].part.mesh, second[k].part.mesh) << first[k].part.name;
    }
}

TEST_F(SmallTable, OneMuscleAloneIsTheSameAsAmongAll)
{
    const auto all = build();
    const auto alone = build("cloth");
    ASSERT_EQ(alone.size(), 1u);
    EXPECT_EQ(alone[0].part.name, "muscle.cloth");
    EXPECT_EQ(alone[0].part.mesh, all[1].part.mesh);
}

TEST_F(SmallTable, MusclesLieOnEachOtherAndOnBone)
{
    for (const SculptedMuscle& muscle : build())
    {
        EXPECT_LT(muscle.overlapMm, 1.5f) << muscle.part.name;
    }
}

TEST_F(SmallTable, TendonsArePaleAndNamedFascia)
{
    const auto muscles = build("cord");
    ASSERT_EQ(muscles.size(), 1u);
    EXPECT_EQ(muscles[0].part.name, "fascia.cord");
    for (const glm::u8vec4& shade : muscles[0].part.mesh.shade)
    {
        EXPECT_EQ(shade.g, 255);
    }
}

TEST(MuscleBuilder, ReportsAMissingTable)
{
    const auto muscles =
        sculptMuscles(std::filesystem::path(testing::TempDir()) / "nowhere", {}, ignore);
    ASSERT_FALSE(muscles);
    EXPECT_NE(muscles.error().message().find("muscles"), std::string::npos);
}

// The shipped table without bones: what must hold whatever the muscles lie on.
TEST(MuscleBuilder, EveryMuscleIsACleanSolidOfTheRightSide)
{
    const auto muscles = sculptMuscles(shippedTables(), {}, ignore);
    ASSERT_TRUE(muscles) << muscles.error().message();
    std::size_t triangles = 0;
    for (const SculptedMuscle& muscle : *muscles)
    {
        const geometry::TriMesh& mesh = muscle.part.mesh;
        SCOPED_TRACE(muscle.part.name);
        EXPECT_TRUE(geometry::isClosed(mesh));
        EXPECT_TRUE(isFinite(mesh));
        EXPECT_GT(geometry::signedVolume(mesh), 0.0);
        ASSERT_EQ(mesh.fibre.size(), mesh.positions.size());
        ASSERT_EQ(mesh.shade.size(), mesh.positions.size());
        ASSERT_EQ(mesh.normals.size(), mesh.positions.size());
        const auto [from, to] = std::ranges::minmax_element(mesh.fibre, {}, &glm::vec2::x);
        EXPECT_FLOAT_EQ(from->x, 0.0f);
        EXPECT_FLOAT_EQ(to->x, 1.0f);
        if (!muscle.part.midline)
        {
            EXPECT_LT(std::ranges::max(mesh.positions, {}, &glm::vec3::x).x, 0.0f);
        }
        EXPECT_LT(mesh.triangles.size(), 5200u);
        triangles += mesh.triangles.size();
    }
    EXPECT_LT(triangles, 195000u);  // of one side

    const auto table = readMuscleTable(shippedTables() / "muscles");
    ASSERT_TRUE(table);
    std::vector<float> distances;
    std::vector<float> ratios;
    for (const MuscleFit& fit : fitsOf(*table, *muscles))
    {
        distances.push_back(fit.centroidMm);
        ratios.push_back(fit.volumeRatio);
    }
    EXPECT_GT(distances.size(), 120u);
    EXPECT_LT(quantile(distances, 0.5f), 2.5f);
    EXPECT_LT(quantile(distances, 0.9f), 12.0f);
    EXPECT_NEAR(quantile(ratios, 0.5f), 1.0f, 0.06f);
    EXPECT_GT(quantile(ratios, 0.1f), 0.7f);
}

}  // namespace
}  // namespace knotlas::sculpt
