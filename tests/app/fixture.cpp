#include "app/fixture.h"

#include "app/camera_rig.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace knotlas::app::test
{
namespace
{

using geometry::TriMesh;

// A sphere from a subdivided octahedron, stretched and moved; symmetric in x.
TriMesh egg(const glm::vec3& centre, const glm::vec3& radii, int subdivisions)
{
    TriMesh mesh;
    mesh.positions = {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}};
    mesh.triangles = {{0, 2, 4}, {2, 1, 4}, {1, 3, 4}, {3, 0, 4},
                      {2, 0, 5}, {1, 2, 5}, {3, 1, 5}, {0, 3, 5}};
    for (int level = 0; level < subdivisions; ++level)
    {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
        const auto middle = [&](std::uint32_t a, std::uint32_t b) {
            const auto key = std::minmax(a, b);
            const auto [found, isNew] =
                middles.emplace(key, static_cast<std::uint32_t>(mesh.positions.size()));
            if (isNew)
            {
                mesh.positions.push_back(glm::normalize(mesh.positions[a] + mesh.positions[b]));
            }
            return found->second;
        };
        std::vector<geometry::Triangle> finer;
        for (const geometry::Triangle& t : mesh.triangles)
        {
            const std::uint32_t ab = middle(t.x, t.y);
            const std::uint32_t bc = middle(t.y, t.z);
            const std::uint32_t ca = middle(t.z, t.x);
            finer.insert(finer.end(), {{t.x, ab, ca}, {ab, t.y, bc}, {ca, bc, t.z}, {ab, bc, ca}});
        }
        mesh.triangles = std::move(finer);
    }
    for (glm::vec3& position : mesh.positions)
    {
        position = centre + position * radii;
    }
    mesh.normals = geometry::computeNormals(mesh.positions, mesh.triangles);
    return mesh;
}

anatomy::Part part(const char* id, anatomy::PartKind kind, core::Side side, TriMesh mesh,
                   bool superficial = true)
{
    return {id, kind, side, std::make_shared<const TriMesh>(std::move(mesh)), superficial};
}

std::shared_ptr<const anatomy::Body> smallBody()
{
    auto body = std::make_shared<anatomy::Body>();
    body->file = "small";
    body->skin = std::make_shared<const TriMesh>(egg({0, 1, 0}, {0.3f, 0.6f, 0.2f}, 5));
    body->parts.push_back({"skin", anatomy::PartKind::Skin, core::Side::Mid, body->skin, true});
    for (const auto& [side, x] :
         {std::pair{core::Side::Right, -0.12f}, std::pair{core::Side::Left, 0.12f}})
    {
        body->parts.push_back(part("outer.upper", anatomy::PartKind::Muscle, side,
                                   egg({x, 1.0f, 0.12f}, {0.06f, 0.15f, 0.02f}, 3)));
        body->parts.push_back(part("inner", anatomy::PartKind::Muscle, side,
                                   egg({x, 1.0f, 0.05f}, {0.05f, 0.12f, 0.02f}, 3), false));
        body->parts.push_back(part("bare.head", anatomy::PartKind::Muscle, side,
                                   egg({x, 0.65f, 0.08f}, {0.03f, 0.06f, 0.02f}, 3)));
    }
    body->parts.push_back(part("spine", anatomy::PartKind::Bone, core::Side::Mid,
                               egg({0, 1.0f, 0.0f}, {0.02f, 0.4f, 0.02f}, 3)));
    body->landmarks.add("shoulder", {-0.15f, 1.3f, 0.1f});
    body->landmarks.add("flank", {-0.2f, 0.9f, 0.1f});
    body->landmarks.add("navel", {0.0f, 0.9f, 0.2f});
    return body;
}

anatomy::Place at(const char* landmark)
{
    return {anatomy::LandmarkPlace{landmark}, glm::vec3(0.0f)};
}

anatomy::TriggerPoint trigger(const char* id, const char* label, const char* where,
                              const char* zone)
{
    anatomy::TriggerPoint point;
    point.id = id;
    point.label = label;
    point.place = at(where);
    point.zones = {{anatomy::ZoneLevel::Essential, {{{at(zone)}, 120.0f}}},
                   {anatomy::ZoneLevel::Spillover, {{{at(zone)}, 200.0f}}}};
    point.felt = "a deep ache when lifting";
    point.sources = {{"book", ""}};
    return point;
}

std::shared_ptr<const anatomy::Atlas> smallAtlas()
{
    auto atlas = std::make_shared<anatomy::Atlas>();
    atlas->groups = {{"trunk", "Trunk"}};
    atlas->sources = {{"book", "A book", ""}};
    anatomy::Muscle outer;
    outer.id = "outer";
    outer.muscle = "outer muscle";
    outer.name = "Outer muscle";
    outer.latin = "Musculus externus";
    outer.synonyms = {"shrugger"};
    outer.group = "trunk";
    outer.triggerPoints = {trigger("outer.1", "TrP1", "shoulder", "shoulder"),
                           trigger("outer.2", "TrP2", "flank", "flank")};
    anatomy::Muscle inner = outer;
    inner.id = "inner";
    inner.muscle = "inner muscle";
    inner.name = "Inner muscle";
    inner.latin = "Musculus internus";
    inner.synonyms = {};
    inner.triggerPoints = {trigger("inner.1", "TrP1", "flank", "navel")};
    atlas->muscles = {outer, inner};
    atlas->regions = {
        {"top", "Top of the egg", "trunk", "", {"crown"}, {{{at("shoulder")}, 200.0f}}},
        {"belly", "Belly", "trunk", "", {"tummy"}, {{{at("navel")}, 200.0f}}}};
    anatomy::RedFlag swelling;
    swelling.text = "An arm that swells: see a doctor.";
    swelling.words = {"swollen arm", "numb"};
    swelling.sources = {{"book", ""}};
    atlas->redFlags = {swelling};
    return atlas;
}

Content build()
{
    Content content;
    content.body = smallBody();
    content.atlas = smallAtlas();
    auto matrix = anatomy::ReferralMatrix::build(content.body, content.atlas);
    EXPECT_TRUE(matrix) << (matrix ? "" : matrix.error().message());
    content.matrix = std::make_shared<const anatomy::ReferralMatrix>(*std::move(matrix));
    std::vector<const TriMesh*> meshes;
    for (const anatomy::Part& each : content.body->parts)
    {
        meshes.push_back(each.mesh.get());
    }
    content.rays = std::make_shared<const geometry::RayScene>(meshes);
    return content;
}

}  // namespace

Content smallContent()
{
    static const Content content = build();
    return content;
}

AppState smallState()
{
    AppState state;
    state.content = smallContent();
    state.view.camera = *namedView(state, "front", state.session.viewport.aspect());
    return state;
}

glm::vec2 seenAt(const AppState& state, const glm::vec3& point)
{
    const glm::vec3 seen = state.view.camera.project(point, state.session.viewport.aspect());
    return {seen.x, seen.y};
}

}  // namespace knotlas::app::test
