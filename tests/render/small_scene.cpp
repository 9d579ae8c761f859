#include "render/small_scene.h"

#include "geometry/shapes.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>

namespace knotlas::test
{
namespace
{

using geometry::TriMesh;

// Occlusion that darkens downwards, so that its effect is in the picture.
void addShade(TriMesh& mesh)
{
    for (const glm::vec3& normal : mesh.normals)
    {
        const float open = 0.75f + 0.25f * normal.y;
        mesh.shade.emplace_back(static_cast<std::uint8_t>(std::lround(open * 255.0f)), 0, 255, 255);
    }
}

TriMesh muscle(float x)
{
    const glm::vec3 low(x, 0.35f, 0.09f);
    const glm::vec3 high(0.8f * x, 1.0f, 0.10f);
    TriMesh mesh = capsule(low, high, 0.055f, 48);
    addShade(mesh);
    const glm::vec3 axis = glm::normalize(high - low);
    const float length = glm::distance(low, high);
    for (std::size_t i = 0; i < mesh.positions.size(); ++i)
    {
        const glm::vec3 from = mesh.positions[i] - low;
        const float u = glm::clamp(glm::dot(from, axis) / length, 0.0f, 1.0f);
        const float around = std::atan2(from.x, from.z) / std::numbers::pi_v<float>;
        mesh.fibre.emplace_back(u, std::abs(around));
        const float tendon = glm::clamp((std::abs(u - 0.5f) - 0.36f) / 0.1f, 0.0f, 1.0f);
        mesh.shade[i].g = static_cast<std::uint8_t>(std::lround(tendon * 255.0f));
    }
    return mesh;
}

scene::Drawable drawable(scene::Scene& scene, TriMesh mesh, scene::Material material)
{
    if (mesh.shade.empty())
    {
        addShade(mesh);
    }
    scene::Drawable part;
    part.id = static_cast<std::uint32_t>(10 + scene.drawables.size());
    part.mesh = std::make_shared<const TriMesh>(std::move(mesh));
    part.material = material;
    part.tint = 0.2f * static_cast<float>(scene.drawables.size());
    return part;
}

}  // namespace

scene::Scene smallScene()
{
    using scene::Material;
    scene::Scene scene;
    const auto add = [&](TriMesh mesh, Material material) {
        scene.drawables.push_back(drawable(scene, std::move(mesh), material));
    };
    add(capsule({0.02f, 0.22f, 0.0f}, {0.0f, 1.12f, 0.0f}, 0.21f, 128), Material::Skin);
    add(muscle(-0.09f), Material::Muscle);
    add(muscle(0.10f), Material::Muscle);
    add(capsule({0.0f, 0.25f, 0.0f}, {0.0f, 1.05f, 0.0f}, 0.05f, 40), Material::Bone);
    add(translated(sphere(0.07f, 3), {0.0f, 1.16f, 0.0f}), Material::Cartilage);
    add(translated(plate(0.22f, 0.10f, 12, 6), {0.0f, 0.30f, 0.155f}), Material::Fascia);
    scene.camera.target = {0.0f, 0.66f, 0.0f};
    scene.camera.distance = 3.3f;
    scene.camera.azimuthRad = 0.25f;
    scene.camera.elevationRad = 0.20f;
    return scene;
}

scene::Scene smallSceneInside()
{
    scene::Scene scene = smallScene();
    scene.drawables.erase(scene.drawables.begin() + kSkin);
    return scene;
}

std::shared_ptr<const std::vector<float>> spot(const TriMesh& skin, const glm::vec3& centre,
                                               float radius)
{
    auto weights = std::make_shared<std::vector<float>>();
    for (const glm::vec3& position : skin.positions)
    {
        const float near = glm::clamp(1.0f - glm::distance(position, centre) / radius, 0.0f, 1.0f);
        weights->push_back(near * near * (3.0f - 2.0f * near));
    }
    return weights;
}

scene::Paint paintOf(const scene::Scene& scene, const glm::vec3& centre, float radius,
                     scene::ZoneStyle style, std::uint32_t pattern)
{
    scene::Paint paint;
    paint.weights = spot(*scene.drawables[kSkin].mesh, centre, radius);
    paint.colourSrgb =
        pattern % 2 == 0 ? glm::vec3(0.0f, 0.45f, 0.70f) : glm::vec3(0.84f, 0.37f, 0.0f);
    paint.style = style;
    paint.pattern = pattern;
    return paint;
}

void openWindow(scene::Scene& scene)
{
    scene.window.openness =
        spot(*scene.drawables[kSkin].mesh, glm::vec3(-0.08f, 0.70f, 0.19f), 0.22f);
    scene.window.strength = 1.0f;
}

scene::Scene mirroredScene(const scene::Scene& scene)
{
    scene::Scene mirror = scene;
    for (scene::Drawable& part : mirror.drawables)
    {
        part.mesh = std::make_shared<const TriMesh>(geometry::mirrored(*part.mesh));
    }
    for (scene::Glow& glow : mirror.glows)
    {
        glow.centre.x = -glow.centre.x;
    }
    mirror.camera.target.x = -scene.camera.target.x;
    mirror.camera.azimuthRad = -scene.camera.azimuthRad;
    mirror.look.keySide = -scene.look.keySide;
    return mirror;
}

}  // namespace knotlas::test
