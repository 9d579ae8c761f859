#include "core/side.h"

#include <gtest/gtest.h>

namespace knotlas::core
{
namespace
{

TEST(Side, NamesReadBack)
{
    for (const Side side : {Side::Right, Side::Left, Side::Mid})
    {
        EXPECT_EQ(parseSide(toString(side)), side);
        EXPECT_EQ(opposite(opposite(side)), side);
    }
    EXPECT_EQ(opposite(Side::Right), Side::Left);
    EXPECT_EQ(parseSide("Right"), std::nullopt);
    EXPECT_EQ(parseSide(""), std::nullopt);
}

}  // namespace
}  // namespace knotlas::core
