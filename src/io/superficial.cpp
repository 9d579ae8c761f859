#include "io/superficial.h"

#include <glm/common.hpp>
#include <glm/vector_relational.hpp>

#include <cmath>
#include <vector>

namespace knotlas::io
{

namespace
{

using geometry::TriMesh;

constexpr float kCellM = 0.007f;      // the skin's vertices lie closer than this
constexpr float kEnoughShare = 0.2f;  // of a muscle's vertices

// The cells of a coarse grid that lie within one or two cells of the skin: 7 to 14 mm.
class NearSkin
{
  public:
    explicit NearSkin(const TriMesh& skin)
    {
        const geometry::Aabb bounds = geometry::boundsOf(skin);
        origin_ = bounds.min - glm::vec3(2.0f * kCellM);
        size_ = glm::ivec3((bounds.size() + glm::vec3(4.0f * kCellM)) / kCellM) + 1;
        near_.resize(static_cast<std::size_t>(size_.x) * static_cast<std::size_t>(size_.y) *
                     static_cast<std::size_t>(size_.z));
        for (const glm::vec3& position : skin.positions)
        {
            mark(cellOf(position));
        }
    }

    [[nodiscard]] bool holds(const glm::vec3& position) const
    {
        const glm::ivec3 cell = cellOf(position);
        return isInside(cell) && near_[indexOf(cell)];
    }

  private:
    void mark(const glm::ivec3& centre)
    {
        for (int z = -1; z <= 1; ++z)
        {
            for (int y = -1; y <= 1; ++y)
            {
                for (int x = -1; x <= 1; ++x)
                {
                    near_[indexOf(centre + glm::ivec3(x, y, z))] = true;
                }
            }
        }
    }

    [[nodiscard]] glm::ivec3 cellOf(const glm::vec3& position) const
    {
        return glm::ivec3(glm::floor((position - origin_) / kCellM));
    }

    [[nodiscard]] bool isInside(const glm::ivec3& cell) const
    {
        return glm::all(glm::greaterThanEqual(cell, glm::ivec3(0))) &&
               glm::all(glm::lessThan(cell, size_));
    }

    [[nodiscard]] std::size_t indexOf(const glm::ivec3& cell) const
    {
        return (static_cast<std::size_t>(cell.z) * static_cast<std::size_t>(size_.y) +
                static_cast<std::size_t>(cell.y)) *
                   static_cast<std::size_t>(size_.x) +
               static_cast<std::size_t>(cell.x);
    }

    glm::vec3 origin_{0.0f};
    glm::ivec3 size_{0};
    std::vector<bool> near_;
};

float shareWithin(const NearSkin& nearSkin, const TriMesh& mesh)
{
    std::size_t count = 0;
    for (const glm::vec3& position : mesh.positions)
    {
        count += nearSkin.holds(position) ? 1 : 0;
    }
    return static_cast<float>(count) / static_cast<float>(mesh.positions.size());
}

}  // namespace

void markSuperficial(anatomy::Body& body)
{
    if (body.skin->positions.empty())
    {
        return;
    }
    const NearSkin nearSkin(*body.skin);
    for (anatomy::Part& part : body.parts)
    {
        if (part.kind == anatomy::PartKind::Muscle)
        {
            part.superficial = shareWithin(nearSkin, *part.mesh) >= kEnoughShare;
        }
    }
}

}  // namespace knotlas::io
