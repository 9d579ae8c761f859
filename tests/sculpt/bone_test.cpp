#include "sculpt/bone_builder.h"
#include "sculpt/mesh_repair.h"
#include "sculpt/shape_reader.h"
#include "sculpt/tables.h"
#include "sculpt/vertebra.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace knotlas::sculpt
{
namespace
{

const std::filesystem::path kTables = std::filesystem::path(KNOTLAS_SOURCE_DIR) / "data/anatomy";

// Volumes in cubic millimetres.
double volumeOf(const LevelSet& solid)
{
    return geometry::signedVolume(solid.toMesh()) * 1e9;
}

// Share of `part` that lies inside `other`.
double shareInside(const Field& part, const Field& other)
{
    const LevelSet solid = part.levelSet();
    LevelSet common = solid;
    common.intersect(other.levelSet());
    return volumeOf(common) / volumeOf(solid);
}

// The fourth cervical vertebra and the discs above and below it.
VertebraMeasures smallVertebra()
{
    VertebraMeasures measures;
    measures.region = SpineRegion::Cervical;
    measures.above = {{0.0f, 1.5345f, 0.0f}, {0.0f, 1.0f, 0.0f}, {0.0115f, 0.0018f, 0.0082f}};
    measures.below = {{0.0f, 1.5185f, 0.0f}, {0.0f, 1.0f, 0.0f}, {0.0125f, 0.0021f, 0.0086f}};
    measures.spinousTip = {0.0f, 1.511f, -0.038f};
    measures.transverseTip = {-0.027f, 1.523f, 0.0f};
    measures.bifid = true;
    return measures;
}

TEST(Vertebra, DiscsDoNotSinkIntoTheEndPlates)
{
    constexpr float kVoxel = 0.0006f;
    const VertebraMeasures measures = smallVertebra();
    const Field bone = vertebraField(measures, kVoxel);
    EXPECT_LT(shareInside(discField(measures.above, kVoxel), bone), 0.06);
    EXPECT_LT(shareInside(discField(measures.below, kVoxel), bone), 0.06);
}

TEST(Vertebra, EndPlatesReachTheirDiscs)
{
    const VertebraMeasures measures = smallVertebra();
    const LevelSet bone = vertebraField(measures, 0.0006f).levelSet();
    const glm::vec3 top = measures.above.centre - measures.above.radii.y * measures.above.up;
    const glm::vec3 bottom = measures.below.centre + measures.below.radii.y * measures.below.up;
    EXPECT_NEAR(bone.distance(top), 0.0f, 0.0006f);
    EXPECT_NEAR(bone.distance(bottom), 0.0f, 0.0006f);
}

TEST(BoneTable, EveryBoneTellsHowItsFiguresWereFound)
{
    const auto table = Table::load(kTables / "bones.json");
    ASSERT_TRUE(table);
    const std::vector<TableNode> bones = table->root()["bones"].items();
    ASSERT_GT(bones.size(), 40U);
    for (const TableNode& bone : bones)
    {
        EXPECT_GT(bone.text("how", "").size(), 30U) << bone["id"].text();
    }
}

TEST(BoneTable, EveryBoneHasOnePlaceInTheTable)
{
    const auto table = Table::load(kTables / "bones.json");
    ASSERT_TRUE(table);
    std::vector<std::string> ids;
    for (const TableNode& bone : table->root()["bones"].items())
    {
        ids.push_back(bone["id"].text());
    }
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

// Pieces of the part `name`, which is built alone.
std::size_t piecesOf(const std::string& name)
{
    const auto parts = sculptBones(kTables, Progress([](std::string_view) {}), name);
    return parts && parts->size() == 1 ? pieceCount(parts->front().mesh) : 0;
}

TEST(BoneTable, BonesOfHandAndFootAreApart)
{
    EXPECT_EQ(piecesOf("bone.carpals"), 8U);
    EXPECT_EQ(piecesOf("bone.hand"), 5U + 14U);
    EXPECT_EQ(piecesOf("bone.tarsals"), 7U);
    EXPECT_EQ(piecesOf("bone.foot"), 5U + 14U + 2U);
}

// Two balls side by side, the second as a solid of its own or not.
geometry::TriMesh twoBalls(const std::string& second)
{
    const auto table = Table::parse(
        R"([{"add": "ellipsoid", "centre": [0, 0, 0], "radiiMm": [5, 5, 5], "blendMm": 2}, )" +
            second + "]",
        "balls");
    EXPECT_TRUE(table);
    Field field(0.0005f);
    applySteps(field, table->root());
    EXPECT_TRUE(table->status());
    return field.mesh();
}

TEST(ShapeReader, GroupsKeepApartAndBlendWithNothing)
{
    const std::string ball =
        R"({"add": "ellipsoid", "centre": [0.009, 0, 0], "radiiMm": [5, 5, 5], "blendMm": 2})";
    EXPECT_EQ(pieceCount(twoBalls(ball)), 1U);
    const auto apart = twoBalls(R"({"add": "group", "apartMm": 1.5, "steps": [)" + ball + "]}");
    EXPECT_EQ(pieceCount(apart), 2U);
    // The first has made room: 0.5 mm of overlap and 1.5 mm of gap are gone from its side.
    const LevelSet solid = LevelSet::fromMesh(apart, 0.0005f);
    EXPECT_GT(solid.distance({0.0032f, 0.0f, 0.0f}), 0.0f);
    EXPECT_LT(solid.distance({0.0020f, 0.0f, 0.0f}), 0.0f);
    EXPECT_LT(solid.distance({0.0046f, 0.0f, 0.0f}), 0.0f);
}

TEST(ShapeReader, GroupsAddSomething)
{
    const auto table = Table::parse(
        R"([{"add": "group", "steps": [{"subtract": "ellipsoid", "centre": [0, 0, 0],
            "radiiMm": [5, 5, 5], "blendMm": 2}]}])",
        "group");
    ASSERT_TRUE(table);
    Field field(0.001f);
    applySteps(field, table->root());
    EXPECT_FALSE(table->status());
}

}  // namespace
}  // namespace knotlas::sculpt
