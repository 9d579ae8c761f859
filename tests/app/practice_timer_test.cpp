#include "app/practice_timer.h"

#include <gtest/gtest.h>

namespace knotlas::app
{
namespace
{

PracticeTimer timerOf(int holdS, int restS, int rounds)
{
    PracticeTimer timer;
    timer.practice = {"", holdS, restS, rounds};
    return timer;
}

TEST(PracticeTimer, HoldsRestsAndCountsRounds)
{
    PracticeTimer timer = timerOf(30, 10, 3);
    EXPECT_EQ(readingOf(timer, 500.0).phase, PracticePhase::Ready);
    start(timer, 100.0);
    const auto at = [&](double s) { return readingOf(timer, 100.0 + s); };
    EXPECT_EQ(at(0.0).phase, PracticePhase::Hold);
    EXPECT_DOUBLE_EQ(at(7.0).leftS, 23.0);
    EXPECT_EQ(at(29.9).round, 1);
    EXPECT_EQ(at(30.0).phase, PracticePhase::Rest);
    EXPECT_DOUBLE_EQ(at(32.0).leftS, 8.0);
    EXPECT_EQ(at(40.0).phase, PracticePhase::Hold);
    EXPECT_EQ(at(40.0).round, 2);
    EXPECT_EQ(at(109.9).round, 3);
    // No rest follows the last round.
    EXPECT_EQ(at(110.0).phase, PracticePhase::Done);
    EXPECT_FALSE(at(110.0).running);
}

TEST(PracticeTimer, APauseLosesNothing)
{
    PracticeTimer timer = timerOf(30, 0, 1);
    start(timer, 10.0);
    pause(timer, 15.0);
    EXPECT_DOUBLE_EQ(readingOf(timer, 1000.0).leftS, 25.0);
    EXPECT_FALSE(readingOf(timer, 1000.0).running);
    start(timer, 1000.0);
    EXPECT_DOUBLE_EQ(readingOf(timer, 1001.0).leftS, 24.0);
    reset(timer);
    EXPECT_EQ(readingOf(timer, 1002.0).phase, PracticePhase::Ready);
}

TEST(PracticeTimer, StartsAnewWhenItIsDone)
{
    PracticeTimer timer = timerOf(5, 0, 1);
    start(timer, 0.0);
    EXPECT_EQ(readingOf(timer, 5.0).phase, PracticePhase::Done);
    start(timer, 8.0);
    EXPECT_DOUBLE_EQ(readingOf(timer, 9.0).leftS, 4.0);
}

TEST(PracticeTimer, AsksForFramesOnlyWhileItRunsAndFewOfThem)
{
    PracticeTimer timer = timerOf(5, 0, 1);
    EXPECT_FALSE(nextTick(timer, 0.0));
    start(timer, 0.0);
    int frames = 0;
    double now = 0.0;
    while (const auto next = nextTick(timer, now))
    {
        ASSERT_GT(*next, now);
        now = *next;
        ASSERT_LT(++frames, 100);
    }
    EXPECT_DOUBLE_EQ(now, 5.0);
    EXPECT_LE(frames, 4 * 5 + 1);
    start(timer, 6.0);
    pause(timer, 7.0);
    EXPECT_FALSE(nextTick(timer, 7.0));
}

}  // namespace
}  // namespace knotlas::app
