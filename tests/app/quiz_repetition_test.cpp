#include "app/quiz/repetition.h"

#include <gtest/gtest.h>

#include <vector>

namespace knotlas::app
{
namespace
{

constexpr const char* kFirstDay = "2026-03-09";

// The intervals in days after answers of these qualities, each given on the day it was due.
std::vector<int> intervalsOf(const std::vector<int>& qualities, double* easiness = nullptr)
{
    std::vector<int> intervals;
    io::QuizCard card;
    std::string today = kFirstDay;
    for (const int quality : qualities)
    {
        card = reviewed(card, quality, today);
        EXPECT_EQ(card.last, today);
        EXPECT_EQ(card.due, dayAfter(today, card.intervalDays));
        intervals.push_back(card.intervalDays);
        today = card.due;
    }
    if (easiness != nullptr)
    {
        *easiness = card.easiness;
    }
    return intervals;
}

// Reckoned by hand from the formulas of the thesis.
TEST(Repetition, IntervalsGrowAsInWorkedExamples)
{
    double easiness = 0.0;
    // E-factors 2.6, 2.7, 2.8, 2.9: 6 * 2.8 = 16.8, 17 * 2.9 = 49.3, each rounded up.
    EXPECT_EQ(intervalsOf({5, 5, 5, 5}, &easiness), (std::vector{1, 6, 17, 50}));
    EXPECT_NEAR(easiness, 2.9, 1e-9);
    // A quality of 4 leaves the E-factor at 2.5: 15, then 37.5.
    EXPECT_EQ(intervalsOf({4, 4, 4, 4}, &easiness), (std::vector{1, 6, 15, 38}));
    EXPECT_NEAR(easiness, 2.5, 1e-9);
    // A quality of 3 takes 0.14 each time: 2.36, 2.22, 2.08, so 12.48 days.
    EXPECT_EQ(intervalsOf({3, 3, 3}, &easiness), (std::vector{1, 6, 13}));
    EXPECT_NEAR(easiness, 2.08, 1e-9);
}

TEST(Repetition, AFailureBeginsAnewAndKeepsTheEasiness)
{
    double easiness = 0.0;
    // 2.6, 2.7, 2.8; the failure changes nothing; then 2.9, 3.0, 3.1: 6 * 3.1 = 18.6.
    EXPECT_EQ(intervalsOf({5, 5, 5, 1, 5, 5, 5}, &easiness), (std::vector{1, 6, 17, 1, 1, 6, 19}));
    EXPECT_NEAR(easiness, 3.1, 1e-9);
    for (const int quality : {0, 1, 2})
    {
        EXPECT_EQ(intervalsOf({quality, quality}, &easiness), (std::vector{1, 1}));
        EXPECT_EQ(easiness, 2.5);
    }
}

TEST(Repetition, TheEasinessNeverFallsBelowItsLimit)
{
    double easiness = 0.0;
    const std::vector<int> intervals = intervalsOf(std::vector<int>(20, 3), &easiness);
    EXPECT_EQ(easiness, kLeastEasiness);
    for (const int days : intervals)
    {
        EXPECT_LE(days, kLongestIntervalDays);
    }
}

TEST(Repetition, IntervalsHaveAnEnd)
{
    for (const int days : intervalsOf(std::vector<int>(25, 4)))
    {
        EXPECT_GE(days, 1);
        EXPECT_LE(days, kLongestIntervalDays);
    }
}

TEST(Repetition, ASecondAnswerOnTheSameDayIsPractice)
{
    const io::QuizCard once = reviewed({}, 5, kFirstDay);
    EXPECT_EQ(reviewed(once, 5, kFirstDay), once);
    EXPECT_EQ(reviewed(once, 0, kFirstDay), once);
}

TEST(Repetition, AnEarlyAnswerOnlyBringsBack)
{
    io::QuizCard card = reviewed({}, 5, kFirstDay);
    card = reviewed(card, 5, card.due);  // due in six days now
    const std::string early = dayAfter(card.last, 2);
    EXPECT_EQ(reviewed(card, 5, early), card);
    const io::QuizCard failed = reviewed(card, 1, early);
    EXPECT_EQ(failed.repetitions, 0);
    EXPECT_EQ(failed.due, dayAfter(early, 1));
}

TEST(Repetition, IsDueFromItsDayOn)
{
    const io::QuizCard card = reviewed({}, 4, kFirstDay);
    EXPECT_FALSE(isDue(card, kFirstDay));
    EXPECT_TRUE(isDue(card, "2026-03-10"));
    EXPECT_TRUE(isDue(card, "2027-01-01"));
    EXPECT_FALSE(isDue({}, kFirstDay));
}

TEST(Repetition, DaysFollowTheCalendar)
{
    EXPECT_EQ(dayAfter("2026-02-28", 1), "2026-03-01");
    EXPECT_EQ(dayAfter("2028-02-28", 1), "2028-02-29");
    EXPECT_EQ(dayAfter("2026-12-31", 1), "2027-01-01");
    EXPECT_EQ(dayAfter("2026-03-09", 365), "2027-03-09");
}

TEST(Repetition, QualitySaysHowWellItWasKnown)
{
    EXPECT_EQ(qualityOf({true, true, 1.0, 0, 3.0}), 5);
    EXPECT_EQ(qualityOf({true, true, 1.0, 0, 60.0}), 4);
    EXPECT_EQ(qualityOf({true, true, 1.0, 2, 3.0}), 3);
    EXPECT_EQ(qualityOf({true, true, 0.5, 0, 3.0}), 3);
    EXPECT_EQ(qualityOf({false, true, 0.4, 0, 3.0}), 2);
    EXPECT_EQ(qualityOf({false, true, 0.0, 0, 3.0}), 1);
    EXPECT_EQ(qualityOf({false, false, 0.0, 0, 30.0}), 0);
}

}  // namespace
}  // namespace knotlas::app
