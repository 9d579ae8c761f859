#include "core/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace knotlas::core
{
namespace
{

Result<int> half(int number)
{
    if (number % 2 != 0)
    {
        return Error("odd");
    }
    return number / 2;
}

Result<void> check(bool good)
{
    if (!good)
    {
        return Error("bad", ErrorKind::Machine);
    }
    return {};
}

TEST(Result, HoldsAValueOrAnError)
{
    EXPECT_TRUE(half(4));
    EXPECT_EQ(*half(4), 2);
    EXPECT_FALSE(half(3));
    EXPECT_EQ(half(3).error().message(), "odd");
    EXPECT_EQ(half(3).value_or(7), 7);
}

TEST(Result, MovesValuesThatCannotBeCopied)
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = *std::move(result);
    EXPECT_EQ(*taken, 5);
}

TEST(Result, OfVoidTellsSuccessFromFailure)
{
    EXPECT_TRUE(check(true));
    EXPECT_FALSE(check(false));
    EXPECT_EQ(check(false).error().kind(), ErrorKind::Machine);
}

TEST(Error, CollectsWhereItHappenedOnTheWayUp)
{
    const Error error = Error("no such word").within("line 3").within("neck.json");
    EXPECT_EQ(error.message(), "neck.json: line 3: no such word");
    EXPECT_EQ(error.kind(), ErrorKind::Input);
}

TEST(ResultDeathTest, ReadingTheWrongHalfEndsTheProgram)
{
    EXPECT_DEATH((void)half(3).value(), "broken invariant");
    EXPECT_DEATH((void)half(4).error(), "broken invariant");
}

}  // namespace
}  // namespace knotlas::core
