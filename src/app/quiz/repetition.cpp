#include "app/quiz/repetition.h"

#include "core/assert.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace knotlas::app
{
namespace
{

constexpr double kHesitationS = 20.0;
constexpr double kNearlyRight = 0.25;
constexpr double kHardlyRight = 0.65;

std::chrono::sys_days daysOf(std::string_view date)
{
    KNOTLAS_ASSERT(core::isIsoDate(date));
    const auto part = [&](std::size_t from, std::size_t count) {
        return static_cast<int>(core::parseInt(date.substr(from, count)).value_or(1));
    };
    return std::chrono::year(part(0, 4)) / std::chrono::month(static_cast<unsigned>(part(5, 2))) /
           std::chrono::day(static_cast<unsigned>(part(8, 2)));
}

// ISO dates are in the order of their days.
bool isBefore(std::string_view date, std::string_view other)
{
    return date < other;
}

int nextInterval(const io::QuizCard& card)
{
    if (card.repetitions <= 1)
    {
        return 1;
    }
    if (card.repetitions == 2)
    {
        return 6;
    }
    // What is whole but for the last bits of its reckoning is not rounded up.
    const double days = std::ceil(card.intervalDays * card.easiness - 1e-9);
    return static_cast<int>(std::min(days, double{kLongestIntervalDays}));
}

}  // namespace

int qualityOf(const Recall& recall)
{
    if (!recall.given)
    {
        return kWorstQuality;
    }
    if (!recall.right)
    {
        return recall.score >= kNearlyRight ? 2 : 1;
    }
    if (recall.hints > 0 || recall.score < kHardlyRight)
    {
        return kRightQuality;
    }
    return recall.seconds > kHesitationS ? 4 : kBestQuality;
}

io::QuizCard reviewed(io::QuizCard card, int quality, std::string_view today)
{
    KNOTLAS_ASSERT(quality >= kWorstQuality && quality <= kBestQuality);
    const bool isNew = card.last.empty();
    const bool early = !isNew && isBefore(today, card.due);
    if (!isNew && (card.last == today || (early && quality >= kRightQuality)))
    {
        return card;
    }
    if (quality < kRightQuality)
    {
        card.repetitions = 0;
        card.intervalDays = 1;
    }
    else
    {
        const double missing = kBestQuality - quality;
        card.easiness =
            std::max(kLeastEasiness, card.easiness + 0.1 - missing * (0.08 + missing * 0.02));
        ++card.repetitions;
        card.intervalDays = nextInterval(card);
    }
    card.last = today;
    card.due = dayAfter(today, card.intervalDays);
    return card;
}

bool isDue(const io::QuizCard& card, std::string_view today)
{
    return !card.last.empty() && !isBefore(today, card.due);
}

std::string dayAfter(std::string_view date, int days)
{
    const std::chrono::year_month_day day(daysOf(date) + std::chrono::days(days));
    const int year = std::clamp(static_cast<int>(day.year()), 0, 9999);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", year,
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

}  // namespace knotlas::app
