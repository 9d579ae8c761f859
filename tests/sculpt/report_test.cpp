#include "io/body_reader.h"
#include "sculpt/overlap_scan.h"
#include "sculpt/report.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

namespace knotlas::sculpt
{
namespace
{

using geometry::TriMesh;

const std::filesystem::path kSource = KNOTLAS_SOURCE_DIR;

// A closed box, its fibres along y.
TriMesh box(const glm::vec3& low, const glm::vec3& high)
{
    TriMesh mesh;
    for (int corner = 0; corner < 8; ++corner)
    {
        mesh.positions.emplace_back((corner & 1) != 0 ? high.x : low.x,
                                    (corner & 2) != 0 ? high.y : low.y,
                                    (corner & 4) != 0 ? high.z : low.z);
        mesh.fibre.emplace_back((corner & 2) != 0 ? 1.0f : 0.0f, 0.0f);
    }
    mesh.triangles = {{0, 2, 3}, {0, 3, 1}, {4, 5, 7}, {4, 7, 6}, {0, 1, 5}, {0, 5, 4},
                      {2, 6, 7}, {2, 7, 3}, {0, 4, 6}, {0, 6, 2}, {1, 3, 7}, {1, 7, 5}};
    mesh.normals = geometry::computeNormals(mesh.positions, mesh.triangles);
    return mesh;
}

// A box of `size` metres whose lowest corner is (-0.1, 0, 0).
TriMesh boxOf(const glm::vec3& size)
{
    const glm::vec3 low(-0.1f, 0.0f, 0.0f);
    return box(low, low + size);
}

TEST(OverlapScan, MeasuresWhatTwoBoxesShare)
{
    const TriMesh first = boxOf({0.04f, 0.04f, 0.04f});
    const TriMesh second = box({-0.07f, 0.0301f, 0.0f}, {-0.03f, 0.0701f, 0.04f});
    const OverlapScan scan = scanOverlaps({&first, &second}, {0, 1});
    EXPECT_NEAR(scan.volumesMl[0], 64.0, 0.5);
    EXPECT_NEAR(scan.insideMl[0][1], 0.01 * 0.0099 * 0.04 * 1e6, 0.2);
    EXPECT_EQ(scan.insideMl[0][0], 0.0);
    ASSERT_EQ(scan.pairs.size(), 2U);
    EXPECT_EQ(scan.pairs[0].second, 1U);
    EXPECT_NEAR(scan.pairs[0].volumeMl, scan.insideMl[0][1], 1e-6);
    EXPECT_NEAR(scan.pairs[0].depthMm, 9.5f, 1.0f);
}

TEST(OverlapScan, CountsAPlaceInTwoNeighboursOnce)
{
    const TriMesh inner = box({-0.09f, 0.01f, 0.01f}, {-0.07f, 0.03f, 0.03f});
    const TriMesh outer = boxOf({0.04f, 0.04f, 0.04f});
    const TriMesh other = boxOf({0.041f, 0.041f, 0.041f});
    const OverlapScan scan = scanOverlaps({&inner, &outer, &other}, {0, 0, 0});
    EXPECT_NEAR(scan.insideMl[0][0], scan.volumesMl[0], 1e-6);
    EXPECT_NEAR(scan.volumesMl[0], 8.0, 0.2);
}

TEST(MeshCheck, TellsSoundFromUnsound)
{
    const TriMesh sound = boxOf({0.04f, 0.04f, 0.04f});
    EXPECT_TRUE(checkMesh(sound).sound());
    EXPECT_NEAR(checkMesh(sound).volumeMl, 64.0, 1e-3);
    EXPECT_NEAR(checkMesh(sound).minAngleDegrees, 45.0f, 0.1f);

    TriMesh open = sound;
    open.triangles.pop_back();
    EXPECT_FALSE(checkMesh(open).closed);

    TriMesh inverted = sound;
    for (geometry::Triangle& t : inverted.triangles)
    {
        std::swap(t.y, t.z);
    }
    EXPECT_FALSE(checkMesh(inverted).outward);
    EXPECT_GT(checkMesh(inverted).badlyShaded, 0.9);

    TriMesh notFinite = sound;
    notFinite.positions[0].x = std::numeric_limits<float>::infinity();
    EXPECT_FALSE(checkMesh(notFinite).finite);
}

TEST(MeshCheck, BoxesThatShareOneVertexAreNotManifold)
{
    TriMesh mesh = box({-0.1f, 0.0f, 0.0f}, {-0.06f, 0.04f, 0.04f});
    const TriMesh next = box({-0.06f, 0.04f, 0.04f}, {-0.02f, 0.08f, 0.08f});
    // Corner 7 of the first is corner 0 of the second.
    for (std::size_t i = 1; i < 8; ++i)
    {
        mesh.positions.push_back(next.positions[i]);
    }
    for (const geometry::Triangle& t : next.triangles)
    {
        const auto moved = [](std::uint32_t corner) { return corner == 0 ? 7U : corner + 7U; };
        mesh.triangles.emplace_back(moved(t.x), moved(t.y), moved(t.z));
    }
    EXPECT_TRUE(checkMesh(mesh).closed);
    EXPECT_FALSE(checkMesh(mesh).manifold);
}

MeasuredBody measuredBox()
{
    MeasuredBody measured;
    measured.muscles = {{"belly",
                         128.0f,
                         2.0f,
                         glm::vec3(-0.08f, 0.02f, 0.023f),
                         {{-0.08f, 0.044f, 0.02f}, {-0.08f, 0.0f, 0.02f}},
                         {"belly"}},
                        {"other", 10.0f, 1.0f, glm::vec3(0.0f), {}, {"other"}}};
    measured.skin = {{"level", {{-0.1f, 0.02f, -0.003f}}}};
    measured.landmarks = {{"corner", {-0.1f, 0.0f, -0.002f}}};
    measured.onBone = {"corner"};
    return measured;
}

TEST(Report, ComparesABodyWithTheMeasuredOne)
{
    CheckedBody body;
    body.parts = {{"muscle.belly.one", boxOf({0.04f, 0.04f, 0.04f})},
                  {"bone.plate", boxOf({0.04f, 0.002f, 0.04f})},
                  {"skin", box({-0.12f, -0.01f, 0.0f}, {0.12f, 0.1f, 0.038f})}};
    body.landmarks["corner"] = {-0.1f, 0.0f, 0.001f};
    const Report report = reportOn(body, measuredBox());

    ASSERT_EQ(report.fits.size(), 2U);
    const FitReport& fit = report.fits[0];
    EXPECT_NEAR(*fit.centroidMm, 3.0f, 1e-2f);
    EXPECT_NEAR(*fit.volumeRatio, 0.5f, 1e-3f);
    // Measured the other way round; a coarse mesh tells its ends within millimetres.
    EXPECT_LT(*fit.originMm + *fit.insertionMm, 10.0f);
    EXPECT_TRUE(report.fits[1].missing);

    const PartReport& muscle = report.parts.front();
    EXPECT_EQ(muscle.name, "muscle.belly.one");
    EXPECT_NEAR(muscle.inBones, 0.05, 0.003);
    EXPECT_EQ(muscle.worstNeighbour, "bone.plate");
    EXPECT_NEAR(muscle.outsideMm, 2.0f, 1e-2f);
    EXPECT_NEAR(muscle.outsideShare, 0.5, 1e-6);

    EXPECT_NEAR(report.skin.front().medianMm, 3.0f, 1e-2f);
    EXPECT_NEAR(report.landmarks.front().measuredMm, 3.0f, 1e-2f);
    EXPECT_NEAR(*report.landmarks.front().surfaceMm, 2.0f, 1e-2f);
    EXPECT_FALSE(report.target("outside the skin, farthest, mm")->met());
    EXPECT_TRUE(report.target("skin sections, median, mm")->met());
}

TEST(Report, IsReadByProgramsAndPeople)
{
    CheckedBody body;
    body.parts = {{"muscle.belly", boxOf({0.04f, 0.04f, 0.04f})}};
    const Report report = reportOn(body, measuredBox());
    const auto json = nlohmann::json::parse(toJson(report));
    EXPECT_EQ(json["muscles"][0]["id"], "belly");
    EXPECT_TRUE(json["muscles"][1]["centroidMm"].is_null());
    EXPECT_EQ(json["targets"].size(), report.targets.size());
    EXPECT_NE(describe(report).find("measured, but not in this body: other"), std::string::npos);
}

TEST(MeasuredBody, NamesWhatIsMeasuredOnce)
{
    const auto measured = readMeasuredBody(kSource / "data/anatomy/measured.json");
    ASSERT_TRUE(measured) << measured.error().message();
    EXPECT_GT(measured->muscles.size(), 150U);
    EXPECT_GT(measured->skin.size(), 80U);
    for (const std::string& id : measured->onBone)
    {
        EXPECT_TRUE(measured->landmarks.contains(id)) << id;
    }
    EXPECT_FALSE(readMeasuredBody(kSource / "nowhere.json"));
}

// What the body that ships with the program has reached stays reached.
TEST(ShippedBodyReport, MeetsItsTargets)
{
    const auto measured = readMeasuredBody(kSource / "data/anatomy/measured.json");
    ASSERT_TRUE(measured) << measured.error().message();
    const auto body = io::readBody(kSource / "models/body.glb");
    ASSERT_TRUE(body) << body.error().message();
    const Report report = reportOn(checkedBody(*body), *measured);
    for (const char* what :
         {"centroid, median, mm", "centroid, nine of ten, mm", "centroid, every muscle, mm",
          "ends, median, mm", "share of muscles with 0.75 to 1.3 of the volume",
          "outside the skin, farthest, mm", "skin sections, median, mm", "landmarks, median, mm",
          "bony landmarks off the bone, nine of ten, mm", "triangles of the whole body, thousands"})
    {
        const Target* target = report.target(what);
        ASSERT_NE(target, nullptr) << what;
        EXPECT_TRUE(target->met()) << what << ": " << target->value;
    }
}

}  // namespace
}  // namespace knotlas::sculpt
