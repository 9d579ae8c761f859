#pragma once

#include "core/side.h"

#include <glm/vec3.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace knotlas::anatomy
{

// Named bony and surface points of one body. Paired points are stored for the right; the left is
// their mirror image.
class Landmarks
{
  public:
    // `position` in body space: of the right side, or on the midline (|x| < 0.5 mm counts as such).
    void add(const std::string& id, const glm::vec3& position);

    // Position for the asked side; midline points are the same for both.
    [[nodiscard]] std::optional<glm::vec3> find(std::string_view id, core::Side side) const;

    [[nodiscard]] const std::map<std::string, glm::vec3, std::less<>>& all() const
    {
        return right_;
    }

  private:
    std::map<std::string, glm::vec3, std::less<>> right_;
};

}  // namespace knotlas::anatomy
