#include "render/contact_shadow.h"

#include <glm/common.hpp>
#include <glm/exponential.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace knotlas::render
{
namespace
{

constexpr int kSize = 128;
constexpr float kMarginMetres = 0.45f;

struct Plane
{
    std::vector<float> values = std::vector<float>(std::size_t{kSize} * kSize, 0.0f);

    float& at(int x, int z)
    {
        return values[static_cast<std::size_t>(z) * kSize + static_cast<std::size_t>(x)];
    }
};

// One pass of a box filter along one axis; three of them come close to a Gaussian.
void blurRow(Plane& plane, int line, bool alongX, int radius)
{
    std::vector<float> row(kSize);
    for (int i = 0; i < kSize; ++i)
    {
        row[static_cast<std::size_t>(i)] = alongX ? plane.at(i, line) : plane.at(line, i);
    }
    for (int i = 0; i < kSize; ++i)
    {
        float sum = 0.0f;
        for (int k = std::max(i - radius, 0); k <= std::min(i + radius, kSize - 1); ++k)
        {
            sum += row[static_cast<std::size_t>(k)];
        }
        (alongX ? plane.at(i, line) : plane.at(line, i)) = sum / static_cast<float>(2 * radius + 1);
    }
}

void blur(Plane& plane, int radius)
{
    for (int pass = 0; pass < 3; ++pass)
    {
        for (int line = 0; line < kSize; ++line)
        {
            blurRow(plane, line, true, radius);
        }
        for (int line = 0; line < kSize; ++line)
        {
            blurRow(plane, line, false, radius);
        }
    }
}

glm::vec4 extentOf(const geometry::TriMesh& mesh)
{
    glm::vec2 low(1e30f);
    glm::vec2 high(-1e30f);
    for (const glm::vec3& position : mesh.positions)
    {
        const glm::vec2 place(position.x, position.z);
        low = glm::min(low, place);
        high = glm::max(high, place);
    }
    low -= kMarginMetres;
    high += kMarginMetres;
    return {low, high - low};
}

// What lies near the floor shadows it sharply, what lies higher softly and less.
Plane shadowOf(const geometry::TriMesh& mesh, const glm::vec4& extent)
{
    Plane near;
    Plane far;
    for (const glm::vec3& position : mesh.positions)
    {
        const int x = static_cast<int>((position.x - extent.x) / extent.z * kSize);
        const int z = static_cast<int>((position.z - extent.y) / extent.w * kSize);
        const int column = std::clamp(x, 0, kSize - 1);
        const int row = std::clamp(z, 0, kSize - 1);
        const float height = std::max(position.y, 0.0f);
        near.at(column, row) = std::max(near.at(column, row), std::exp(-height / 0.035f));
        far.at(column, row) = std::max(far.at(column, row), std::exp(-height / 0.45f));
    }
    blur(near, 1);
    blur(far, 5);
    for (std::size_t i = 0; i < near.values.size(); ++i)
    {
        near.values[i] = 1.0f - (1.0f - 0.75f * near.values[i]) * (1.0f - 0.55f * far.values[i]);
    }
    return near;
}

}  // namespace

ContactShadow::ContactShadow() : texture_(gl::Texture::create()) {}

void ContactShadow::update(const std::shared_ptr<const geometry::TriMesh>& mesh)
{
    if (mesh_ == mesh)
    {
        return;
    }
    mesh_ = mesh;
    extent_ = extentOf(*mesh);
    const Plane plane = shadowOf(*mesh, extent_);
    std::vector<std::uint8_t> texels;
    for (const float value : plane.values)
    {
        texels.push_back(
            static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255.0f)));
    }
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, kSize, kSize, 0, GL_RED, GL_UNSIGNED_BYTE, texels.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
}

}  // namespace knotlas::render
