#include "render/field_slopes.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <random>

namespace knotlas::render
{
namespace
{

constexpr std::uint32_t kSide = 21;

// A square of uneven triangles in the plane z = 0, about 5 mm wide each.
geometry::TriMesh unevenSquare()
{
    geometry::TriMesh mesh;
    std::mt19937 random(3);
    std::uniform_real_distribution<float> shift(-0.001f, 0.001f);
    for (std::uint32_t y = 0; y < kSide; ++y)
    {
        for (std::uint32_t x = 0; x < kSide; ++x)
        {
            mesh.positions.emplace_back(0.005f * static_cast<float>(x) + shift(random),
                                        0.005f * static_cast<float>(y) + shift(random), 0.0f);
        }
    }
    for (std::uint32_t y = 0; y + 1 < kSide; ++y)
    {
        for (std::uint32_t x = 0; x + 1 < kSide; ++x)
        {
            const std::uint32_t at = y * kSide + x;
            mesh.triangles.push_back({at, at + 1, at + kSide + 1});
            mesh.triangles.push_back({at, at + kSide + 1, at + kSide});
        }
    }
    mesh.normals.assign(mesh.positions.size(), {0.0f, 0.0f, 1.0f});
    return mesh;
}

template <typename Field> std::vector<float> sampled(const geometry::TriMesh& mesh, Field field)
{
    std::vector<float> weights;
    for (const glm::vec3& position : mesh.positions)
    {
        weights.push_back(field(position));
    }
    return weights;
}

TEST(FieldSlopes, OfAPlaneAreExact)
{
    const geometry::TriMesh mesh = unevenSquare();
    const glm::vec3 slope{12.0f, -7.0f, 0.0f};
    const auto weights =
        sampled(mesh, [&](const glm::vec3& p) { return 1.0f + glm::dot(slope, p); });
    for (const glm::vec3& found : slopesOf(mesh, weights))
    {
        EXPECT_LT(glm::distance(found, slope), 0.05f);
    }
}

TEST(FieldSlopes, AreZeroWhereNothingIsPainted)
{
    const geometry::TriMesh mesh = unevenSquare();
    for (const glm::vec3& slope : slopesOf(mesh, std::vector<float>(mesh.positions.size(), 0.0f)))
    {
        EXPECT_EQ(slope, glm::vec3(0.0f));
    }
}

// The border of a round zone, as shaders/skin.frag reconstructs the field: much rounder than the
// straight pieces of plain interpolation.
TEST(FieldSlopes, RoundTheBorderOfAZone)
{
    const geometry::TriMesh mesh = unevenSquare();
    const glm::vec3 centre{0.05f, 0.05f, 0.0f};
    const auto field = [&](const glm::vec3& p) {
        const float t = glm::clamp(1.0f - glm::distance(p, centre) / 0.03f, 0.0f, 1.0f);
        return t * t * (3.0f - 2.0f * t);
    };
    const std::vector<float> weights = sampled(mesh, field);
    const std::vector<glm::vec3> slopes = slopesOf(mesh, weights);
    float plain = 0.0f;
    float curved = 0.0f;
    for (const geometry::Triangle& t : mesh.triangles)
    {
        const std::array<std::uint32_t, 3> corners{t.x, t.y, t.z};
        for (const glm::vec3& at :
             {glm::vec3(0.5f, 0.5f, 0.0f), glm::vec3(0.0f, 0.5f, 0.5f), glm::vec3(1.0f / 3.0f)})
        {
            glm::vec3 place(0.0f);
            for (int i = 0; i < 3; ++i)
            {
                place += at[i] * mesh.positions[corners[static_cast<std::size_t>(i)]];
            }
            const float truth = field(place);
            if (truth < 0.15f || truth > 0.6f)
            {
                continue;  // far from the border
            }
            float straight = 0.0f;
            float bent = 0.0f;
            for (int i = 0; i < 3; ++i)
            {
                const std::uint32_t corner = corners[static_cast<std::size_t>(i)];
                straight += at[i] * weights[corner];
                bent += at[i] * (weights[corner] +
                                 0.5f * glm::dot(slopes[corner], place - mesh.positions[corner]));
            }
            plain += std::abs(straight - truth);
            curved += std::abs(bent - truth);
        }
    }
    EXPECT_LT(curved, 0.5f * plain);
}

}  // namespace
}  // namespace knotlas::render
