#include "render/skin_paint.h"

#include "core/assert.h"
#include "render/field_slopes.h"

#include <glm/gtc/packing.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

namespace knotlas::render
{
namespace
{

// Below this weight nothing is painted; the border of zones lies well above.
constexpr float kVisibleWeight = 0.2f;

// Of a vertex: per field its weight and slope as four half floats; then the openness.
constexpr std::size_t kFieldBytes = 8;
constexpr std::size_t kOpennessBytes = 4;
constexpr GLuint kFirstField = 5;  // attribute
constexpr GLuint kOpenness = kFirstField + scene::kMaxPaints;

std::uint8_t pack8(float value)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255.0f));
}

// Where the values of one field go: at `offset` of every vertex.
struct FieldTarget
{
    std::vector<std::byte>& bytes;
    std::size_t stride = 0;
    std::size_t offset = 0;
};

void packField(const geometry::TriMesh& mesh,
               const std::shared_ptr<const std::vector<float>>& field, const FieldTarget& target)
{
    KNOTLAS_ASSERT(field != nullptr && field->size() == mesh.positions.size());
    const std::vector<glm::vec3> slopes = slopesOf(mesh, *field);
    for (std::size_t i = 0; i < slopes.size(); ++i)
    {
        const glm::uint64 half = glm::packHalf4x16(glm::vec4((*field)[i], slopes[i]));
        std::memcpy(&target.bytes[i * target.stride + target.offset], &half, sizeof(half));
    }
}

void describe(std::size_t fieldCount, GLsizei stride)
{
    const auto offset = [](std::size_t bytes) { return reinterpret_cast<const void*>(bytes); };
    for (GLuint field = 0; field < scene::kMaxPaints; ++field)
    {
        const GLuint attribute = kFirstField + field;
        if (field >= fieldCount)
        {
            glDisableVertexAttribArray(attribute);
            continue;
        }
        glVertexAttribPointer(attribute, 4, GL_HALF_FLOAT, GL_FALSE, stride,
                              offset(field * kFieldBytes));
        glEnableVertexAttribArray(attribute);
    }
    glVertexAttribPointer(kOpenness, 1, GL_UNSIGNED_BYTE, GL_TRUE, stride,
                          offset(fieldCount * kFieldBytes));
    glEnableVertexAttribArray(kOpenness);
}

}  // namespace

std::size_t fieldsFor(std::size_t paints)
{
    return paints <= 2 ? 2 : paints <= 4 ? 4 : scene::kMaxPaints;
}

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
    upload(arena, skin);
    markClusters(skin);
}

void SkinPaint::upload(const GeometryArena& arena, const StoredMesh& skin)
{
    const std::size_t vertexCount = skin.source->positions.size();
    const std::size_t fieldCount = fieldsFor(fields_.size());
    const std::size_t stride = fieldCount * kFieldBytes + kOpennessBytes;
    std::vector<std::byte> packed(vertexCount * stride);
    for (std::size_t field = 0; field < fields_.size(); ++field)
    {
        packField(*skin.source, fields_[field], {packed, stride, field * kFieldBytes});
    }
    if (openness_ != nullptr)
    {
        KNOTLAS_ASSERT(openness_->size() == vertexCount);
        for (std::size_t i = 0; i < vertexCount; ++i)
        {
            packed[i * stride + fieldCount * kFieldBytes] = std::byte{pack8((*openness_)[i])};
        }
    }
    arena.bind();
    glBindBuffer(GL_ARRAY_BUFFER, buffer_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(arena.vertexCapacity() * stride), nullptr,
                 GL_DYNAMIC_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(skin.baseVertex * stride),
                    static_cast<GLsizeiptr>(packed.size()), packed.data());
    describe(fieldCount, static_cast<GLsizei>(stride));
    glBindVertexArray(0);
}

void SkinPaint::markClusters(const StoredMesh& skin)
{
    std::vector<Marks> ofVertex(skin.source->positions.size());
    for (std::size_t i = 0; i < ofVertex.size(); ++i)
    {
        ofVertex[i].painted = std::ranges::any_of(
            fields_, [i](const Field& field) { return (*field)[i] >= kVisibleWeight; });
        ofVertex[i].open = openness_ != nullptr && pack8((*openness_)[i]) > 0;
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
