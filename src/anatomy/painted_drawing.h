#pragma once

#include "anatomy/pain_drawing.h"
#include "anatomy/referral_matrix.h"
#include "core/result.h"

#include <vector>

namespace knotlas::anatomy
{

// What strokes may ask of us: enough for hours of painting, and an end to the work that a document
// from elsewhere can cause.
inline constexpr float kMaxStrokeWayM = 100.0f;    // of all strokes of a drawing together
inline constexpr float kMaxFromSkinM = 0.1f;       // a point farther away is no place on this body
inline constexpr float kMaxPointDistanceM = 0.4f;  // points farther apart are not joined

// The skin that one stroke covers: 1 under the brush, 0 outside, soft only at its edge. It spreads
// over the surface from the way of the brush, so that it never bleeds to a limb that lies beside.
// Points that no short way over the skin joins (the brush jumped to another limb) are dabbed one by
// one. An Error names the point that lies nowhere near the skin.
core::Result<SkinField> strokeField(const ReferralMatrix& matrix, const BrushStroke& stroke);

// Adds a stroke to an area or takes it away.
void applyStroke(SkinField& area, const SkinField& stroke, bool erase);

// The highest weight of both.
SkinField united(const SkinField& a, const SkinField& b);

// A drawing on one body.
struct PaintedDrawing
{
    std::vector<SkinField> areas;  // in the order of the drawing
    SkinField all;                 // of all areas together
};

// Errors name area, stroke and point.
core::Result<PaintedDrawing> paintDrawing(const ReferralMatrix& matrix, const PainDrawing& drawing);

// Which named regions a painted field touches, most of it first.
struct TouchedRegion
{
    std::uint32_t region = 0;  // index into Atlas::regions
    core::Side side = core::Side::Right;
    double areaCm2 = 0.0;         // painted within it
    double shareOfPainted = 0.0;  // 0..1
    double shareOfRegion = 0.0;   // 0..1
};

std::vector<TouchedRegion> touchedRegions(const ReferralMatrix& matrix, const SkinField& painted);

// Area of all skin, cm2.
double bodyAreaCm2(const ReferralMatrix& matrix);

// What two fields have in common, as areas (the lower of both weights), cm2.
double commonCm2(const ReferralMatrix& matrix, const SkinField& a, const SkinField& b);

}  // namespace knotlas::anatomy
