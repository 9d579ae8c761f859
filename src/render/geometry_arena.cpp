#include "render/geometry_arena.h"

#include "core/assert.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace knotlas::render
{
namespace
{

// 24 bytes a vertex: positions stay exact, the rest is packed.
struct PackedVertex
{
    glm::vec3 position{0.0f};
    std::uint32_t normal = 0;  // 10 bits an axis
    std::array<std::uint16_t, 2> fibre{};
    std::array<std::uint8_t, 2> shade{255, 0};  // ambient occlusion, tendon
    std::uint16_t part = 0;
};

static_assert(sizeof(PackedVertex) == 24);

std::uint32_t packNormal(const glm::vec3& normal)
{
    const auto axis = [](float value) {
        return static_cast<std::uint32_t>(
                   static_cast<int>(std::lround(std::clamp(value, -1.0f, 1.0f) * 511.0f))) &
               0x3ffu;
    };
    return axis(normal.x) | axis(normal.y) << 10u | axis(normal.z) << 20u;
}

std::uint16_t pack16(float value)
{
    return static_cast<std::uint16_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 65535.0f));
}

std::vector<PackedVertex> pack(const geometry::TriMesh& mesh, std::uint32_t slot)
{
    std::vector<PackedVertex> vertices(mesh.positions.size());
    for (std::size_t i = 0; i < vertices.size(); ++i)
    {
        PackedVertex& vertex = vertices[i];
        vertex.position = mesh.positions[i];
        vertex.normal = packNormal(mesh.normals[i]);
        if (!mesh.fibre.empty())
        {
            vertex.fibre = {pack16(mesh.fibre[i].x), pack16(mesh.fibre[i].y)};
        }
        if (!mesh.shade.empty())
        {
            vertex.shade = {mesh.shade[i].r, mesh.shade[i].g};
        }
        vertex.part = static_cast<std::uint16_t>(slot);
    }
    return vertices;
}

void measureBounds(StoredMesh& stored)
{
    glm::vec3 low(1e30f);
    glm::vec3 high(-1e30f);
    for (const glm::vec3& position : stored.source->positions)
    {
        low = glm::min(low, position);
        high = glm::max(high, position);
    }
    stored.centre = 0.5f * (low + high);
    stored.radius = 0.5f * glm::distance(low, high);
}

// How long a unit of u and of v is on the mesh: the mean over some of its triangles.
void measureFibres(StoredMesh& stored)
{
    const geometry::TriMesh& mesh = *stored.source;
    if (mesh.fibre.empty())
    {
        return;
    }
    constexpr std::size_t kProbes = 256;
    const std::size_t stride = std::max<std::size_t>(mesh.triangles.size() / kProbes, 1);
    glm::vec2 sum(0.0f);
    float count = 0.0f;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += stride)
    {
        const geometry::Triangle& t = mesh.triangles[i];
        const glm::vec3 a = mesh.positions[t.y] - mesh.positions[t.x];
        const glm::vec3 b = mesh.positions[t.z] - mesh.positions[t.x];
        const glm::vec2 p = mesh.fibre[t.y] - mesh.fibre[t.x];
        const glm::vec2 q = mesh.fibre[t.z] - mesh.fibre[t.x];
        const float determinant = p.x * q.y - q.x * p.y;
        if (std::abs(determinant) < 1e-9f)
        {
            continue;
        }
        const glm::vec3 along = (a * q.y - b * p.y) / determinant;
        const glm::vec3 across = (b * p.x - a * q.x) / determinant;
        const glm::vec3 direction = along / std::max(glm::length(along), 1e-9f);
        sum += glm::vec2(glm::length(along),
                         glm::length(across - direction * glm::dot(across, direction)));
        count += 1.0f;
    }
    stored.fibreSize = sum / std::max(count, 1.0f);
}

void describeVertices()
{
    constexpr GLsizei kStride = sizeof(PackedVertex);
    const auto offset = [](std::size_t bytes) { return reinterpret_cast<const void*>(bytes); };
    for (GLuint attribute = 0; attribute < 5; ++attribute)
    {
        glEnableVertexAttribArray(attribute);
    }
    glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, kStride,
                          offset(offsetof(PackedVertex, position)));
    glVertexAttribPointer(1, 4, GL_INT_2_10_10_10_REV, GL_TRUE, kStride,
                          offset(offsetof(PackedVertex, normal)));
    glVertexAttribPointer(2, 2, GL_UNSIGNED_SHORT, GL_TRUE, kStride,
                          offset(offsetof(PackedVertex, fibre)));
    glVertexAttribPointer(3, 2, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                          offset(offsetof(PackedVertex, shade)));
    glVertexAttribIPointer(4, 1, GL_UNSIGNED_SHORT, kStride, offset(offsetof(PackedVertex, part)));
}

// Room for the coarse versions beside the full ones.
std::size_t indexRoom(const geometry::TriMesh& mesh)
{
    return mesh.triangles.size() * 6;
}

}  // namespace

const std::vector<Cluster>& StoredMesh::clusters(Level level) const
{
    const bool coarse = level == Level::Coarse && !levels[1].empty();
    return levels[coarse ? 1 : 0];
}

GeometryArena::GeometryArena(bool keepIndices)
    : keepIndices_(keepIndices), vertexArray_(gl::VertexArray::create()),
      vertices_(gl::Buffer::create()), indices_(gl::Buffer::create()),
      simplifier_(std::make_unique<Simplifier>())
{
    glBindVertexArray(vertexArray_.name());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.name());
    describeVertices();
    glBindVertexArray(0);
}

void GeometryArena::admit(const std::vector<const scene::Drawable*>& drawables)
{
    const bool allKnown = std::ranges::all_of(drawables, [this](const scene::Drawable* drawable) {
        return indexOf_.contains(drawable->mesh.get());
    });
    if (!allKnown)
    {
        makeAnew(drawables);
    }
}

void GeometryArena::makeAnew(const std::vector<const scene::Drawable*>& drawables)
{
    std::vector<StoredMesh> old = std::move(meshes_);
    const auto oldIndex = std::move(indexOf_);
    meshes_.clear();
    indexOf_.clear();
    vertexCapacity_ = 0;
    indexCapacity_ = 0;
    for (const scene::Drawable* drawable : drawables)
    {
        if (indexOf_.contains(drawable->mesh.get()))
        {
            continue;
        }
        const auto known = oldIndex.find(drawable->mesh.get());
        StoredMesh stored;
        if (known != oldIndex.end())
        {
            stored = std::move(old[known->second]);
        }
        else
        {
            stored.source = drawable->mesh;
            measureBounds(stored);
            measureFibres(stored);
        }
        stored.resident = false;
        stored.coarseRequested = false;
        stored.levels = {};
        stored.indices.clear();
        stored.slot = static_cast<std::uint32_t>(meshes_.size());
        vertexCapacity_ += stored.source->positions.size();
        indexCapacity_ += indexRoom(*stored.source);
        indexOf_.emplace(stored.source.get(), meshes_.size());
        meshes_.push_back(std::move(stored));
    }
    verticesUsed_ = 0;
    indicesUsed_ = 0;
    ++generation_;
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertexCapacity_ * sizeof(PackedVertex)),
                 nullptr, GL_STATIC_DRAW);
    glBindBuffer(GL_ARRAY_BUFFER, indices_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(indexCapacity_ * sizeof(std::uint32_t)),
                 nullptr, GL_STATIC_DRAW);
}

StoredMesh* GeometryArena::find(const geometry::TriMesh* mesh)
{
    const auto found = indexOf_.find(mesh);
    return found == indexOf_.end() ? nullptr : &meshes_[found->second];
}

void GeometryArena::makeResident(StoredMesh& mesh)
{
    if (mesh.resident)
    {
        return;
    }
    const geometry::TriMesh& source = *mesh.source;
    mesh.resident = true;
    mesh.baseVertex = static_cast<std::uint32_t>(verticesUsed_);
    if (source.triangles.empty())
    {
        return;
    }
    const std::vector<PackedVertex> vertices = pack(source, mesh.slot);
    KNOTLAS_ASSERT(verticesUsed_ + vertices.size() <= vertexCapacity_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.name());
    glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(verticesUsed_ * sizeof(PackedVertex)),
                    static_cast<GLsizeiptr>(vertices.size() * sizeof(PackedVertex)),
                    vertices.data());
    verticesUsed_ += vertices.size();
    const std::uint32_t* first = &source.triangles.front().x;
    upload(mesh, Level::Full, std::vector(first, first + source.triangles.size() * 3));
}

void GeometryArena::upload(StoredMesh& mesh, Level level, std::vector<std::uint32_t> indices)
{
    KNOTLAS_ASSERT(indicesUsed_ + indices.size() <= indexCapacity_);
    std::vector<Cluster> clusters = buildClusters(mesh.source->positions, indices);
    for (Cluster& cluster : clusters)
    {
        cluster.firstIndex += static_cast<std::uint32_t>(indicesUsed_);
    }
    for (std::uint32_t& index : indices)
    {
        index += mesh.baseVertex;
    }
    // Through the array binding: the element binding belongs to whichever vertex array is bound.
    glBindBuffer(GL_ARRAY_BUFFER, indices_.name());
    glBufferSubData(GL_ARRAY_BUFFER, static_cast<GLintptr>(indicesUsed_ * sizeof(std::uint32_t)),
                    static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
                    indices.data());
    indicesUsed_ += indices.size();
    mesh.levels[static_cast<std::size_t>(level)] = std::move(clusters);
    if (keepIndices_ && level == Level::Full)
    {
        mesh.indices = std::move(indices);
    }
}

void GeometryArena::requestCoarse(StoredMesh& mesh)
{
    if (mesh.resident && !mesh.coarseRequested)
    {
        mesh.coarseRequested = true;
        simplifier_->request(mesh.source);
    }
}

void GeometryArena::collectCoarse()
{
    for (Simplifier::Coarse& coarse : simplifier_->takeFinished())
    {
        StoredMesh* mesh = find(coarse.mesh.get());
        const bool wanted = mesh != nullptr && mesh->resident && mesh->levels[1].empty();
        if (wanted && !coarse.indices.empty())
        {
            upload(*mesh, Level::Coarse, std::move(coarse.indices));
        }
    }
}

}  // namespace knotlas::render
