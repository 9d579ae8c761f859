#include "io/body_reader.h"
#include "render/gl_fixture.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <vector>

namespace knotlas
{
namespace
{

constexpr int kPlaces = 16;

class ShimmerTest : public test::GlTest
{
  protected:
    // The muscles of the shipped body, as they are seen with the skin off.
    static scene::Scene muscles()
    {
        const auto body =
            io::readBody(std::filesystem::path(KNOTLAS_SOURCE_DIR) / "models" / "body.glb");
        EXPECT_TRUE(body) << body.error().message();
        scene::Scene scene;
        for (std::uint32_t i = 0; body && i < body->parts.size(); ++i)
        {
            const anatomy::Part& part = body->parts[i];
            if (part.kind == anatomy::PartKind::Muscle)
            {
                scene.drawables.push_back({i, part.mesh, scene::Material::Muscle});
            }
        }
        return scene;
    }

    // How much the light of a pixel varies while the body moves through one pixel: the standard
    // deviation over 16 places, in levels of 255, on average over the pixels that lie well within
    // one muscle in all of them.
    double shimmer(scene::Scene scene, int samples, const render::Quality& quality)
    {
        const scene::Camera camera = scene.camera;
        const float pixel = 2.0f * camera.distance * std::tan(0.5f * camera.fovYRad) /
                            static_cast<float>(test::kHeight);
        std::vector<std::vector<double>> light;
        std::vector<std::vector<std::uint32_t>> ids;
        for (int place = 0; place < kPlaces; ++place)
        {
            // Sixteen places evenly within a pixel (a lattice of rank one).
            const float x = static_cast<float>(place) / kPlaces;
            const float y = static_cast<float>(place * 7 % kPlaces) / kPlaces;
            scene.camera.target = camera.target + pixel * (x * camera.right() + y * camera.up());
            // Coarse meshes are made in the background.
            static_cast<void>(draw(scene, 1, quality));
            renderer().waitForCoarse();
            light.push_back(lightOf(draw(scene, samples, quality)));
            auto seen = renderer().drawIds(scene, test::kWidth, test::kHeight);
            EXPECT_TRUE(seen);
            ids.push_back(*std::move(seen));
        }
        double sum = 0.0;
        int count = 0;
        for (int y = 2; y < test::kHeight - 2; ++y)
        {
            for (int x = 2; x < test::kWidth - 2; ++x)
            {
                if (withinOne(ids, x, y))
                {
                    sum += deviation(light, static_cast<std::size_t>(y * test::kWidth + x));
                    ++count;
                }
            }
        }
        EXPECT_GT(count, 300);
        return sum / std::max(count, 1);
    }

  private:
    static std::vector<double> lightOf(const io::Image& image)
    {
        std::vector<double> light;
        for (std::size_t at = 0; at < image.rgba.size(); at += 4)
        {
            light.push_back(0.2126 * image.rgba[at] + 0.7152 * image.rgba[at + 1] +
                            0.0722 * image.rgba[at + 2]);
        }
        return light;
    }

    static bool withinOne(const std::vector<std::vector<std::uint32_t>>& ids, int x, int y)
    {
        constexpr int reach = 2;
        const std::uint32_t id = ids[0][static_cast<std::size_t>(y * test::kWidth + x)];
        if (id == render::Renderer::kNoId)
        {
            return false;
        }
        for (const std::vector<std::uint32_t>& seen : ids)
        {
            for (int dy = -reach; dy <= reach; ++dy)
            {
                for (int dx = -reach; dx <= reach; ++dx)
                {
                    if (seen[static_cast<std::size_t>((y + dy) * test::kWidth + x + dx)] != id)
                    {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    static double deviation(const std::vector<std::vector<double>>& light, std::size_t at)
    {
        double sum = 0.0;
        double squares = 0.0;
        for (const std::vector<double>& picture : light)
        {
            sum += picture[at];
            squares += picture[at] * picture[at];
        }
        const double mean = sum / kPlaces;
        return std::sqrt(std::max(squares / kPlaces - mean * mean, 0.0));
    }
};

TEST_F(ShimmerTest, fibresStayCalmAtADistance)
{
    scene::Scene scene = muscles();
    scene.look.groundShadow = false;
    render::Quality moving;
    moving.coarse = true;
    moving.msaaSamples = 1;
    render::Quality resting;
    resting.msaaSamples = 1;
    for (const float distance : {5.0f, 2.2f})
    {
        scene.camera.distance = distance;
        scene.camera.target.y = distance > 3.0f ? 0.9f : 1.2f;
        const double whileMoving = shimmer(scene, 1, moving);
        const double refined = shimmer(scene, 8, resting);
        std::printf("%.1f m away: %.2f levels while moving, %.2f refined\n", double(distance),
                    whileMoving, refined);
        // What is left in the refined picture is the shading itself as it passes: fibres that are
        // not filtered add to it while one sample is all there is.
        EXPECT_LT(whileMoving, 1.15 * refined);
        EXPECT_LT(whileMoving, 4.5);
    }
}

}  // namespace
}  // namespace knotlas
