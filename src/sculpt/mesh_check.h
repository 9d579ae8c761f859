#pragma once

#include "geometry/tri_mesh.h"

namespace knotlas::sculpt
{

// Whether a mesh is sound, and how well its triangles are made.
struct MeshCheck
{
    std::size_t triangles = 0;
    double volumeMl = 0.0;
    bool closed = false;    // every edge between two triangles
    bool outward = false;   // encloses a positive volume
    bool manifold = false;  // closed, and around every vertex the triangles are one fan
    bool finite = false;    // positions and normals
    // Smallest angle of a triangle: the value that one in a hundred does not reach, degrees.
    float minAngleDegrees = 0.0f;
    double needles = 0.0;  // share of triangles with an angle under 2 degrees
    // Share of the surface whose triangles turn away from the normals that shade them.
    double badlyShaded = 0.0;

    [[nodiscard]] bool sound() const { return closed && outward && manifold && finite; }
};

MeshCheck checkMesh(const geometry::TriMesh& mesh);

}  // namespace knotlas::sculpt
