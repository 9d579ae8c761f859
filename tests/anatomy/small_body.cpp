#include "anatomy/small_body.h"

#include "geometry/shapes.h"

namespace knotlas::test
{

using namespace anatomy;
using core::Side;
using geometry::TriMesh;

namespace
{

// A flat muscle of two faces 6 mm apart in front of the trunk's axis: u downwards, v to the left.
TriMesh sheet(const glm::vec3& centre, float width, float height)
{
    const TriMesh front = plate(width, height, 8, 10);
    TriMesh back = translated(front, {0.0f, 0.0f, -0.006f});
    for (geometry::Triangle& triangle : back.triangles)
    {
        std::swap(triangle.y, triangle.z);
    }
    TriMesh mesh = united(front, back);
    for (const glm::vec3& position : mesh.positions)
    {
        mesh.fibre.emplace_back(0.5f - position.y / height, 0.5f + position.x / width);
    }
    return translated(mesh, centre);
}

// A closed spindle along y: u upwards, v once around.
TriMesh spindle(const glm::vec3& from, const glm::vec3& to, float radius)
{
    constexpr std::uint32_t kAround = 16;
    TriMesh mesh = capsule(from, to, radius, kAround);
    const auto count = std::uint32_t(mesh.positions.size());
    for (std::uint32_t i = 0; i < count; ++i)
    {
        const bool pole = i == 0 || i + 1 == count;
        const float u = (mesh.positions[i].y - from.y + radius) / (to.y - from.y + 2.0f * radius);
        mesh.fibre.emplace_back(u, pole ? 0.0f : float((i - 1) % kAround) / float(kAround));
    }
    return mesh;
}

TriMesh halfSkin(int refined)
{
    TriMesh half = rightHalf(capsule({0, 0.2f, 0}, {0, 0.8f, 0}, kTrunkRadius, 90));
    half = united(half, capsule({-0.164f, 0.25f, 0}, {-0.164f, 0.7f, 0}, 0.04f, 36));
    for (int i = 0; i < refined; ++i)
    {
        half = subdivided(half);
    }
    return half;
}

void addMuscle(Body& body, const std::string& id, const TriMesh& right)
{
    const auto mesh = std::make_shared<const TriMesh>(right);
    const auto image = std::make_shared<const TriMesh>(geometry::mirrored(right));
    body.parts.push_back({id, PartKind::Muscle, Side::Right, mesh});
    body.parts.push_back({id, PartKind::Muscle, Side::Left, image});
}

Region region(const std::string& id, const std::vector<Stroke>& strokes,
              const std::string& within = "")
{
    Region region;
    region.id = id;
    region.name = id;
    region.within = within;
    region.strokes = strokes;
    return region;
}

}  // namespace

std::shared_ptr<const Body> smallBody(int refined, bool symmetric)
{
    auto body = std::make_shared<Body>();
    geometry::MirroredHalf skin = geometry::mirrorHalf(halfSkin(refined));
    body->skin = std::make_shared<const TriMesh>(std::move(skin.mesh));
    if (symmetric)
    {
        body->skinMirror = std::move(skin.mirrorOf);
    }
    body->parts.push_back({"skin", PartKind::Skin, Side::Mid, body->skin});
    addMuscle(*body, "broad.upper", sheet({-0.06f, 0.65f, 0.08f}, 0.06f, 0.1f));
    addMuscle(*body, "broad.lower", sheet({-0.06f, 0.45f, 0.08f}, 0.06f, 0.1f));
    addMuscle(*body, "spindle", spindle({-0.164f, 0.4f, 0.0f}, {-0.164f, 0.6f, 0.0f}, 0.02f));

    const std::pair<const char*, glm::vec3> landmarks[] = {
        {"chest_mid", {0.0f, 0.6f, 0.12f}},     {"chest_low", {0.0f, 0.4f, 0.12f}},
        {"side_high", {-0.12f, 0.6f, 0.0f}},    {"side_low", {-0.12f, 0.4f, 0.0f}},
        {"nipple", {-0.06f, 0.6f, 0.104f}},     {"hip", {-0.06f, 0.35f, 0.104f}},
        {"arm_outer", {-0.204f, 0.6f, 0.0f}},   {"arm_inner", {-0.124f, 0.6f, 0.0f}},
        {"arm_front", {-0.164f, 0.45f, 0.04f}},
    };
    for (const auto& [id, position] : landmarks)
    {
        body->landmarks.add(id, position);
    }
    return body;
}

Place at(const std::string& landmark, const glm::vec3& offsetMm)
{
    return {LandmarkPlace{landmark}, offsetMm};
}

Stroke stroke(const std::vector<Place>& points, float widthMm)
{
    return {points, widthMm};
}

Atlas smallAtlas()
{
    TriggerPoint chest;
    chest.id = "broad.1";
    chest.label = "TrP1";
    chest.place = {MusclePlace{"broad.upper", 0.5f, 0.5f}, {}};
    chest.prevalence = 0.9f;
    chest.zones = {{ZoneLevel::Essential, {stroke({at("nipple"), at("side_high")}, 60.0f)}},
                   {ZoneLevel::Spillover, {stroke({at("side_high"), at("side_low")}, 50.0f)}}};
    TriggerPoint rare = chest;
    rare.id = "broad.2";
    rare.label = "TrP2";
    rare.prevalence = 0.1f;
    TriggerPoint arm;
    arm.id = "spindle.1";
    arm.label = "TrP1";
    arm.place = at("arm_front");
    arm.zones = {{ZoneLevel::Essential, {stroke({at("arm_outer"), at("arm_front")}, 40.0f)}}};

    Muscle broad;
    broad.id = broad.muscle = "broad";
    broad.name = "Broad muscle";
    broad.triggerPoints = {chest, rare};
    Muscle spindle;
    spindle.id = spindle.muscle = "spindle";
    spindle.name = "Spindle";
    spindle.triggerPoints = {arm};

    Atlas atlas;
    atlas.muscles = {broad, spindle};
    atlas.regions = {
        region("breast", {stroke({at("chest_mid"), at("nipple")}, 100.0f)}),
        region("belly", {stroke({at("chest_low"), at("hip")}, 100.0f)}),
        region("flank", {stroke({at("side_high"), at("side_low")}, 70.0f)}),
        region("nipple_spot", {stroke({at("nipple")}, 50.0f)}, "breast"),
        region("arm_out", {stroke({at("arm_outer")}, 60.0f)}),
        region("arm_in", {stroke({at("arm_inner")}, 60.0f)}),
    };
    RedFlag heart;
    heart.text = "Chest pain that spreads to the arm: call for help.";
    heart.regions = {"breast"};
    heart.words = {"chest pressure"};
    RedFlag arms;
    arms.text = "An arm that swells.";
    arms.regions = {"arm_in", "arm_out"};
    arms.words = {"swollen arm", "numb"};
    atlas.redFlags = {heart, arms};
    return atlas;
}

}  // namespace knotlas::test
