#include "render/skin_paint.h"

#include "core/assert.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace knotlas::render
{
namespace
{

// Below this weight (of 255) nothing is painted; the border of zones lies well above.
constexpr std::uint8_t kVisibleWeight = 50;

std::uint8_t pack8(float value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255.0f));
}

}  // namespace

SkinPaint::SkinPaint() : buffer_(gl::Buffer::create()) {}

void SkinPaint::clear()
{
    skin_ = nullptr;
    fields_.clear();
    openness_.reset();
    marks_.clear();
}

void SkinPaint::update(const scene::Scene& scene, const GeometryArena& arena,
                       const StoredMesh& skin)
{
    std::vector<Field> fields;
    for (const scene::Paint& paint : scene.paints)
    {
        fields.push_back(paint.weights);
    }
    KNOTLAS_ASSERT(fields.size() <= scene::kMaxPaints);
    const bool windowShown = scene.window.openness != nullptr && scene.window.strength > 0.0f;
    const Field openness = windowShown ? scene.window.openness : nullptr;
    if (fields.empty() && openness == nullptr)
    {
        clear();
        return;
    }
    const bool same = skin_ == skin.source.get() && generation_ == arena.generation() &&
                      fields_ == fields && openness_ == openness;
    if (same)
    {
        return;
    }
    skin_ = skin.source.get();
    generation_ = arena.generation();
    fields_ = std::move(fields);
    openness_ = openness;
    const std::vector<Packed> packed = pack(fields_, openness_, skin.source->positions.size());
    upload(packed, arena, skin);
    markClusters(packed, skin);
}

std::vector<SkinPaint::Packed> SkinPaint::pack(const std::vector<Field>& fields,
                                               const Field& openness, std::size_t vertexCount)
{
    std::vector<Packed> packed(vertexCount);
    for (std::size_t field = 0; field < fields.size(); ++field)
    {
        KNOTLAS_ASSERT(fields[field] != nullptr && fields[field]->size() == vertexCount);
        const std::vector<float>& weights = *fields[field];
        for (std::size_t i = 0; i < vertexCount; ++i)
        {
            packed[i].weights[field] = pack8(weights[i]);
        }
    }
    if (openness != nullptr)
    {
        KNOTLAS_ASSERT(openness->size() == vertexCount);
        for (std::size_t i = 0; i < vertexCount; ++i)
        {
            packed[i].openness = pack8((*openness)[i]);
        }
    }
    return packed;
}

void SkinPaint::upload(const std::vector<Packed>& packed, const GeometryArena& arena,
                       const StoredMesh& skin)
{
    constexpr GLsizei kStride = sizeof(Packed);
    const auto offset = [](std::size_t bytes) { return reinterpret_cast<const void*>(bytes); };
    arena.bind();
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(arena.vertexCapacity() * sizeof(Packed)),
                 nullptr, GL_DYNAMIC_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(skin.baseVertex * sizeof(Packed)),
                    static_cast<GLsizeiptr>(packed.size() * sizeof(Packed)), packed.data());
    glVertexAttribPointer(5, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                          offset(offsetof(Packed, weights)));
    glVertexAttribPointer(6, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                          offset(offsetof(Packed, weights) + 4));
    glVertexAttribPointer(7, 1, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                          offset(offsetof(Packed, openness)));
    for (GLuint attribute = 5; attribute < 8; ++attribute)
    {
        glEnableVertexAttribArray(attribute);
    }
    glBindVertexArray(0);
}

void SkinPaint::markClusters(const std::vector<Packed>& packed, const StoredMesh& skin)
{
    std::vector<Marks> ofVertex(packed.size());
    for (std::size_t i = 0; i < packed.size(); ++i)
    {
        ofVertex[i].painted = std::ranges::any_of(
            packed[i].weights, [](std::uint8_t weight) { return weight >= kVisibleWeight; });
        ofVertex[i].open = packed[i].openness > 0;
    }
    const std::vector<Cluster>& clusters = skin.clusters(Level::Full);
    marks_.assign(clusters.size(), {});
    std::size_t at = 0;  // the clusters follow each other in the kept indices
    for (std::size_t i = 0; i < clusters.size(); ++i)
    {
        for (const std::size_t end = at + clusters[i].indexCount; at < end; ++at)
        {
            const Marks& marks = ofVertex[skin.indices[at] - skin.baseVertex];
            marks_[i].painted = marks_[i].painted || marks.painted;
            marks_[i].open = marks_[i].open || marks.open;
        }
    }
}

}  // namespace knotlas::render
