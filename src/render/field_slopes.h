#pragma once

#include "geometry/tri_mesh.h"

#include <glm/vec3.hpp>

#include <vector>

namespace knotlas::render
{

// How steeply a field of one weight per vertex rises at each vertex, per metre: the mean of the
// slopes of the triangles around it, by area. Zero where the field is flat. With these slopes a
// triangle's quadratic interpolation (weight + half the slope times the way from the vertex,
// blended by barycentric coordinates) meets every field of second order exactly.
std::vector<glm::vec3> slopesOf(const geometry::TriMesh& mesh, const std::vector<float>& weights);

}  // namespace knotlas::render
