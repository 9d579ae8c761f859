#pragma once

#include "geometry/tri_mesh.h"
#include "sculpt/tables.h"

namespace knotlas::sculpt
{

// A measured cross-section of the body in polar form: distances from a centre in equal steps of the
// angle, from the front (0) over the right side (90 degrees) and the back.
struct PolarSection
{
    glm::vec3 centre{0.0f};
    glm::vec3 normal{0.0f, 1.0f, 0.0f};  // of the section's plane, unit
    std::vector<float> radii;            // a full turn
};

// Reads a loft from a table: either "half" rows of the symmetric trunk or head,
// [y, z, radii from front to back], or "limb" rows, [x, y, z, radii of a full turn], whose planes
// are horizontal, or square to "normals", a vector for each section. Millimetres.
std::vector<PolarSection> readSections(const TableNode& loft);

// A closed smooth surface through the sections. Only the first `harmonics` waves around a section
// are kept (the highest third fades out), `spacing` metres lie between rings.
geometry::TriMesh loft(std::span<const PolarSection> sections, int harmonics, float spacing);

}  // namespace knotlas::sculpt
