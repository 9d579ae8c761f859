#pragma once

#include "app/content.h"
#include "scene/scene.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace knotlas::app
{

// What is seen of the body, sampled by rays through the middles of a grid of cells: layers that
// are hidden, faded or open above the selection are looked through as in the picture. Costs some
// milliseconds, so it is for pictures at rest.
class Sight
{
  public:
    struct Cell
    {
        bool body = false;                  // anything of the body is there
        std::optional<std::uint32_t> part;  // seen clearly, the skin not counting; Body::parts
        glm::vec3 pointWorld{0.0f};         // of that part
    };

    // `scene` is what is drawn, in a picture of this aspect. It and the content must outlive this.
    Sight(const scene::Scene& scene, const Content& content, const glm::ivec2& cells, float aspect);

    [[nodiscard]] const glm::ivec2& cells() const { return cells_; }

    [[nodiscard]] const Cell& at(int x, int y) const
    {
        return grid_[static_cast<std::size_t>(y) * static_cast<std::size_t>(cells_.x) +
                     static_cast<std::size_t>(x)];
    }

    // Whether nothing lies before a point of a bone but what it is felt through: the skin and what
    // is below it, at most `coverM` of it, or a thin layer of a muscle that is bare.
    [[nodiscard]] bool seesPoint(const glm::vec3& pointWorld, float coverM) const;

  private:
    [[nodiscard]] Cell look(const geometry::Ray& ray) const;
    [[nodiscard]] float opacityAt(const geometry::SurfacePoint& hit) const;

    const scene::Scene& scene_;
    const Content& content_;
    std::vector<float> opacity_;  // of each part; 0 when it is not drawn
    glm::ivec2 cells_;
    std::vector<Cell> grid_;
};

}  // namespace knotlas::app
