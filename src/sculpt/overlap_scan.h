#pragma once

#include "geometry/tri_mesh.h"

#include <cstdint>
#include <vector>

namespace knotlas::sculpt
{

// How much of mesh `first` lies inside mesh `second`; both orders of a pair are listed.
struct PairOverlap
{
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    double volumeMl = 0.0;
    float depthMm = 0.0f;  // the deepest that a point of one's surface lies inside the other
};

struct OverlapScan
{
    // By index of the mesh: its volume on the right, and how much of that lies in others of group 0
    // (each place counted once), of group 1, ...
    std::vector<double> volumesMl;
    std::vector<std::vector<double>> insideMl;
    std::vector<PairOverlap> pairs;  // by first, then second
};

// Parallel lines upwards through the right half of the body, a millimetre apart, measure what lies
// in what. `meshes` are closed; `groups` says to which group each belongs.
OverlapScan scanOverlaps(const std::vector<const geometry::TriMesh*>& meshes,
                         const std::vector<std::uint32_t>& groups);

}  // namespace knotlas::sculpt
