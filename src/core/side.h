#pragma once

#include <optional>
#include <string_view>

namespace knotlas::core
{

// Which half of the body. The body's right is negative x, its left positive x.
enum class Side
{
    Right,
    Left,
    Mid,
};

std::string_view toString(Side side);
std::optional<Side> parseSide(std::string_view text);

// Right <-> Left; Mid stays.
Side opposite(Side side);

}  // namespace knotlas::core
