#pragma once

#include "scene/scene.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <vector>

namespace knotlas::render
{

// One printed dot of a stippled zone.
struct StippleDot
{
    glm::vec3 position{0.0f};
    glm::vec3 normal{0.0f};
    float spacing = 0.0f;  // metres: no dot that is drawn at this spacing or a wider one is nearer
    float weight = 0.0f;   // of its zone at this place
    std::uint32_t paint = 0;
    float openness = 0.0f;   // of the soft window
    float occlusion = 1.0f;  // baked ambient occlusion, 1 open
};

// Covers the stippled paints of the scene with dots that lie evenly (Poisson discs at several
// spacings, each a part of the next), whole within their zone and outside the solid zone of the
// same pattern. Where stippled paints overlap, their dots alternate. Same input, same dots.
std::vector<StippleDot> stipple(const geometry::TriMesh& skin, const scene::Scene& scene);

}  // namespace knotlas::render
