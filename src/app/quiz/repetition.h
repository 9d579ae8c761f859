#pragma once

#include "io/quiz_results.h"

#include <string>
#include <string_view>

namespace knotlas::app
{

// Spaced repetition between days: algorithm SM-2.
//
// P. A. Wozniak: Optimization of learning. Master's thesis, University of Technology in Poznan,
// 1990; the algorithm as adapted by the author in 1998,
// https://www.supermemo.com/english/ol/sm2.htm
//
// An E-factor begins at 2.5 and changes with the quality q (0..5) of each answer by
// 0.1 - (5 - q) * (0.08 + (5 - q) * 0.02), but never falls below 1.3. The first interval is 1 day,
// the second 6 days, every further one the last one times the E-factor after that change, rounded
// up. A quality below 3 begins the intervals anew and leaves the E-factor as it is.
//
// The thesis knows repetitions on the day that is due (or later) only. Here a question may also be
// asked earlier: then a right answer proves nothing and changes nothing, a wrong one brings the
// question back. Repetitions on the day of the last answer are practice and change nothing.

inline constexpr int kWorstQuality = 0;
inline constexpr int kRightQuality = 3;  // from here on an answer counts as right
inline constexpr int kBestQuality = 5;
inline constexpr double kLeastEasiness = 1.3;
inline constexpr int kLongestIntervalDays = 36'500;

// The quality of an answer as this program sees it: 5 without a hint and without hesitation, 4
// after hesitation, 3 with hints or hardly right; 2 nearly right, 1 wrong, 0 no answer at all.
struct Recall
{
    bool right = false;
    bool given = true;   // false: time ran out
    double score = 0.0;  // 0..1, as for a drawing
    int hints = 0;
    double seconds = 0.0;
};

int qualityOf(const Recall& recall);

// The card after an answer of this quality on the day `today` ("2026-03-09").
io::QuizCard reviewed(io::QuizCard card, int quality, std::string_view today);

// Whether a card should be asked on that day.
bool isDue(const io::QuizCard& card, std::string_view today);

// The day so many days later.
std::string dayAfter(std::string_view date, int days);

}  // namespace knotlas::app
