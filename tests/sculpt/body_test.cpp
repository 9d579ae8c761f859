#include "geometry/ray_scene.h"
#include "io/body_reader.h"
#include "io/body_writer.h"
#include "sculpt/assemble.h"
#include "sculpt/bone_builder.h"
#include "sculpt/report.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace knotlas::sculpt
{
namespace
{

const std::filesystem::path kSource = KNOTLAS_SOURCE_DIR;
const std::filesystem::path kTables = kSource / "data/anatomy";

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Builds the parts whose name starts with `part`, writes them, and returns the bytes.
std::string sculptedBytes(const std::string& part)
{
    BuildOptions options;
    options.tables = kTables;
    options.muscles = false;
    options.skin = false;
    options.part = part;
    const auto body = sculptBody(options, [](std::string_view) {});
    EXPECT_TRUE(body);
    const auto file = std::filesystem::temp_directory_path() / ("knotlas_" + part + ".glb");
    EXPECT_TRUE(io::writeHalfBody(file, body->nodes, body->landmarks, body->copyright));
    const std::string bytes = bytesOf(file);
    std::filesystem::remove(file);
    return bytes;
}

TEST(SculptedBody, SameTablesGiveTheSameBytes)
{
    for (const std::string part : {"bone.scapula", "bone.T5"})
    {
        const std::string first = sculptedBytes(part);
        EXPECT_GT(first.size(), 50'000U);
        EXPECT_EQ(first, sculptedBytes(part));
    }
}

TEST(SculptedBody, MissingTablesAreAnError)
{
    BuildOptions options;
    options.tables = kSource / "nowhere";
    EXPECT_FALSE(sculptBody(options, [](std::string_view) {}));
    EXPECT_FALSE(sculptBones(options.tables, [](std::string_view) {}));
}

TEST(BodyWriter, WhatIsWrittenIsReadBack)
{
    geometry::TriMesh mesh;
    mesh.positions = {{-0.1f, 1, 0}, {-0.2f, 1, 0}, {-0.1f, 1.1f, 0}, {-0.1f, 1, 0.1f}};
    mesh.triangles = {{0, 1, 2}, {0, 2, 3}, {0, 3, 1}, {1, 3, 2}};
    mesh.normals = geometry::computeNormals(mesh.positions, mesh.triangles);
    mesh.fibre = {{0, 0}, {1, 0}, {0.5f, 0.5f}, {0.25f, 1}};
    mesh.shade = {{0, 10, 255, 255}, {50, 20, 255, 255}, {100, 30, 255, 255}, {200, 40, 255, 255}};
    const auto file = std::filesystem::temp_directory_path() / "knotlas_written.glb";
    ASSERT_TRUE(io::writeHalfBody(file, {{"skin", mesh}, {"muscle.test", mesh}},
                                  {{"C7_spinous", {0, 1.47f, -0.05f}}}, "me"));

    const auto body = io::readBody(file);
    std::filesystem::remove(file);
    ASSERT_TRUE(body) << body.error().message();
    const auto part =
        std::find_if(body->parts.begin(), body->parts.end(),
                     [](const auto& candidate) { return candidate.nodeName() == "muscle.test"; });
    ASSERT_NE(part, body->parts.end());
    const geometry::TriMesh& right = *part->mesh;
    EXPECT_EQ(part->side, core::Side::Right);
    EXPECT_EQ(right.fibre.size(), 4U);
    EXPECT_EQ(right.shade.size(), 4U);
    EXPECT_NEAR(geometry::signedVolume(right), geometry::signedVolume(mesh), 1e-9);
    ASSERT_TRUE(body->landmarks.find("C7_spinous", core::Side::Right));
}

TEST(BodyWriter, RefusesIncompleteMeshes)
{
    const auto file = std::filesystem::temp_directory_path() / "knotlas_refused.glb";
    EXPECT_FALSE(io::writeHalfBody(file, {{"bone.empty", {}}}, {}, "me"));
    EXPECT_FALSE(std::filesystem::exists(file));
}

// The body that ships with the program.
class ShippedBody : public testing::Test
{
  protected:
    static void SetUpTestSuite()
    {
        body_ = std::make_unique<core::Result<anatomy::Body>>(
            io::readBody(kSource / "models/body.glb"));
    }

    static void TearDownTestSuite() { body_.reset(); }

    void SetUp() override { ASSERT_TRUE(*body_) << body_->error().message(); }

    static const anatomy::Body& body() { return **body_; }

  private:
    static std::unique_ptr<core::Result<anatomy::Body>> body_;
};

std::unique_ptr<core::Result<anatomy::Body>> ShippedBody::body_;

TEST_F(ShippedBody, StaysWithinItsBudgets)
{
    EXPECT_LE(std::filesystem::file_size(kSource / "models/body.glb"), 16U << 20U);
    std::size_t triangles = 0;
    for (const anatomy::Part& part : body().parts)
    {
        triangles += part.mesh->triangles.size();
    }
    EXPECT_GT(triangles, 400'000U);
    EXPECT_LT(triangles, 720'000U);
}

TEST_F(ShippedBody, EveryPartIsClosedAndTurnedOutwards)
{
    for (const anatomy::Part& part : body().parts)
    {
        EXPECT_TRUE(geometry::isClosed(*part.mesh)) << part.nodeName();
        EXPECT_GT(geometry::signedVolume(*part.mesh), 0.0) << part.nodeName();
    }
}

TEST_F(ShippedBody, EveryVertexIsFiniteAndHasAUnitNormal)
{
    for (const anatomy::Part& part : body().parts)
    {
        const geometry::TriMesh& mesh = *part.mesh;
        ASSERT_EQ(mesh.normals.size(), mesh.positions.size()) << part.nodeName();
        for (std::size_t i = 0; i < mesh.positions.size(); ++i)
        {
            ASSERT_LT(glm::length(mesh.positions[i]), 2.0f) << part.nodeName();
            ASSERT_NEAR(glm::length(mesh.normals[i]), 1.0f, 1e-3f) << part.nodeName();
        }
    }
}

TEST_F(ShippedBody, MusclesCarryFibreCoordinates)
{
    for (const anatomy::Part& part : body().parts)
    {
        if (part.kind != anatomy::PartKind::Muscle)
        {
            continue;
        }
        ASSERT_EQ(part.mesh->fibre.size(), part.mesh->positions.size()) << part.nodeName();
        for (const glm::vec2& fibre : part.mesh->fibre)
        {
            ASSERT_GE(std::min(fibre.x, fibre.y), 0.0f) << part.nodeName();
            ASSERT_LE(std::max(fibre.x, fibre.y), 1.0f) << part.nodeName();
        }
    }
}

TEST_F(ShippedBody, EveryMuscleLiesUnderTheSkin)
{
    const geometry::RayScene skin({body().skin.get()});
    for (const anatomy::Part& part : body().parts)
    {
        if (part.kind == anatomy::PartKind::Muscle)
        {
            EXPECT_EQ(shareOutside(*part.mesh, skin, 1.0f), 0.0) << part.nodeName();
        }
    }
}

TEST_F(ShippedBody, ThighsAreApartUpToThePerineum)
{
    // Zones of groin, inner thigh and pelvic floor need surfaces of their own on both sides.
    constexpr float kPerineum = 0.82f;  // metres above the floor
    constexpr float kNarrowest = 0.006f;
    constexpr float kWidest = 0.03f;
    const geometry::RayScene skin({body().skin.get()});
    for (float height = 0.6f; height <= kPerineum; height += 0.01f)
    {
        const geometry::Ray fromFront{{0.0f, height, 0.5f}, {0.0f, 0.0f, -1.0f}};
        EXPECT_FALSE(skin.nearestHit(fromFront)) << height;
        const auto inner = skin.nearestHit({{0.0f, height, 0.0f}, {-1.0f, 0.0f, 0.0f}});
        ASSERT_TRUE(inner) << height;
        EXPECT_GT(2.0f * inner->distance, kNarrowest) << height;
        EXPECT_LT(2.0f * inner->distance, kWidest) << height;
    }
    const auto perineum = skin.nearestHit({{0.0f, 0.6f, 0.0f}, {0.0f, 1.0f, 0.0f}});
    ASSERT_TRUE(perineum);
    EXPECT_GT(perineum->position.y, kPerineum);
    EXPECT_LT(perineum->position.y, kPerineum + 0.03f);
}

TEST_F(ShippedBody, SkinIsFineEnoughForPainZones)
{
    const geometry::TriMesh& skin = *body().skin;
    float longest = 0.0f;
    for (const geometry::Triangle& t : skin.triangles)
    {
        longest = std::max({longest, glm::distance(skin.positions[t.x], skin.positions[t.y]),
                            glm::distance(skin.positions[t.y], skin.positions[t.z]),
                            glm::distance(skin.positions[t.z], skin.positions[t.x])});
    }
    EXPECT_LT(longest, 0.010f);
    EXPECT_NEAR(geometry::boundsOf(skin).max.y, 1.75f, 0.01f);
}

}  // namespace
}  // namespace knotlas::sculpt
