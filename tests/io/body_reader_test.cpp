#include "geometry/tri_mesh.h"
#include "io/body_reader.h"
#include "io/body_writer.h"
#include "support/limited_child.h"
#include "support/temp_folder.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace knotlas::io
{
namespace
{

using anatomy::Body;
using anatomy::Part;
using anatomy::PartKind;
using core::Side;
using geometry::TriMesh;

// An octahedron with all that a vertex can have.
TriMesh octahedron(const glm::vec3& centre, float radius)
{
    TriMesh mesh;
    for (int i = 0; i < 6; ++i)
    {
        glm::vec3 direction(0.0f);
        direction[i / 2] = i % 2 == 0 ? 1.0f : -1.0f;
        mesh.positions.push_back(centre + radius * direction);
        mesh.normals.push_back(direction);
        mesh.fibre.emplace_back(static_cast<float>(i) / 7.0f, 0.123f * static_cast<float>(i));
        mesh.shade.emplace_back(40 * i, 255 - 50 * i, 255, 255);
    }
    mesh.triangles = {{0, 2, 4}, {2, 1, 4}, {1, 3, 4}, {3, 0, 4},
                      {2, 0, 5}, {1, 2, 5}, {3, 1, 5}, {0, 3, 5}};
    return mesh;
}

// Its half x <= 0, open at the mid-sagittal plane.
TriMesh halfOctahedron(float height, float radius)
{
    TriMesh mesh = octahedron({0.0f, height, 0.0f}, radius);
    std::erase_if(mesh.triangles, [](const geometry::Triangle& triangle) {
        return triangle.x == 0 || triangle.y == 0 || triangle.z == 0;
    });
    const auto dropFirst = [](auto& values) { values.erase(values.begin()); };
    dropFirst(mesh.positions);
    dropFirst(mesh.normals);
    dropFirst(mesh.fibre);
    dropFirst(mesh.shade);
    for (geometry::Triangle& triangle : mesh.triangles)
    {
        triangle -= 1U;
    }
    mesh.fibre.clear();
    return mesh;
}

const Part* find(const Body& body, const std::string& nodeName, Side side)
{
    const auto part = std::ranges::find_if(body.parts, [&](const Part& each) {
        return each.nodeName() == nodeName && each.side == side;
    });
    return part == body.parts.end() ? nullptr : &*part;
}

// A body as the sculptor writes it: skin, a midline bone, a paired bone, two muscles.
class GeneratedBody : public ::testing::Test
{
  protected:
    GeneratedBody()
    {
        const core::Result<void> written = writeHalfBody(
            file_,
            {{"skin", halfOctahedron(1.0f, 0.9f)},
             {"bone.sternum", halfOctahedron(1.3f, 0.05f)},
             {"bone.femur", octahedron({-0.1f, 0.7f, 0.0f}, 0.05f)},
             {"muscle.trapezius.upper", muscle_},
             {"muscle.piriformis", octahedron({-0.1f, 0.9f, -0.1f}, 0.03f)}},
            {{"C7_spinous", {0.0f, 1.5f, -0.05f}}, {"ASIS", {-0.13f, 0.99f, 0.06f}}}, "nobody");
        EXPECT_TRUE(written);
        core::Result<Body> body = readBody(file_);
        EXPECT_TRUE(body) << body.error().message();
        body_ = std::move(body).value();
    }

    test::TempFolder folder_;
    std::filesystem::path file_ = folder_.path() / "body からだ.glb";
    TriMesh muscle_ = octahedron({-0.2f, 1.4f, 0.0f}, 0.08f);
    Body body_;
};

TEST_F(GeneratedBody, hasBothSides)
{
    std::vector<std::string> parts;
    for (const Part& part : body_.parts)
    {
        parts.push_back(part.nodeName() + " " + std::string(core::toString(part.side)));
    }
    const std::vector<std::string> expected{"skin mid",
                                            "bone.sternum mid",
                                            "bone.femur right",
                                            "bone.femur left",
                                            "muscle.trapezius.upper right",
                                            "muscle.trapezius.upper left",
                                            "muscle.piriformis right",
                                            "muscle.piriformis left"};
    EXPECT_EQ(parts, expected);
    EXPECT_EQ(body_.skin, body_.parts[0].mesh);
    EXPECT_EQ(body_.file, file_.string());
}

TEST_F(GeneratedBody, keepsVerticesAsTheyWereStored)
{
    const TriMesh& read = *find(body_, "muscle.trapezius.upper", Side::Right)->mesh;
    EXPECT_EQ(read.positions, muscle_.positions);
    EXPECT_EQ(read.normals, muscle_.normals);
    EXPECT_EQ(read.shade, muscle_.shade);
    EXPECT_EQ(read.triangles, muscle_.triangles);
    ASSERT_EQ(read.fibre.size(), muscle_.fibre.size());
    for (std::size_t i = 0; i < read.fibre.size(); ++i)
    {
        EXPECT_EQ(read.fibre[i].x, muscle_.fibre[i].x);
        EXPECT_NEAR(read.fibre[i].y, muscle_.fibre[i].y, 1e-6) << "v is not upside down";
    }
}

TEST_F(GeneratedBody, theLeftIsTheMirrorImageAndFacesOutwards)
{
    const TriMesh& right = *find(body_, "bone.femur", Side::Right)->mesh;
    const TriMesh& left = *find(body_, "bone.femur", Side::Left)->mesh;
    EXPECT_EQ(left, geometry::mirrored(right));
    EXPECT_GT(geometry::signedVolume(left), 0.0);
    EXPECT_TRUE(geometry::isClosed(left));
    EXPECT_GT(geometry::boundsOf(left).min.x, 0.0f);
}

TEST_F(GeneratedBody, halvesAreWelded)
{
    for (const char* name : {"skin", "bone.sternum"})
    {
        const Part* part = find(body_, name, Side::Mid);
        ASSERT_NE(part, nullptr);
        EXPECT_TRUE(geometry::isClosed(*part->mesh)) << name;
        EXPECT_EQ(part->mesh->positions.size(), 6U) << name;
    }
    ASSERT_EQ(body_.skinMirror.size(), body_.skin->positions.size());
    for (std::uint32_t i = 0; i < body_.skinMirror.size(); ++i)
    {
        const std::uint32_t twin = body_.skinMirror[i];
        EXPECT_EQ(body_.skinMirror[twin], i);
        EXPECT_EQ(body_.skin->positions[twin], body_.skin->positions[i] * glm::vec3(-1, 1, 1));
    }
}

TEST_F(GeneratedBody, knowsItsLandmarksAndLayers)
{
    EXPECT_EQ(body_.landmarks.all().size(), 2U);
    EXPECT_EQ(body_.landmarks.find("ASIS", Side::Left), glm::vec3(0.13f, 0.99f, 0.06f));
    EXPECT_TRUE(find(body_, "muscle.trapezius.upper", Side::Left)->superficial);
    EXPECT_FALSE(find(body_, "muscle.piriformis", Side::Left)->superficial);
}

TEST_F(GeneratedBody, holdsItsLimits)
{
    BodyLimits limits;
    limits.maxTriangles = 30;
    EXPECT_NE(readBody(file_, limits).error().message().find("more than 30 triangles"),
              std::string::npos);
    limits = {};
    limits.maxNodes = 3;
    EXPECT_NE(readBody(file_, limits).error().message().find("more than 3 nodes"),
              std::string::npos);
    limits = {};
    limits.maxFileBytes = 100;
    EXPECT_FALSE(readBody(file_, limits));
}

TEST_F(GeneratedBody, everyTruncationIsRefused)
{
    std::ifstream stream(file_, std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(stream)), {});
    for (std::size_t length = 0; length < whole.size(); length += 97)
    {
        EXPECT_FALSE(readBody(folder_.write("cut.glb", whole.substr(0, length)))) << length;
    }
}

// A GLB with one octahedron and nodes of the test's choice.
std::string glbWithNodes(const std::string& nodes, const std::string& sceneNodes)
{
    const TriMesh mesh = octahedron(glm::vec3(0.0f), 0.1f);
    std::string binary(reinterpret_cast<const char*>(mesh.positions.data()),
                       mesh.positions.size() * sizeof(glm::vec3));
    binary.append(reinterpret_cast<const char*>(mesh.triangles.data()),
                  mesh.triangles.size() * sizeof(geometry::Triangle));
    std::string json = R"({"asset":{"version":"2.0"},"scenes":[{"nodes":)" + sceneNodes +
                       R"(}],"nodes":)" + nodes +
                       R"(,"meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":6,"type":"VEC3"},
        {"bufferView":1,"componentType":5125,"count":24,"type":"SCALAR"}],
        "bufferViews":[{"buffer":0,"byteLength":72},{"buffer":0,"byteOffset":72,"byteLength":96}],
        "buffers":[{"byteLength":168}],"materials":[{"name":17}],"images":[{"uri":"../../x.png"}]})";
    json.resize((json.size() + 3) / 4 * 4, ' ');
    const auto word = [](std::size_t value) {
        const auto number = static_cast<std::uint32_t>(value);
        return std::string(reinterpret_cast<const char*>(&number), 4);
    };
    return "glTF" + word(2) + word(28 + json.size() + binary.size()) + word(json.size()) + "JSON" +
           json + word(binary.size()) + std::string("BIN\0", 4) + binary;
}

TEST(BodyReader, appliesTransformsAndKeepsOutsidesOutside)
{
    const test::TempFolder folder;
    const auto body = readBody(folder.write(
        "a.glb", glbWithNodes(R"([{"name":"root","children":[1,2],"translation":[0,1,0]},
            {"name":"Left femur","mesh":0,"translation":[0.5,0,0],"scale":[-1,1,1]},
            {"name":"Right femur","mesh":0,"translation":[-0.5,0,0]}])",
                              "[0]")));
    ASSERT_TRUE(body) << body.error().message();
    const Part* left = find(*body, "bone.femur", Side::Left);
    const Part* right = find(*body, "bone.femur", Side::Right);
    ASSERT_TRUE(left != nullptr && right != nullptr);
    const glm::vec3 centre = geometry::boundsOf(*left->mesh).centre();
    EXPECT_LT(glm::distance(centre, glm::vec3(0.5f, 1.0f, 0.0f)), 1e-6f);
    EXPECT_GT(geometry::signedVolume(*left->mesh), 0.0);
    EXPECT_GT(geometry::signedVolume(*right->mesh), 0.0);
    EXPECT_EQ(left->mesh->normals.size(), 6U) << "computed where the file has none";
    EXPECT_GT(left->mesh->normals[2].y, 0.99f);
}

TEST(BodyReader, oneMeshShownOftenCountsOften)
{
    const test::TempFolder folder;
    std::string nodes = R"([{"name":"skin","mesh":0})";
    std::string shown = "[0";
    for (int i = 1; i < 100; ++i)
    {
        nodes += R"(,{"mesh":0})";
        shown += "," + std::to_string(i);
    }
    const auto file = folder.write("a.glb", glbWithNodes(nodes + "]", shown + "]"));
    BodyLimits limits;
    limits.maxTriangles = 800;
    EXPECT_TRUE(readBody(file, limits));
    limits.maxTriangles = 799;
    EXPECT_FALSE(readBody(file, limits));
}

TEST(BodyReader, theLargestUnknownMeshIsTheSkinOfAForeignBody)
{
    const test::TempFolder folder;
    const auto body = readBody(folder.write(
        "a.glb", glbWithNodes(R"([{"name":"Cube.001","mesh":0},{"name":"Right piriformis","mesh":0},
            {"name":"Right piriformis","mesh":0},{"name":"helper-skirt","mesh":0}])",
                              "[0,1,2,3]")));
    ASSERT_TRUE(body) << body.error().message();
    ASSERT_EQ(body->parts.size(), 3U);
    EXPECT_EQ(body->parts[0].kind, PartKind::Skin);
    EXPECT_NE(find(*body, "muscle.piriformis", Side::Right), nullptr);
    EXPECT_NE(find(*body, "muscle.piriformis_2", Side::Right), nullptr);
    EXPECT_TRUE(body->skinMirror.empty());
}

TEST(BodyReader, aSingleMuscleIsNoSkin)
{
    const test::TempFolder folder;
    const auto body = readBody(folder.write("FJ1428_FMA22340_Right_piriformis.glb",
                                            glbWithNodes(R"([{"name":"mesh","mesh":0}])", "[0]")));
    ASSERT_TRUE(body) << body.error().message();
    ASSERT_EQ(body->parts.size(), 1U);
    EXPECT_EQ(body->parts[0].nodeName(), "muscle.piriformis");
    EXPECT_EQ(body->parts[0].side, Side::Right);
    ASSERT_NE(body->skin, nullptr);
    EXPECT_TRUE(body->skin->triangles.empty());
}

// A cube in decimetres, 17 high, with what modelling programs leave beside it.
constexpr const char* kForeignObj = R"(# a body
mtllib ../../materials.mtl
v -2 -8.5 -1
v 2 -8.5 -1
v 2 8.5 -1
v -2 8.5 -1
v -2 -8.5 1
v 2 -8.5 1
v 2 8.5 1
v -2 8.5 1
v .5 -.5 .5
vt 0 0
vt 1 1
g body
usemtl skin
f 4/1 3/2 2/1 1/2
f 5/1 6/2 7/1 8/2
f 1/1 2/2 6/1 5/2
f 3/1 4/2 8/1 7/2
f 2/1 3/2 7/1 6/2
f 4/1 1/2 5/1 8/2
g joint-head
f 1/1 2/2 9/1
)";

TEST(BodyReader, aForeignObjBecomesASkinInBodySpace)
{
    const test::TempFolder folder;
    const auto body = readBody(folder.write("with spaces 体.obj", kForeignObj));
    ASSERT_TRUE(body) << body.error().message();
    ASSERT_EQ(body->parts.size(), 1U) << "the joint marker is no part of the body";
    const TriMesh& skin = *body->skin;
    EXPECT_EQ(skin.positions.size(), 8U) << "corners are joined across texture seams";
    EXPECT_EQ(skin.triangles.size(), 12U);
    EXPECT_TRUE(geometry::isClosed(skin));
    EXPECT_GT(geometry::signedVolume(skin), 0.0);
    const geometry::Aabb bounds = geometry::boundsOf(skin);
    EXPECT_NEAR(bounds.min.y, 0.0f, 1e-6f);
    EXPECT_NEAR(bounds.max.y, 1.7f, 1e-5f);
}

TEST(BodyReader, numbersWithoutALeadingZeroAreRead)
{
    const test::TempFolder folder;
    const auto body = readBody(
        folder.write("a.obj", "v 0 0 0\nv .5 0 0\nv 0\t-.25 0\nv 0 0 .75\nf 1 3 2\nf 1 2 4\n"));
    ASSERT_TRUE(body) << body.error().message();
    const geometry::Aabb bounds = geometry::boundsOf(*body->skin);
    EXPECT_EQ(bounds.size(), glm::vec3(0.5f, 0.25f, 0.75f));
}

TEST(BodyReader, opensNoOtherFile)
{
    const test::TempFolder folder;
    folder.write("a/b/body.obj", kForeignObj);
    // Whoever opened this pipe would wait for ever, until the alarm.
    ASSERT_EQ(::mkfifo((folder.path() / "materials.mtl").c_str(), 0600), 0);
    const test::ChildEnd end = test::runLimited([&folder] {
        ::alarm(20);
        return readBody(folder.path() / "a" / "b" / "body.obj") ? 7 : 8;
    });
    EXPECT_TRUE(end.exited);
    EXPECT_EQ(end.status, 7);
}

TEST(BodyReader, readsPlyAndStl)
{
    const test::TempFolder folder;
    const auto ply = readBody(folder.write(
        "a.ply", "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\n"
                 "property float z\nelement face 4\nproperty list uchar int vertex_indices\n"
                 "end_header\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n3 0 2 1\n3 0 1 3\n3 0 3 2\n3 1 2 3\n"));
    ASSERT_TRUE(ply) << ply.error().message();
    EXPECT_EQ(ply->skin->positions.size(), 4U);
    EXPECT_TRUE(geometry::isClosed(*ply->skin));
    std::string facets = "solid tetrahedron\n";
    for (const geometry::Triangle& triangle : ply->skin->triangles)
    {
        facets += "facet normal 0 0 0\nouter loop\n";
        for (int i = 0; i < 3; ++i)
        {
            const glm::vec3 p = ply->skin->positions[triangle[i]];
            facets += "vertex " + std::to_string(p.x) + " " + std::to_string(p.y) + " " +
                      std::to_string(p.z) + "\n";
        }
        facets += "endloop\nendfacet\n";
    }
    const auto stl = readBody(folder.write("Right femur.stl", facets + "endsolid tetrahedron\n"));
    ASSERT_TRUE(stl) << stl.error().message();
    EXPECT_EQ(stl->parts[0].nodeName(), "bone.femur");
    EXPECT_EQ(stl->parts[0].mesh->positions.size(), 4U);
    EXPECT_TRUE(geometry::isClosed(*stl->parts[0].mesh));
}

TEST(RealBody, isWholeSymmetricAndOfHumanSize)
{
    const auto body = readBody(std::filesystem::path(KNOTLAS_SOURCE_DIR) / "models" / "body.glb");
    ASSERT_TRUE(body) << body.error().message();
    const geometry::Aabb bounds = geometry::boundsOf(*body->skin);
    EXPECT_NEAR(bounds.size().y, 1.75f, 0.02f);
    EXPECT_NEAR(bounds.min.y, 0.0f, 0.01f);
    EXPECT_NEAR(bounds.min.x, -bounds.max.x, 1e-6f);
    EXPECT_EQ(body->skinMirror.size(), body->skin->positions.size());
    EXPECT_GT(body->landmarks.all().size(), 200U);
    for (const Part& part : body->parts)
    {
        EXPECT_EQ(part.mesh->normals.size(), part.mesh->positions.size()) << part.nodeName();
        if (part.side == Side::Right)
        {
            EXPECT_NE(find(*body, part.nodeName(), Side::Left), nullptr) << part.nodeName();
        }
    }
}

}  // namespace
}  // namespace knotlas::io
