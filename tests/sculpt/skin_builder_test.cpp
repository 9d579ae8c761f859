#include "sculpt/mesh_repair.h"
#include "sculpt/skin_builder.h"
#include "sculpt/skin_steps.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

namespace knotlas::sculpt
{
namespace
{

const std::filesystem::path kTables = std::filesystem::path(KNOTLAS_SOURCE_DIR) / "data/anatomy";

void ignoreProgress(std::string_view) {}

// A part of the skin, modelled by its steps alone.
LevelSet modelPart(std::string_view name)
{
    constexpr float kVoxel = 0.0012f;
    constexpr float kMargin = 0.01f;
    const core::Result<Table> table = Table::load(kTables / "skin.json");
    EXPECT_TRUE(table);
    for (const TableNode& part : table->root()["parts"].items())
    {
        if (part["name"].text() != name)
        {
            continue;
        }
        const std::vector<glm::vec3> box = part["box"].vectors();
        SkinVolume volume({0.001f * box[0], 0.001f * box[1]}, kVoxel);
        applySkinSteps(part["steps"], volume);
        EXPECT_TRUE(table->status());
        return LevelSet::fromDense(volume.dense(kMargin));
    }
    ADD_FAILURE() << "no part " << name;
    return LevelSet(kVoxel);
}

// Number of separate pieces in which the solid meets a plane.
int piecesInPlane(const LevelSet& solid, const glm::vec3& origin, const glm::vec3& u,
                  const glm::vec3& v, int size)
{
    constexpr float kStep = 0.0006f;
    std::vector<int> filled(static_cast<std::size_t>(size * size), 0);
    const auto at = [&](int i, int j) -> int& {
        return filled[static_cast<std::size_t>(i * size + j)];
    };
    for (int i = 0; i < size; ++i)
    {
        for (int j = 0; j < size; ++j)
        {
            const glm::vec3 p = origin + kStep * (static_cast<float>(i) * glm::normalize(u) +
                                                  static_cast<float>(j) * glm::normalize(v));
            at(i, j) = solid.distance(p) < 0.0f ? 1 : 0;
        }
    }
    int pieces = 0;
    std::vector<glm::ivec2> open;
    for (int i = 0; i < size; ++i)
    {
        for (int j = 0; j < size; ++j)
        {
            if (at(i, j) != 1)
            {
                continue;
            }
            ++pieces;
            open.assign(1, {i, j});
            while (!open.empty())
            {
                const glm::ivec2 c = open.back();
                open.pop_back();
                if (c.x < 0 || c.y < 0 || c.x >= size || c.y >= size || at(c.x, c.y) != 1)
                {
                    continue;
                }
                at(c.x, c.y) = 2;
                open.insert(open.end(),
                            {{c.x + 1, c.y}, {c.x - 1, c.y}, {c.x, c.y + 1}, {c.x, c.y - 1}});
            }
        }
    }
    return pieces;
}

TEST(Skin, FingersAreSeparate)
{
    // A level section through the four fingers, above the tip of the little one.
    EXPECT_EQ(piecesInPlane(modelPart("hand"), {-0.345f, 0.782f, 0.05f}, {1, 0, 0}, {0, 0, 1}, 240),
              4);
}

TEST(Skin, ToesAreSeparate)
{
    // An upright section along the row of the toes, which recede toward the little one.
    EXPECT_EQ(piecesInPlane(modelPart("foot"), {-0.107f, 0.001f, 0.153f}, {-0.79f, 0, -0.61f},
                            {0, 1, 0}, 170),
              5);
}

TEST(Skin, AHandIsBuiltTheSameTwice)
{
    EXPECT_EQ(modelPart("hand").toMesh(), modelPart("hand").toMesh());
}

TEST(Skin, FaultsOfTheTableAreReportedWithTheirPlace)
{
    std::ifstream file(kTables / "skin.json");
    std::stringstream text;
    text << file.rdbuf();
    std::string broken = text.str();
    const std::size_t where = broken.find("\"chain\"");
    ASSERT_NE(where, std::string::npos);
    broken.replace(where, 7, "\"chian\"");

    const auto folder = std::filesystem::path(testing::TempDir()) / "knotlas_broken_skin";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "skin.json") << broken;
    std::vector<SculptedMuscle> none;
    const auto skin = sculptSkin(folder, {}, none, ignoreProgress);
    ASSERT_FALSE(skin);
    EXPECT_NE(skin.error().message().find("chian"), std::string::npos);
    std::filesystem::remove_all(folder);
}

// The skin over a ball of flesh, with one dent among the "details" or the "finish" of the body: how
// near it comes to the middle of that dent.
float distanceToDent(const std::string& list)
{
    const std::string dent =
        R"({"cut": "ball", "mm": [0, 100, 0], "radii": [15, 15, 15], "blend": 2})";
    const auto folder = std::filesystem::path(testing::TempDir()) / ("knotlas_dented_skin_" + list);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "skin.json") << R"({
        "body": {"voxel": 3, "box": [[-60, 0, -60], [3, 120, 60]], "soften": 2,
            "lofts": [{"add": "ball", "mm": [0, 60, 0], "radii": [40, 40, 40], "blend": 2}],
            "details": [)" << (list == "details" ? dent : "")
                                        << R"(], "finish": [)" << (list == "finish" ? dent : "")
                                        << R"(]},
        "relief": {"without": [], "softTissue": 3, "soften": 2, "blend": 4},
        "cover": {"least": 1.8, "blend": 4, "soften": 2, "leastFine": 1, "blendFine": 3},
        "tucked": {"parts": [], "depth": 0.9, "thickness": 0.9}, "parts": [],
        "skin": {"voxel": 2, "flow": 1}, "edges": {"body": 8, "finer": []}})";

    SkinVolume ball({{-0.06f, 0.0f, -0.06f}, {0.003f, 0.12f, 0.06f}}, 0.002f);
    ball.fill([](const glm::vec3& p) { return glm::distance(p, {0.0f, 0.06f, 0.0f}) - 0.038f; });
    const std::vector<SculptedPart> flesh{
        {"bone.ball", LevelSet::fromDense(ball.dense(0.01f)).toMesh()}};
    std::vector<SculptedMuscle> none;
    const auto skin = sculptSkin(folder, flesh, none, ignoreProgress);
    std::filesystem::remove_all(folder);
    EXPECT_TRUE(skin);
    float nearest = 1.0f;
    for (const glm::vec3& p : skin ? skin->mesh.positions : std::vector<glm::vec3>{})
    {
        nearest = std::min(nearest, glm::distance(p, {0.0f, 0.1f, 0.0f}));
    }
    return nearest;
}

TEST(Skin, LastStepsComeAfterTheLeastCover)
{
    EXPECT_LT(distanceToDent("details"), 0.005f);  // the cover fills the dent again
    EXPECT_GT(distanceToDent("finish"), 0.010f);
}

// The skin of the tables, with nothing under it.
const geometry::TriMesh& wholeSkin()
{
    static const geometry::TriMesh mesh = [] {
        std::vector<SculptedMuscle> none;
        auto skin = sculptSkin(kTables, {}, none, ignoreProgress);
        EXPECT_TRUE(skin);
        return skin ? std::move(skin->mesh) : geometry::TriMesh{};
    }();
    return mesh;
}

TEST(Skin, IsClosedFiniteAndInOnePiece)
{
    geometry::TriMesh mesh = wholeSkin();
    ASSERT_FALSE(mesh.triangles.empty());
    EXPECT_TRUE(geometry::isClosed(mesh));
    EXPECT_GT(geometry::signedVolume(mesh), 0.06);
    EXPECT_LT(geometry::signedVolume(mesh), 0.09);
    for (std::size_t i = 0; i < mesh.positions.size(); ++i)
    {
        EXPECT_TRUE(std::isfinite(mesh.positions[i].x + mesh.positions[i].y + mesh.positions[i].z));
        EXPECT_NEAR(glm::length(mesh.normals[i]), 1.0f, 1e-3f);
    }
    const std::size_t before = mesh.triangles.size();
    keepLargestPiece(mesh);
    EXPECT_EQ(mesh.triangles.size(), before);
}

TEST(Skin, StandsOnTheFloorAtTheStatureOfTheBody)
{
    const geometry::Aabb bounds = geometry::boundsOf(wholeSkin());
    EXPECT_NEAR(bounds.min.y, 0.0f, 0.003f);
    EXPECT_NEAR(bounds.max.y, 1.750f, 0.005f);
}

TEST(Skin, ItsRightHalfIsOpenAtTheMidlineOnly)
{
    const geometry::TriMesh half = rightHalf(wholeSkin(), 1e-6f);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
    for (const geometry::Triangle& t : half.triangles)
    {
        for (int k = 0; k < 3; ++k)
        {
            const auto [low, high] = std::minmax(t[k], t[(k + 1) % 3]);
            ++sides[{low, high}];
        }
    }
    for (const auto& [edge, count] : sides)
    {
        if (count == 1)
        {
            EXPECT_EQ(half.positions[edge.first].x, 0.0f);
            EXPECT_EQ(half.positions[edge.second].x, 0.0f);
        }
        else
        {
            EXPECT_EQ(count, 2);
        }
    }
}

TEST(Skin, EdgesAreEvenAndShortOnFaceAndHand)
{
    const geometry::TriMesh& mesh = wholeSkin();
    const auto median = [&](const geometry::Aabb& box) {
        std::vector<float> lengths;
        for (const geometry::Triangle& t : mesh.triangles)
        {
            const glm::vec3 a = mesh.positions[t.x];
            if (glm::clamp(a, box.min, box.max) == a)
            {
                lengths.push_back(glm::distance(a, mesh.positions[t.y]));
            }
        }
        EXPECT_GT(lengths.size(), 100u);
        std::ranges::sort(lengths);
        EXPECT_LT(lengths.back(), 2.0f * lengths[lengths.size() / 2]);
        return lengths[lengths.size() / 2];
    };
    EXPECT_LT(median({{-0.12f, 1.0f, -0.2f}, {0.12f, 1.3f, 0.2f}}), 0.0075f);
    EXPECT_LT(median({{-0.03f, 1.56f, 0.09f}, {0.03f, 1.64f, 0.2f}}), 0.003f);
    EXPECT_LT(median({{-0.33f, 0.7f, 0.0f}, {-0.2f, 0.8f, 0.2f}}), 0.0035f);
}

}  // namespace
}  // namespace knotlas::sculpt
