#pragma once

#include "anatomy/locate.h"
#include "ui/frame.h"

#include <string>
#include <vector>

namespace knotlas::ui
{

// One trigger point that could send pain to the asked place.
struct CandidateCard
{
    std::uint32_t pattern = 0;  // index into ReferralMatrix::patterns
    float score = 0.0f;
    std::string rank;   // "= 2": before the name; may be empty
    std::string level;  // "Essential zone"
    bool crosses = false;
    std::string why;
    std::string ask;             // what would tell it from the next one; may be empty
    std::string_view scoreHelp;  // what the score is made of
};

// What happened to it.
struct CandidatePress
{
    bool opened = false;
    bool pointedAt = false;     // its pattern is to be previewed
    bool scorePressed = false;  // its score is to be explained, or no longer
};

CandidatePress drawCandidateCard(Frame& frame, const CandidateCard& card);

// Shows the pattern under the cursor on the body, or none any more.
void preview(Frame& frame, std::optional<std::uint32_t> pattern);

// "1", "= 2", "= 2": the ranks of the first so many; those of nearly equal score share one.
std::vector<std::string> ranksOf(const std::vector<anatomy::Candidate>& candidates,
                                 std::size_t count);

// "Right", "Left", "Midline".
std::string_view sideWord(const Frame& frame, core::Side side);

// What tells each of the first of these patterns from the next one (the last from the one before),
// found once per list; empty for those further down.
const std::vector<std::string>& askLines(Frame& frame, const std::vector<std::uint32_t>& patterns);

// The line that says what tells `pattern` from `other`; empty when nothing does.
std::string askLine(const Frame& frame, std::uint32_t pattern, std::uint32_t other);

}  // namespace knotlas::ui
