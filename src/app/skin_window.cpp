#include "app/skin_window.h"

#include "geometry/surface_walk.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <limits>

namespace knotlas::app
{
namespace
{

constexpr float kOpenM = 0.004f;    // fully open so far beyond the muscle's outline
constexpr float kClosedM = 0.026f;  // closed from here on
// A deep muscle is seen through its window at an angle: the window is wider by a part of its depth.
constexpr float kWiderByDepth = 0.4f;
constexpr float kMaxWiderM = 0.02f;
// Samples of a muscle's surface: more make the outline no better than the skin's own vertices.
constexpr std::size_t kMaxWindowSamples = 1500;
constexpr std::size_t kMaxCoverSamples = 160;

// Evenly chosen vertices of a mesh, with their normals.
template <typename Visit>
void forSomeVertices(const geometry::TriMesh& mesh, std::size_t most, const Visit& visit)
{
    const std::size_t count = mesh.positions.size();
    const std::size_t step = std::max<std::size_t>(1, (count + most - 1) / most);
    for (std::size_t i = 0; i < count; i += step)
    {
        visit(mesh.positions[i], mesh.normals[i]);
    }
}

// The skin above a point of a muscle: nearest to it, and straight out from its surface, which is
// where it is looked for from most directions.
class SkinAbove
{
  public:
    explicit SkinAbove(const Content& content)
        : surface_(content.matrix->surface()), skin_(content.matrix->places().skin()),
          nearest_(surface_.positions().size(), std::numeric_limits<float>::max())
    {}

    void add(const glm::vec3& position, const glm::vec3& normal)
    {
        const auto near = skin_.nearestPoint(position);
        if (!near)
        {
            return;
        }
        mark(*near, near->distance);
        // Not through the whole body: the underside of a muscle faces away from its skin.
        const float reach = 1.4f * near->distance + 0.015f;
        if (const auto out = skin_.nearestHit({position, normal}, reach))
        {
            mark(*out, near->distance);
        }
    }

    [[nodiscard]] std::vector<geometry::Seed> seeds() const
    {
        std::vector<geometry::Seed> seeds;
        for (std::uint32_t vertex = 0; vertex < nearest_.size(); ++vertex)
        {
            if (nearest_[vertex] < std::numeric_limits<float>::max())
            {
                seeds.push_back({vertex, nearest_[vertex]});
            }
        }
        return seeds;
    }

  private:
    void mark(const geometry::SurfacePoint& point, float depth)
    {
        const float headStart = kMaxWiderM - std::min(kWiderByDepth * depth, kMaxWiderM);
        const geometry::Triangle corners = surface_.triangles()[point.triangle];
        for (int k = 0; k < 3; ++k)
        {
            float& nearest = nearest_[corners[k]];
            nearest = std::min(nearest, headStart + glm::distance(surface_.positions()[corners[k]],
                                                                  point.position));
        }
    }

    const geometry::Surface& surface_;
    const geometry::RayScene& skin_;
    std::vector<float>
        nearest_;  // per skin vertex: distance to a marked point, less what its depth adds
};

}  // namespace

std::vector<float> openSkinAbove(const Content& content, std::span<const std::uint32_t> parts)
{
    SkinAbove above(content);
    for (const std::uint32_t part : parts)
    {
        forSomeVertices(*content.body->parts[part].mesh, kMaxWindowSamples,
                        [&](const glm::vec3& position, const glm::vec3& normal) {
                            above.add(position, normal);
                        });
    }
    const geometry::Surface& surface = content.matrix->surface();
    std::vector<float> openness(surface.positions().size(), 0.0f);
    for (const geometry::VertexDistance& reached :
         geometry::flood(surface, above.seeds(), kMaxWiderM + kClosedM))
    {
        openness[reached.vertex] =
            1.0f - glm::smoothstep(kMaxWiderM + kOpenM, kMaxWiderM + kClosedM, reached.distance);
    }
    return openness;
}

std::vector<std::uint32_t> coveringParts(const Content& content,
                                         std::span<const std::uint32_t> parts)
{
    constexpr float minShare = 0.03f;  // a muscle that merely touches the outline may stay
    const geometry::RayScene& skin = content.matrix->places().skin();
    const std::vector<anatomy::Part>& all = content.body->parts;
    std::vector<std::size_t> hits(all.size(), 0);
    std::size_t samples = 0;
    for (const std::uint32_t part : parts)
    {
        forSomeVertices(*all[part].mesh, kMaxCoverSamples,
                        [&](const glm::vec3& position, const glm::vec3&) {
                            const auto above = skin.nearestPoint(position);
                            if (!above || above->distance < 1e-4f)
                            {
                                return;
                            }
                            ++samples;
                            const geometry::Ray outwards{position, (above->position - position) /
                                                                       above->distance};
                            std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
                            for (const geometry::SurfacePoint& hit :
                                 content.rays->allHits(outwards, above->distance))
                            {
                                if (hit.mesh != last)
                                {
                                    ++hits[hit.mesh];
                                    last = hit.mesh;
                                }
                            }
                        });
    }
    std::vector<std::uint32_t> covering;
    for (std::uint32_t i = 0; i < all.size(); ++i)
    {
        const bool soft =
            all[i].kind == anatomy::PartKind::Muscle || all[i].kind == anatomy::PartKind::Fascia;
        const bool itself = std::ranges::find(parts, i) != parts.end();
        if (soft && !itself && static_cast<float>(hits[i]) > minShare * static_cast<float>(samples))
        {
            covering.push_back(i);
        }
    }
    return covering;
}

}  // namespace knotlas::app
