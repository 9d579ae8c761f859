#pragma once

#include "geometry/tri_mesh.h"

#include <functional>

// Meshes whose distances and areas are known exactly.
namespace knotlas::test
{

// A rectangular plate in the plane z = 0, centred at the origin, facing +z, of irregular triangles.
geometry::TriMesh plate(float width, float height, int columns, int rows);

// A closed sphere of nearly equal triangles.
geometry::TriMesh sphere(float radius, int subdivisions);

// A closed capsule around the segment from `from` to `to`.
geometry::TriMesh capsule(const glm::vec3& from, const glm::vec3& to, float radius, int around);

geometry::TriMesh translated(geometry::TriMesh mesh, const glm::vec3& offset);

// Two meshes as one, not connected.
geometry::TriMesh united(const geometry::TriMesh& a, const geometry::TriMesh& b);

// Every triangle split into four; new vertices lie on the old edges.
geometry::TriMesh subdivided(const geometry::TriMesh& mesh);

// The part of a mesh with x <= 0. Triangles that cross the plane are cut at it.
geometry::TriMesh rightHalf(const geometry::TriMesh& mesh);

}  // namespace knotlas::test
