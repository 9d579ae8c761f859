#include "io/body_reader.h"
#include "render/readback.h"
#include "render/renderer.h"
#include "shell/offscreen.h"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

// Milliseconds per frame of a turning body at 1280x800: render_bench BODY.glb
namespace knotlas
{
namespace
{

constexpr int kFrames = 11;

scene::Material materialOf(anatomy::PartKind kind)
{
    switch (kind)
    {
    case anatomy::PartKind::Skin:
        return scene::Material::Skin;
    case anatomy::PartKind::Bone:
        return scene::Material::Bone;
    case anatomy::PartKind::Cartilage:
        return scene::Material::Cartilage;
    case anatomy::PartKind::Fascia:
        return scene::Material::Fascia;
    case anatomy::PartKind::Muscle:
        break;
    }
    return scene::Material::Muscle;
}

scene::Scene wholeBody(const anatomy::Body& body)
{
    scene::Scene scene;
    for (const anatomy::Part& part : body.parts)
    {
        scene::Drawable drawable;
        drawable.id = static_cast<std::uint32_t>(scene.drawables.size());
        drawable.mesh = part.mesh;
        drawable.material = materialOf(part.kind);
        scene.drawables.push_back(std::move(drawable));
    }
    return scene;
}

// A ball of the skin around a place, 1 in its middle.
std::shared_ptr<const std::vector<float>> ball(const anatomy::Body& body, const glm::vec3& centre,
                                               float radius)
{
    auto field = std::make_shared<std::vector<float>>();
    for (const glm::vec3& position : body.skin->positions)
    {
        const glm::vec3 gap = position - centre;
        const float distance = std::sqrt(gap.x * gap.x + gap.y * gap.y + gap.z * gap.z);
        field->push_back(std::max(1.0f - distance / radius, 0.0f));
    }
    return field;
}

// As when the upper trapezius is selected: zones up the neck, and the skin opened above it.
scene::Scene selected(const anatomy::Body& body)
{
    scene::Scene scene = wholeBody(body);
    const glm::vec3 neck(-0.06f, 1.52f, -0.06f);
    scene.window = {ball(body, neck, 0.22f), 1.0f};
    scene.paints.resize(2);
    scene.paints[0].weights = ball(body, neck + glm::vec3(0.0f, 0.1f, 0.03f), 0.10f);
    scene.paints[1].weights = ball(body, neck + glm::vec3(0.0f, 0.1f, 0.03f), 0.16f);
    scene.paints[1].style = scene::ZoneStyle::Stippled;
    return scene;
}

scene::Scene without(scene::Scene scene, scene::Material material)
{
    std::erase_if(scene.drawables,
                  [&](const scene::Drawable& drawable) { return drawable.material == material; });
    return scene;
}

double cpuMs()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double wallMs()
{
    using namespace std::chrono;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

bool measure(const char* name, render::Renderer& renderer, scene::Scene scene,
             const render::Quality& quality)
{
    auto target = render::ReadbackTarget::create(1280, 800);
    if (!target)
    {
        return false;
    }
    scene.camera.azimuthRad = 3.0f;
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int frame = -3; frame < kFrames; ++frame)
    {
        scene.camera.azimuthRad += 0.02f;
        const double wallStart = wallMs();
        const double cpuStart = cpuMs();
        if (!renderer.draw(scene, target->target(), quality))
        {
            return false;
        }
        glFinish();
        if (frame >= 0)
        {
            wall.push_back(wallMs() - wallStart);
            cpu.push_back(cpuMs() - cpuStart);
        }
        else if (quality.coarse)
        {
            renderer.waitForCoarse();
        }
    }
    std::printf("%-28s wall %7.1f ms   cpu %7.1f ms   %8zu triangles\n", name, median(wall),
                median(cpu), renderer.trianglesDrawn());
    return true;
}

int run(const char* file)
{
    const auto body = io::readBody(file);
    const auto context = shell::OffscreenContext::create();
    if (!body || !context)
    {
        std::fputs("no body, or no OpenGL\n", stderr);
        return 1;
    }
    auto renderer = render::Renderer::create(shell::OffscreenContext::getProcAddress);
    if (!renderer)
    {
        std::fprintf(stderr, "%s\n", renderer.error().message().c_str());
        return 3;
    }
    std::printf("%s\n", renderer->info().renderer.c_str());

    struct Case
    {
        const char* name;
        scene::Scene scene;
    };

    const std::array cases{
        Case{"skin", wholeBody(*body)}, Case{"skin, zones, window", selected(*body)},
        Case{"muscles and bones", without(wholeBody(*body), scene::Material::Skin)}};
    render::Quality still;
    still.msaaSamples = 1;
    render::Quality moving = still;
    moving.coarse = true;
    render::Quality fast = moving;
    fast.resolutionScale = 0.75f;
    bool drawn = true;
    for (const Case& each : cases)
    {
        std::printf("%s\n", each.name);
        drawn = drawn && measure("  full", *renderer, each.scene, still) &&
                measure("  coarse", *renderer, each.scene, moving) &&
                measure("  coarse at 0.75", *renderer, each.scene, fast);
    }
    return drawn ? 0 : 3;
}

}  // namespace
}  // namespace knotlas

int main(int argc, char** argv)
{
    if (argc != 2)
    {
        std::fputs("usage: render_bench BODY.glb\n", stderr);
        return 2;
    }
    return knotlas::run(argv[1]);
}
