#pragma once

#include "ui/frame.h"

#include <string>

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

// The line that says what tells `pattern` from `other`; empty when nothing does.
std::string askLine(const Frame& frame, std::uint32_t pattern, std::uint32_t other);

}  // namespace knotlas::ui
