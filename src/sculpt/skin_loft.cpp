#include "sculpt/skin_loft.h"

#include "core/assert.h"
#include "sculpt/curves.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knotlas::sculpt
{
namespace
{

constexpr int kAround = 160;  // vertices of a ring
constexpr float kMillimetre = 0.001f;
constexpr double kTurn = 2.0 * std::numbers::pi;

// 1 for low waves, falling to 0 beyond the highest one that is kept.
double passBand(int wave, int harmonics)
{
    const double flat = 2.0 * harmonics / 3.0;
    if (wave <= flat)
    {
        return 1.0;
    }
    return 0.5 + 0.5 * std::cos(std::numbers::pi * (wave - flat) / (harmonics - flat + 1.0));
}

// Radii of `kAround` directions from measured ones: a Fourier series cut at `harmonics`.
std::vector<float> filteredRing(const std::vector<float>& radii, int harmonics)
{
    const int count = static_cast<int>(radii.size());
    const int waves = std::min(harmonics, (count - 1) / 2);
    std::vector<double> ring(kAround, 0.0);
    for (int wave = 0; wave <= waves; ++wave)
    {
        double a = 0.0;
        double b = 0.0;
        for (int i = 0; i < count; ++i)
        {
            a += radii[static_cast<std::size_t>(i)] * std::cos(kTurn * wave * i / count);
            b += radii[static_cast<std::size_t>(i)] * std::sin(kTurn * wave * i / count);
        }
        const double scale = passBand(wave, harmonics) * (wave == 0 ? 1.0 : 2.0) / count;
        for (int k = 0; k < kAround; ++k)
        {
            const double angle = kTurn * wave * k / kAround;
            ring[static_cast<std::size_t>(k)] +=
                scale * (a * std::cos(angle) + b * std::sin(angle));
        }
    }
    return {ring.begin(), ring.end()};
}

// Values at `at` along the loft, one monotone curve per direction.
std::vector<std::vector<float>> alongLoft(const std::vector<std::vector<float>>& rings,
                                          std::span<const float> knots, std::span<const float> at)
{
    std::vector<std::vector<float>> directions;
    std::vector<float> values(rings.size());
    for (std::size_t k = 0; k < kAround; ++k)
    {
        std::ranges::transform(rings, values.begin(), [k](const auto& ring) { return ring[k]; });
        directions.push_back(monotoneCubic(knots, values, at));
    }
    return directions;
}

void addCap(geometry::TriMesh& mesh, const glm::vec3& centre, std::uint32_t firstOfRing, bool flips)
{
    const auto apex = static_cast<std::uint32_t>(mesh.positions.size());
    mesh.positions.push_back(centre);
    for (std::uint32_t k = 0; k < kAround; ++k)
    {
        const std::uint32_t a = firstOfRing + k;
        const std::uint32_t b = firstOfRing + (k + 1) % kAround;
        mesh.triangles.push_back(flips ? geometry::Triangle(apex, b, a)
                                       : geometry::Triangle(apex, a, b));
    }
}

PolarSection readHalfRow(const std::vector<float>& row)
{
    PolarSection section;
    section.centre = kMillimetre * glm::vec3(0.0f, row[0], row[1]);
    for (std::size_t i = 2; i < row.size(); ++i)
    {
        section.radii.push_back(kMillimetre * row[i]);
    }
    for (std::size_t i = row.size() - 2; i > 2; --i)
    {
        section.radii.push_back(kMillimetre * row[i]);
    }
    return section;
}

PolarSection readLimbRow(const std::vector<float>& row)
{
    PolarSection section;
    section.centre = kMillimetre * glm::vec3(row[0], row[1], row[2]);
    for (std::size_t i = 3; i < row.size(); ++i)
    {
        section.radii.push_back(kMillimetre * row[i]);
    }
    return section;
}

}  // namespace

std::vector<PolarSection> readSections(const TableNode& loft)
{
    constexpr std::size_t kFewest = 8;
    const bool half = loft.has("half");
    const TableNode rows = loft[half ? "half" : "limb"];
    std::vector<PolarSection> sections;
    for (const std::vector<float>& row : rows.rows())
    {
        if (row.size() < kFewest || (!sections.empty() && row.size() != rows.at(0).size()))
        {
            rows.fail("every row needs the same number of directions, at least five");
            return {};
        }
        sections.push_back(half ? readHalfRow(row) : readLimbRow(row));
    }
    if (loft.has("normals"))
    {
        const std::vector<glm::vec3> normals = loft["normals"].vectors();
        if (normals.size() != sections.size())
        {
            loft["normals"].fail("every section needs one normal");
            return {};
        }
        for (std::size_t i = 0; i < sections.size(); ++i)
        {
            sections[i].normal = glm::normalize(normals[i]);
        }
    }
    if (sections.size() < 2)
    {
        rows.fail("a loft needs two sections");
    }
    return sections;
}

geometry::TriMesh loft(std::span<const PolarSection> sections, int harmonics, float spacing)
{
    KNOTLAS_ASSERT(sections.size() >= 2 && spacing > 0.0f);
    std::vector<glm::vec3> centres;
    std::vector<glm::vec3> normals;
    std::vector<std::vector<float>> rings;
    for (const PolarSection& section : sections)
    {
        centres.push_back(section.centre);
        normals.push_back(section.normal);
        rings.push_back(filteredRing(section.radii, harmonics));
    }
    const std::vector<float> knots = arcLengths(centres);
    const int count = 2 + static_cast<int>(polylineLength(centres) / spacing);
    const std::vector<float> at = linspace(0.0f, 1.0f, count);
    const std::vector<glm::vec3> line = monotoneCubic(knots, centres, at);
    const std::vector<glm::vec3> up = monotoneCubic(knots, normals, at);
    const std::vector<std::vector<float>> radii = alongLoft(rings, knots, at);

    geometry::TriMesh mesh;
    for (std::size_t i = 0; i < at.size(); ++i)
    {
        const glm::vec3 normal = glm::normalize(up[i]);
        const glm::vec3 ahead(0.0f, 0.0f, 1.0f);
        const glm::vec3 front = glm::normalize(ahead - normal * glm::dot(ahead, normal));
        const glm::vec3 right = glm::cross(front, normal);
        for (std::size_t k = 0; k < kAround; ++k)
        {
            const auto angle = static_cast<float>(kTurn * static_cast<double>(k) / kAround);
            mesh.positions.push_back(
                line[i] + radii[k][i] * (std::cos(angle) * front + std::sin(angle) * right));
        }
    }
    const bool upwards = glm::dot(line.back() - line.front(), up.front()) > 0.0f;
    for (std::uint32_t i = 0; i + 1 < at.size(); ++i)
    {
        for (std::uint32_t k = 0; k < kAround; ++k)
        {
            const std::uint32_t a = i * kAround + k;
            const std::uint32_t b = i * kAround + (k + 1) % kAround;
            const std::uint32_t c = a + kAround;
            const std::uint32_t d = b + kAround;
            mesh.triangles.push_back(upwards ? geometry::Triangle(a, c, d)
                                             : geometry::Triangle(a, d, c));
            mesh.triangles.push_back(upwards ? geometry::Triangle(a, d, b)
                                             : geometry::Triangle(a, b, d));
        }
    }
    addCap(mesh, line.front(), 0, !upwards);
    addCap(mesh, line.back(), static_cast<std::uint32_t>(at.size() - 1) * kAround, upwards);
    return mesh;
}

}  // namespace knotlas::sculpt
