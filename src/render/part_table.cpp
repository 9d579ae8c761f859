#include "render/part_table.h"

#include "render/fibre_noise.h"
#include "render/geometry_arena.h"
#include "render/shader_library.h"

#include <glm/vec4.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace knotlas::render
{
namespace
{

struct PartTexels
{
    glm::vec4 look{0.0f};
    glm::vec4 grain{0.0f};
};

float brightnessOf(scene::Emphasis emphasis)
{
    switch (emphasis)
    {
    case scene::Emphasis::Selected:
        return 1.22f;
    case scene::Emphasis::Hovered:
        return 1.12f;
    case scene::Emphasis::None:
    case scene::Emphasis::Subdued:
        break;
    }
    return 1.0f;
}

float pallorOf(scene::Material material)
{
    const bool pale = material == scene::Material::Fascia || material == scene::Material::Cartilage;
    return pale ? 1.0f : 0.0f;
}

PartTexels texelsOf(const scene::Drawable& drawable, const StoredMesh& mesh)
{
    const float subdued = drawable.emphasis == scene::Emphasis::Subdued ? 0.45f : 0.0f;
    PartTexels texels;
    texels.look = {drawable.tint, brightnessOf(drawable.emphasis), subdued, drawable.opacity};
    // Whole repeats, so that coordinates that run around meet again.
    const float along = mesh.fibreSize.x / kFibreTile.y;
    const float across = std::max(std::round(mesh.fibreSize.y / kFibreTile.x), 1.0f);
    texels.grain = {along, across, pallorOf(drawable.material), drawable.tint};
    return texels;
}

}  // namespace

PartTable::PartTable() : buffer_(gl::Buffer::create()), texture_(gl::Texture::create()) {}

void PartTable::update(const scene::Scene& scene, GeometryArena& inner)
{
    std::vector<PartTexels> texels(std::max<std::size_t>(inner.slotCount(), 1));
    for (const scene::Drawable& drawable : scene.drawables)
    {
        const StoredMesh* mesh = inner.find(drawable.mesh.get());
        if (mesh != nullptr)
        {
            texels[mesh->slot] = texelsOf(drawable, *mesh);
        }
    }
    glBindBuffer(GL_TEXTURE_BUFFER, buffer_.name());
    glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(texels.size() * sizeof(PartTexels)),
                 texels.data(), GL_STREAM_DRAW);
    glActiveTexture(GL_TEXTURE0 + unit::kParts);
    glBindTexture(GL_TEXTURE_BUFFER, texture_.name());
    glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA32F, buffer_.name());
}

void PartTable::bind() const
{
    glActiveTexture(GL_TEXTURE0 + unit::kParts);
    glBindTexture(GL_TEXTURE_BUFFER, texture_.name());
}

}  // namespace knotlas::render
