#include "render/draw_list.h"

#include <algorithm>
#include <numeric>

namespace knotlas::render
{
namespace
{

class Builder
{
  public:
    Builder(const scene::Scene& scene, Arenas& arenas, const SkinPaint& paint,
            const ViewVolume& volume, bool coarse)
        : scene_(scene), arenas_(arenas), paint_(paint), volume_(volume),
          level_(coarse ? Level::Coarse : Level::Full)
    {}

    DrawList build()
    {
        for (const scene::Drawable& drawable : scene_.drawables)
        {
            if (drawable.material == scene::Material::Skin)
            {
                addSkin(drawable);
            }
        }
        if (opaqueSkin_)
        {
            list_.opening = opening_.clipped();
        }
        // Bodies list their parts from deep to superficial: drawn the other way round, what is
        // hidden is rarely shaded.
        for (std::size_t i = scene_.drawables.size(); i-- > 0;)
        {
            if (scene_.drawables[i].material != scene::Material::Skin)
            {
                addInner(scene_.drawables[i]);
            }
        }
        return std::move(list_);
    }

  private:
    // Null when nothing of it is in view.
    StoredMesh* fetch(GeometryArena& arena, const scene::Drawable& drawable)
    {
        StoredMesh* mesh = arena.find(drawable.mesh.get());
        KNOTLAS_ASSERT(mesh != nullptr);
        if (!volume_.seesSphere(mesh->centre, mesh->radius))
        {
            return nullptr;
        }
        arena.makeResident(*mesh);
        if (level_ == Level::Coarse)
        {
            arena.requestCoarse(*mesh);
        }
        return mesh;
    }

    void addSkin(const scene::Drawable& drawable)
    {
        const bool opaque = drawable.opacity >= 1.0f;
        opaqueSkin_ = opaqueSkin_ || opaque;
        const StoredMesh* mesh = fetch(arenas_.skin, drawable);
        if (mesh == nullptr)
        {
            return;
        }
        // The borders of zones lie on the full mesh: a painted skin is not simplified.
        const bool painted = paint_.paints(*mesh);
        const auto& clusters = mesh->clusters(painted ? Level::Full : level_);
        for (std::size_t i = 0; i < clusters.size(); ++i)
        {
            const Cluster& cluster = clusters[i];
            if (volume_.turnedAway(cluster) || !volume_.seesSphere(cluster.centre, cluster.radius))
            {
                continue;
            }
            const SkinPaint::Marks marks = painted ? paint_.marks(i) : SkinPaint::Marks{};
            if (marks.open)
            {
                opening_.add(volume_.rectOfSphere(cluster.centre, cluster.radius));
            }
            SkinBatches& batches = opaque && !marks.open ? list_.solidSkin : list_.fadedSkin;
            const bool visible = drawable.opacity > 0.0f || marks.painted;
            if (visible)
            {
                Batch& batch = marks.painted || marks.open ? batches.painted : batches.plain;
                batch.add(cluster.firstIndex, cluster.indexCount);
            }
        }
    }

    void addInner(const scene::Drawable& drawable)
    {
        const bool outlined = drawable.emphasis == scene::Emphasis::Hovered ||
                              drawable.emphasis == scene::Emphasis::Selected;
        const bool seen = !opaqueSkin_ || !list_.opening.empty();
        if (drawable.opacity <= 0.0f || (!seen && !outlined))
        {
            return;
        }
        const StoredMesh* known = arenas_.inner.find(drawable.mesh.get());
        KNOTLAS_ASSERT(known != nullptr);
        const bool below = !opaqueSkin_ || behindOpening(known->centre, known->radius);
        if (!below && !outlined)
        {
            return;
        }
        const StoredMesh* mesh = fetch(arenas_.inner, drawable);
        if (mesh == nullptr)
        {
            return;
        }
        if (below)
        {
            addClusters(drawable, mesh->clusters(level_));
        }
        if (outlined)
        {
            Batch& batch =
                drawable.emphasis == scene::Emphasis::Hovered ? list_.hovered : list_.selected;
            batch.add(mesh->clusters(level_));
        }
    }

    [[nodiscard]] bool behindOpening(const glm::vec3& centre, float radius) const
    {
        return volume_.rectOfSphere(centre, radius).touches(list_.opening);
    }

    void addClusters(const scene::Drawable& drawable, const std::vector<Cluster>& clusters)
    {
        InnerBatches& batches = drawable.opacity < 1.0f ? list_.faded : list_.solid;
        const bool sheet = drawable.material == scene::Material::Fascia;
        const bool bone = drawable.material == scene::Material::Bone ||
                          drawable.material == scene::Material::Cartilage;
        Batch& batch = bone ? batches.bones : sheet ? batches.sheets : batches.muscles;
        for (const Cluster& cluster : clusters)
        {
            const bool visible = (sheet || !volume_.turnedAway(cluster)) &&
                                 volume_.seesSphere(cluster.centre, cluster.radius) &&
                                 (!opaqueSkin_ || behindOpening(cluster.centre, cluster.radius));
            if (visible)
            {
                batch.add(cluster.firstIndex, cluster.indexCount);
            }
        }
    }

    const scene::Scene& scene_;
    Arenas& arenas_;
    const SkinPaint& paint_;
    const ViewVolume& volume_;
    Level level_;
    DrawList list_;
    bool opaqueSkin_ = false;
    ClipRect opening_;
};

std::size_t trianglesOf(const InnerBatches& batches)
{
    return batches.bones.triangles() + batches.muscles.triangles() + batches.sheets.triangles();
}

std::size_t trianglesOf(const SkinBatches& batches)
{
    return batches.plain.triangles() + batches.painted.triangles();
}

}  // namespace

void Batch::add(std::uint32_t firstIndex, std::uint32_t indexCount)
{
    if (!counts_.empty() && firstIndex == end_)
    {
        counts_.back() += static_cast<GLsizei>(indexCount);
    }
    else
    {
        counts_.push_back(static_cast<GLsizei>(indexCount));
        offsets_.push_back(reinterpret_cast<const void*>(firstIndex * sizeof(std::uint32_t)));
    }
    end_ = firstIndex + indexCount;
}

void Batch::add(const std::vector<Cluster>& clusters)
{
    for (const Cluster& cluster : clusters)
    {
        add(cluster.firstIndex, cluster.indexCount);
    }
}

std::size_t Batch::triangles() const
{
    return static_cast<std::size_t>(std::accumulate(counts_.begin(), counts_.end(), GLsizei{0})) /
           3;
}

void Batch::draw() const
{
    if (!counts_.empty())
    {
        glMultiDrawElements(GL_TRIANGLES, counts_.data(), GL_UNSIGNED_INT, offsets_.data(),
                            static_cast<GLsizei>(counts_.size()));
    }
}

std::size_t DrawList::triangles() const
{
    return trianglesOf(solidSkin) + trianglesOf(fadedSkin) + trianglesOf(solid) +
           trianglesOf(faded);
}

DrawList buildDrawList(const scene::Scene& scene, Arenas& arenas, const SkinPaint& paint,
                       const ViewVolume& volume, bool coarse)
{
    return Builder(scene, arenas, paint, volume, coarse).build();
}

}  // namespace knotlas::render
