#pragma once

#include "anatomy/drawing_sums.h"
#include "anatomy/painted_drawing.h"

#include <string>
#include <vector>

namespace knotlas::anatomy
{

// What a painted field and a zone have in common, by true area; each 0..1.
struct Match
{
    double explained = 0.0;    // share of the drawing that lies in the zone
    double zonePainted = 0.0;  // share of the essential zone that is painted
    double jaccard = 0.0;      // common area over united area
};

// The parts of the score. They sum to 1, and each part can only fall when skin outside of a zone is
// painted too; the score of a drawing that is exactly one pattern's zone is 1.
inline constexpr double kExplainedPart = 0.5;
inline constexpr double kZonePaintedPart = 0.2;
inline constexpr double kJaccardPart = 0.3;

double scoreOf(const Match& match);

// A trigger point that could explain a drawing.
struct DrawingCandidate
{
    std::uint32_t pattern = 0;               // index into ReferralMatrix::patterns
    ZoneLevel level = ZoneLevel::Essential;  // where most of what it explains lies
    bool withSpillover = false;              // fits better when the spillover zone is felt too
    Match match;
    float score = 0.0f;  // 0..1
    // From 1; those whose scores differ by less than kTie from the first of them share one.
    int rank = 1;
};

// "explains 60 % of the drawing; 80 % of its essential zone is painted; a common point": without
// the name of the point.
std::string reasonInWords(const DrawingCandidate& candidate, const TriggerPoint& point);

inline constexpr float kTie = 0.005f;

// One of the few trigger points that together explain most of a drawing.
struct SetMember
{
    std::uint32_t pattern = 0;
    double adds = 0.0;   // share of the drawing that it explains and those before it do not
    double sofar = 0.0;  // share that it and those before it explain together
};

struct DrawingAnswer
{
    double areaCm2 = 0.0;
    double shareOfBody = 0.0;                  // 0..1
    std::vector<DrawingCandidate> candidates;  // best first
    std::vector<SetMember> bestSet;            // at most three; empty when nothing explains it
    // No classical pattern explains the drawing: none, or none well enough to be named.
    bool unexplained = true;
};

// Below this score no single pattern is said to explain a drawing.
inline constexpr float kExplains = 0.3f;

// Ranks all patterns of both sides. Each is tried with its essential zone alone and with the
// spillover zone besides; the better fit counts. How common a point is does not change its score:
// it only orders equal ones.
DrawingAnswer explain(const ReferralMatrix& matrix, const Atlas& atlas, const SkinField& drawing);

// The same for a drawing that is still being painted.
DrawingAnswer explain(const ReferralMatrix& matrix, const Atlas& atlas, const DrawingSums& sums);

// How a drawing changed from one date to the next.
struct RegionChange
{
    std::uint32_t region = 0;
    core::Side side = core::Side::Right;
    double beforeCm2 = 0.0;
    double afterCm2 = 0.0;
};

struct DrawingChange
{
    double beforeCm2 = 0.0;
    double afterCm2 = 0.0;
    double bodyCm2 = 0.0;
    double commonCm2 = 0.0;
    double wentCm2 = 0.0;               // painted before, not after
    double cameCm2 = 0.0;               // painted after, not before
    double jaccard = 1.0;               // 1 also when both are empty
    std::vector<RegionChange> regions;  // the largest change first
};

DrawingChange compareDrawings(const ReferralMatrix& matrix, const SkinField& before,
                              const SkinField& after);

}  // namespace knotlas::anatomy
