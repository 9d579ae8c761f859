#include "sculpt/ambient_occlusion.h"

#include "sculpt/parallel.h"

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace knotlas::sculpt
{
namespace
{

constexpr int kRays = 96;
constexpr float kLift = 0.0004f;  // metres: clears the triangles around the vertex
constexpr std::size_t kVerticesPerTask = 1024;

// Radical inverse in base 2: the second coordinate of a Hammersley point.
float bitReversed(std::uint32_t i)
{
    i = (i << 16U) | (i >> 16U);
    i = ((i & 0x00ff00ffU) << 8U) | ((i & 0xff00ff00U) >> 8U);
    i = ((i & 0x0f0f0f0fU) << 4U) | ((i & 0xf0f0f0f0U) >> 4U);
    i = ((i & 0x33333333U) << 2U) | ((i & 0xccccccccU) >> 2U);
    i = ((i & 0x55555555U) << 1U) | ((i & 0xaaaaaaaaU) >> 1U);
    return static_cast<float>(i) * 2.3283064e-10f;
}

// Directions around +z, as dense as the cosine of their slope.
std::array<glm::vec3, kRays> cosineDirections()
{
    std::array<glm::vec3, kRays> directions;
    for (std::uint32_t i = 0; i < kRays; ++i)
    {
        const float u = (static_cast<float>(i) + 0.5f) / static_cast<float>(kRays);
        const float angle = 2.0f * std::numbers::pi_v<float> * bitReversed(i);
        const float radius = std::sqrt(u);
        directions[i] = {radius * std::cos(angle), radius * std::sin(angle), std::sqrt(1.0f - u)};
    }
    return directions;
}

glm::mat3 basisAround(const glm::vec3& normal)
{
    const glm::vec3 helper =
        std::abs(normal.y) < 0.9f ? glm::vec3(0.0f, 1.0f, 0.0f) : glm::vec3(1.0f, 0.0f, 0.0f);
    const glm::vec3 across = glm::normalize(glm::cross(helper, normal));
    return {across, glm::cross(normal, across), normal};
}

}  // namespace

std::vector<std::uint8_t> openness(const geometry::TriMesh& mesh,
                                   const geometry::RayScene& occluders,
                                   std::span<const float> weights, float reach)
{
    const auto directions = cosineDirections();
    const auto opennessAt = [&](std::size_t vertex) {
        const glm::vec3 normal = mesh.normals[vertex];
        const glm::mat3 basis = basisAround(normal);
        const glm::vec3 origin = mesh.positions[vertex] + kLift * normal;
        float open = 0.0f;
        for (const glm::vec3& direction : directions)
        {
            const auto hit = occluders.nearestHit({origin, basis * direction}, reach);
            open +=
                hit ? 1.0f - weights[hit->mesh] * (1.0f - std::sqrt(hit->distance / reach)) : 1.0f;
        }
        return static_cast<std::uint8_t>(std::lround(255.0f * open / static_cast<float>(kRays)));
    };

    std::vector<std::uint8_t> result(mesh.positions.size());
    forEachIndex((result.size() + kVerticesPerTask - 1) / kVerticesPerTask, [&](std::size_t task) {
        const std::size_t end = std::min(result.size(), (task + 1) * kVerticesPerTask);
        for (std::size_t i = task * kVerticesPerTask; i < end; ++i)
        {
            result[i] = opennessAt(i);
        }
    });
    return result;
}

}  // namespace knotlas::sculpt
