#pragma once

#include "geometry/ray_scene.h"
#include "geometry/tri_mesh.h"

#include <cstdint>
#include <span>
#include <vector>

namespace knotlas::sculpt
{

// How open the sky is above each vertex of `mesh`, 0 shut in .. 255 open: cosine-weighted rays of
// one fixed set. Nearer shadows count more, beyond `reach` metres none does; `weights` says how
// much each mesh of `occluders` counts, 0..1.
std::vector<std::uint8_t> openness(const geometry::TriMesh& mesh,
                                   const geometry::RayScene& occluders,
                                   std::span<const float> weights, float reach);

}  // namespace knotlas::sculpt
