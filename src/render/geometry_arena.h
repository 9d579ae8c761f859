#pragma once

#include "render/clusters.h"
#include "render/gl/handles.h"
#include "render/simplifier.h"
#include "scene/scene.h"

#include <glm/vec2.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace knotlas::render
{

enum class Level : std::uint8_t
{
    Full,
    Coarse,
};

// A mesh that the arena knows. Its bounds are there at once; its triangles once it is resident.
struct StoredMesh
{
    std::shared_ptr<const geometry::TriMesh> source;
    std::uint32_t slot = 0;  // place in the part table
    glm::vec3 centre{0.0f};
    float radius = 0.0f;
    glm::vec2 fibreSize{0.0f};  // metres along u and along v
    bool resident = false;
    bool coarseRequested = false;
    std::uint32_t baseVertex = 0;
    std::array<std::vector<Cluster>, 2> levels;  // by Level; coarse is empty until it is made
    std::vector<std::uint32_t> indices;          // of the full level, where the arena keeps them

    [[nodiscard]] const std::vector<Cluster>& clusters(Level level) const;
};

// All static meshes of a group in one vertex and one index buffer. Meshes are uploaded when they
// are first drawn; a scene that needs more room than there is makes the arena anew, without what
// the scene no longer holds.
class GeometryArena
{
  public:
    // `keepIndices`: for meshes whose patches are looked into vertex by vertex.
    explicit GeometryArena(bool keepIndices);

    // Makes every mesh among these drawables known.
    void admit(const std::vector<const scene::Drawable*>& drawables);

    // Null for a mesh that was never admitted. Valid until the next `admit`.
    [[nodiscard]] StoredMesh* find(const geometry::TriMesh* mesh);

    void makeResident(StoredMesh& mesh);

    // Asks for a coarse version; it appears in the mesh some frames later, after `collectCoarse`.
    void requestCoarse(StoredMesh& mesh);
    void collectCoarse();

    void waitForCoarse() { simplifier_->finish(); }

    void bind() const { glBindVertexArray(vertexArray_.name()); }

    [[nodiscard]] std::size_t slotCount() const { return meshes_.size(); }

    [[nodiscard]] std::size_t vertexCapacity() const { return vertexCapacity_; }

    // Grows by one whenever the buffers are made anew and all vertices move.
    [[nodiscard]] std::uint32_t generation() const { return generation_; }

  private:
    void makeAnew(const std::vector<const scene::Drawable*>& drawables);
    void upload(StoredMesh& mesh, Level level, std::vector<std::uint32_t> indices);

    bool keepIndices_;
    std::vector<StoredMesh> meshes_;
    std::unordered_map<const geometry::TriMesh*, std::size_t> indexOf_;
    std::size_t vertexCapacity_ = 0;
    std::size_t indexCapacity_ = 0;
    std::size_t verticesUsed_ = 0;
    std::size_t indicesUsed_ = 0;
    std::uint32_t generation_ = 0;
    gl::VertexArray vertexArray_;
    gl::Buffer vertices_;
    gl::Buffer indices_;
    std::unique_ptr<Simplifier> simplifier_;
};

}  // namespace knotlas::render
