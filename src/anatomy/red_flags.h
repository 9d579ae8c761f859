#pragma once

#include "anatomy/pain_drawing.h"
#include "anatomy/referral_matrix.h"

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::anatomy
{

// What must be thought of before any muscle when pain is felt in `place` (may be empty) and this
// was said about it. What the words ask for stands first, then what the place does, each in the
// order of the atlas.
std::vector<const RedFlag*> redFlagsFor(const ReferralMatrix& matrix, const Atlas& atlas,
                                        const SkinField& place, std::string_view said = {});

// What the words alone ask for: "sudden worst headache".
std::vector<const RedFlag*> redFlagsOfWords(const Atlas& atlas, std::string_view said);

// Whether all words of one of the flag's phrases stand in one clause of what was said, in any
// order, alone or in the plural: "numb" is in "both feet are numb", "chest pressure" in "pressure
// on my chest".
bool isSaid(const RedFlag& flag, std::string_view said);

// The words that a drawing holds: its note, and how its areas feel.
std::string saidIn(const PainDrawing& drawing);

}  // namespace knotlas::anatomy
