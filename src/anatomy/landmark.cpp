#include "anatomy/landmark.h"

#include <cmath>

namespace knotlas::anatomy
{

void Landmarks::add(const std::string& id, const glm::vec3& position)
{
    constexpr float kMidlineM = 0.0005f;
    const bool midline = std::abs(position.x) < kMidlineM;
    right_[id] = midline ? glm::vec3(0.0f, position.y, position.z) : position;
}

std::optional<glm::vec3> Landmarks::find(std::string_view id, core::Side side) const
{
    const auto found = right_.find(id);
    if (found == right_.end())
    {
        return std::nullopt;
    }
    const glm::vec3& right = found->second;
    return side == core::Side::Left ? glm::vec3(-right.x, right.y, right.z) : right;
}

}  // namespace knotlas::anatomy
