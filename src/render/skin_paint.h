#pragma once

#include "render/geometry_arena.h"
#include "scene/scene.h"

#include <cstdint>
#include <vector>

namespace knotlas::render
{

// How many fields a vertex of the skin carries for so many paints, and the shader with it: 2, 4 or
// 8. The last of them may be empty.
std::size_t fieldsFor(std::size_t paints);

// Zones and soft window as vertex attributes of the skin, in a buffer beside its static ones. Every
// weight comes with its slope, so that the shader reconstructs a field that is smooth within the
// triangles of the mesh too.
class SkinPaint
{
  public:
    // What a patch of the skin shows besides skin.
    struct Marks
    {
        bool painted = false;
        bool open = false;
    };

    SkinPaint();

    // Brings the buffer up to date with the scene; cheap when its fields are the same as last time.
    // The skin must be resident in `arena`.
    void update(const scene::Scene& scene, const GeometryArena& arena, const StoredMesh& skin);
    void clear();

    [[nodiscard]] bool paints(const StoredMesh& skin) const
    {
        return skin_ != nullptr && skin.source.get() == skin_;
    }

    // Of a cluster of the skin at full detail.
    [[nodiscard]] Marks marks(std::size_t cluster) const { return marks_[cluster]; }

  private:
    using Field = std::shared_ptr<const std::vector<float>>;

    void upload(const GeometryArena& arena, const StoredMesh& skin);
    void markClusters(const StoredMesh& skin);

    gl::Buffer buffer_;
    const geometry::TriMesh* skin_ = nullptr;
    std::uint32_t generation_ = 0;
    std::vector<Field> fields_;  // kept, so that an address is never mistaken for another field
    Field openness_;
    bool windowShown_ = false;
    std::vector<Marks> marks_;
};

}  // namespace knotlas::render
