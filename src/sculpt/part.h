#pragma once

#include "geometry/tri_mesh.h"

#include <functional>
#include <string>
#include <string_view>

namespace knotlas::sculpt
{

// One named mesh on its way into the body. Paired parts are modelled on the right (x < 0), closed.
// Midline parts are whole, closed and symmetric; the assembly cuts them at x = 0.
struct SculptedPart
{
    std::string name;  // node name: "bone.femur", "muscle.trapezius.upper"
    geometry::TriMesh mesh;
    bool midline = false;
    int maxTriangles = 0;  // of the right half, after simplification; 0: as it is
};

// Told about every finished step: one line, without a line break.
using Progress = std::function<void(std::string_view)>;

}  // namespace knotlas::sculpt
