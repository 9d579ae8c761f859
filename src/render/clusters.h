#pragma once

#include <glm/vec3.hpp>

#include <cstdint>
#include <vector>

namespace knotlas::render
{

// A small patch of neighbouring triangles that is culled as one.
struct Cluster
{
    std::uint32_t firstIndex = 0;  // into the index buffer
    std::uint32_t indexCount = 0;
    glm::vec3 centre{0.0f};  // bounding sphere
    float radius = 0.0f;
    glm::vec3 coneAxis{0.0f, 0.0f, 1.0f};  // all normals lie in a cone around it
    float coneCutoff = 1.0f;               // 1: faces every way, never culled as turned away
};

// Reorders the triangles of `indices` so that neighbours which face the same way lie side by side,
// and cuts them into patches; `firstIndex` counts from the begin of `indices`. Many parts are thin:
// sorted by place alone, nearly every patch would hold a front and a back and never be culled.
std::vector<Cluster> buildClusters(const std::vector<glm::vec3>& positions,
                                   std::vector<std::uint32_t>& indices);

}  // namespace knotlas::render
