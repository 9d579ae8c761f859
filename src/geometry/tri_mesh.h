#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <cstdint>
#include <vector>

namespace knotlas::geometry
{

using Triangle = glm::uvec3;

// An indexed triangle mesh in body space (metres). Triangles are counter-clockwise seen from
// outside. `normals` has one unit vector per vertex; `fibre` and `shade` are either empty or one
// per vertex.
struct TriMesh
{
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals;
    std::vector<glm::vec2> fibre;    // u: 0 origin .. 1 insertion; v around or across, 0..1
    std::vector<glm::u8vec4> shade;  // r: ambient occlusion (255 open), g: tendon; b, a: 255
    std::vector<Triangle> triangles;

    bool operator==(const TriMesh&) const = default;
};

struct Aabb
{
    glm::vec3 min{1e30f};
    glm::vec3 max{-1e30f};

    void add(const glm::vec3& point);
    void add(const Aabb& box);

    [[nodiscard]] bool empty() const { return min.x > max.x; }

    [[nodiscard]] glm::vec3 centre() const { return 0.5f * (min + max); }

    [[nodiscard]] glm::vec3 size() const { return empty() ? glm::vec3(0.0f) : max - min; }

    bool operator==(const Aabb&) const = default;
};

Aabb boundsOf(const TriMesh& mesh);

double triangleArea(const TriMesh& mesh, const Triangle& triangle);  // m2
double surfaceArea(const TriMesh& mesh);                             // m2
double signedVolume(const TriMesh& mesh);       // m3, positive when oriented outwards
glm::vec3 volumeCentroid(const TriMesh& mesh);  // vertex mean when the mesh encloses nothing

// Every edge belongs to exactly two triangles, in opposite directions.
bool isClosed(const TriMesh& mesh);

// Area-weighted vertex normals.
std::vector<glm::vec3> computeNormals(const std::vector<glm::vec3>& positions,
                                      const std::vector<Triangle>& triangles);

// The mirror image at the mid-sagittal plane (x -> -x), orientation kept outward.
TriMesh mirrored(const TriMesh& mesh);

// A half mesh (x <= 0, open at the mid-sagittal plane) united with its mirror image. Vertices with
// x == 0 are shared. `mirrorOf[i]` is the vertex that is the mirror image of vertex i.
struct MirroredHalf
{
    TriMesh mesh;
    std::vector<std::uint32_t> mirrorOf;
};

MirroredHalf mirrorHalf(const TriMesh& half);

}  // namespace knotlas::geometry
