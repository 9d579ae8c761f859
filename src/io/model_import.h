#pragma once

#include "core/result.h"
#include "geometry/tri_mesh.h"
#include "io/body_reader.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace knotlas::io
{

// A node of a model file, transforms applied. A node without a mesh is a mere place.
struct ModelNode
{
    std::string name;
    glm::vec3 position{0.0f};  // of the node's origin
    geometry::TriMesh mesh;    // checked: finite, indices in range, normals of unit length
};

struct Model
{
    std::string rootName;
    std::vector<ModelNode> nodes;  // depth first, without the root unless that has a mesh itself
};

// Reads a GLB, OBJ, PLY or STL file through Assimp: with the one importer that its name asks for,
// out of memory, so that nothing in the file can open another file, and after our own checks.
// Vertices keep the order of the file where it has indices (GLB, PLY); OBJ and STL are joined by
// position.
core::Result<Model> importModel(const std::filesystem::path& file, const BodyLimits& limits);

}  // namespace knotlas::io
