#pragma once

#include "geometry/tri_mesh.h"

#include <cstddef>

namespace knotlas::sculpt
{

// Makes a closed mesh a clean one, every edge between exactly two triangles: removes triangles
// without three different corners, cancels pairs of equal triangles that face each other, and
// splits vertices where sheets touch, so that edges of four triangles become two edges. Unused
// vertices are dropped. All vertex attributes are kept. Half meshes keep their border.
void makeManifold(geometry::TriMesh& mesh);

// Makes a half mesh meet its mirror image in its border alone: removes triangles that lie in the
// mid-sagittal plane, and lifts folds that touch it in an edge.
void keepOffMidline(geometry::TriMesh& mesh);

// Drops vertices that no triangle uses; the order of the others stays.
void dropUnusedVertices(geometry::TriMesh& mesh);

// Keeps the largest connected piece of the surface.
void keepLargestPiece(geometry::TriMesh& mesh);

// Keeps the pieces that have at least `share` (0..1) of the triangles of the largest one.
void keepLargePieces(geometry::TriMesh& mesh, double share);

// Connected pieces of the surface.
std::size_t pieceCount(const geometry::TriMesh& mesh);

// The half x <= 0 of a symmetric closed mesh, open at the mid-sagittal plane: vertices of the cut
// have x == 0 exactly, and there a normal lies in the plane. Vertices nearer to the plane than
// `snap` metres move onto it, so that the cut leaves no slivers.
geometry::TriMesh rightHalf(const geometry::TriMesh& mesh, float snap);

}  // namespace knotlas::sculpt
