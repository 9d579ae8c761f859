#pragma once

#include "render/geometry_arena.h"
#include "render/skin_paint.h"
#include "render/view_volume.h"

#include <optional>
#include <vector>

namespace knotlas::render
{

// Runs of indices for one multi-draw call.
class Batch
{
  public:
    // Runs that touch become one.
    void add(std::uint32_t firstIndex, std::uint32_t indexCount);
    void add(const std::vector<Cluster>& clusters);

    [[nodiscard]] bool empty() const { return counts_.empty(); }

    [[nodiscard]] std::size_t triangles() const;
    void draw() const;

  private:
    std::vector<GLsizei> counts_;
    std::vector<const void*> offsets_;
    std::uint32_t end_ = 0;
};

// Inner parts of one kind of transparency.
struct InnerBatches
{
    Batch bones;    // bone and cartilage
    Batch muscles;  // closed, back faces are never seen
    Batch sheets;   // fascia: seen from both sides

    [[nodiscard]] bool empty() const { return bones.empty() && muscles.empty() && sheets.empty(); }
};

struct SkinBatches
{
    Batch plain;
    Batch painted;  // shows zones or the soft window

    [[nodiscard]] bool empty() const { return plain.empty() && painted.empty(); }
};

// What is drawn of a scene from one camera, after leaving out what cannot be seen.
struct DrawList
{
    SkinBatches solidSkin;
    SkinBatches fadedSkin;
    InnerBatches solid;
    InnerBatches faded;
    Batch selected;  // outlined parts, whole
    Batch hovered;
    // Where an opaque skin lets see inside; the whole picture where there is no such skin.
    ClipRect opening{glm::vec2(-1.0f), glm::vec2(1.0f)};

    [[nodiscard]] std::size_t triangles() const;
};

// The two groups of meshes, in buffers of their own.
struct Arenas
{
    GeometryArena skin{true};
    GeometryArena inner{false};
};

// Makes resident what is drawn. Skins must have been admitted to `arenas.skin`, all else to
// `arenas.inner`.
DrawList buildDrawList(const scene::Scene& scene, Arenas& arenas, const SkinPaint& paint,
                       const ViewVolume& volume, bool coarse);

}  // namespace knotlas::render
