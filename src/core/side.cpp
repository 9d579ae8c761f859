#include "core/side.h"

namespace knotlas::core
{

std::string_view toString(Side side)
{
    switch (side)
    {
    case Side::Right:
        return "right";
    case Side::Left:
        return "left";
    case Side::Mid:
        break;
    }
    return "mid";
}

std::optional<Side> parseSide(std::string_view text)
{
    for (const Side side : {Side::Right, Side::Left, Side::Mid})
    {
        if (text == toString(side))
        {
            return side;
        }
    }
    return std::nullopt;
}

Side opposite(Side side)
{
    if (side == Side::Mid)
    {
        return Side::Mid;
    }
    return side == Side::Right ? Side::Left : Side::Right;
}

}  // namespace knotlas::core
