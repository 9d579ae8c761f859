#include "render/field_slopes.h"

#include <glm/geometric.hpp>

namespace knotlas::render
{
namespace
{

struct Slope
{
    glm::vec3 byArea{0.0f};
    float area = 0.0f;
};

// Twice the area everywhere: only ratios count.
Slope slopeWithin(const geometry::TriMesh& mesh, const geometry::Triangle& t,
                  const std::vector<float>& weights)
{
    const glm::vec3& a = mesh.positions[t.x];
    const glm::vec3& b = mesh.positions[t.y];
    const glm::vec3& c = mesh.positions[t.z];
    const glm::vec3 across = glm::cross(b - a, c - a);
    const float area = glm::length(across);
    if (area < 1e-12f)
    {
        return {};
    }
    const glm::vec3 edges =
        weights[t.x] * (c - b) + weights[t.y] * (a - c) + weights[t.z] * (b - a);
    return {glm::cross(across / area, edges), area};
}

void addTo(std::vector<Slope>& sums, const geometry::Triangle& t, const Slope& slope)
{
    for (const std::uint32_t vertex : {t.x, t.y, t.z})
    {
        sums[vertex].byArea += slope.byArea;
        sums[vertex].area += slope.area;
    }
}

}  // namespace

std::vector<glm::vec3> slopesOf(const geometry::TriMesh& mesh, const std::vector<float>& weights)
{
    std::vector<Slope> sums(mesh.positions.size());
    const auto painted = [&](std::uint32_t vertex) { return weights[vertex] > 0.0f; };
    for (const geometry::Triangle& t : mesh.triangles)
    {
        if (painted(t.x) || painted(t.y) || painted(t.z))
        {
            addTo(sums, t, slopeWithin(mesh, t, weights));
        }
    }
    // At the fringe the unpainted triangles count too.
    const auto fringe = [&](std::uint32_t vertex) {
        return weights[vertex] <= 0.0f && sums[vertex].area > 0.0f;
    };
    std::vector<float> flatArea(sums.size(), 0.0f);
    for (const geometry::Triangle& t : mesh.triangles)
    {
        const bool flat = !painted(t.x) && !painted(t.y) && !painted(t.z);
        if (flat && (fringe(t.x) || fringe(t.y) || fringe(t.z)))
        {
            const float area = slopeWithin(mesh, t, weights).area;
            for (const std::uint32_t vertex : {t.x, t.y, t.z})
            {
                flatArea[vertex] += area;
            }
        }
    }
    std::vector<glm::vec3> slopes(sums.size(), glm::vec3(0.0f));
    for (std::size_t i = 0; i < sums.size(); ++i)
    {
        if (sums[i].area > 0.0f)
        {
            slopes[i] = sums[i].byArea / (sums[i].area + flatArea[i]);
        }
    }
    return slopes;
}

}  // namespace knotlas::render
