#pragma once

#include "core/result.h"
#include "geometry/tri_mesh.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace knotlas::io
{

// A mesh node of a generated body: "skin", "bone.femur", "muscle.trapezius.upper".
struct BodyNode
{
    std::string name;
    geometry::TriMesh mesh;
};

// Writes a GLB with the root node "knotlas_half_body": mesh nodes in the given order, then one
// empty node "landmark.<id>" per landmark with its position as translation. POSITION and NORMAL are
// float, TEXCOORD_0 (fibre) float, COLOR_0 (shade) normalised unsigned bytes; fibre and shade only
// where the mesh has them. Same input, same bytes. The file is written beside and renamed.
core::Result<void> writeHalfBody(const std::filesystem::path& file,
                                 const std::vector<BodyNode>& nodes,
                                 const std::map<std::string, glm::vec3, std::less<>>& landmarks,
                                 const std::string& copyright);

} // namespace knotlas::io
