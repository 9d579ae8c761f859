#pragma once

#include "io/atlas_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::io
{

// Slips in a text for people, one message each: doubled words and blanks, blanks before
// punctuation, open brackets, "its" and "it's" confused, American spelling (the atlas is written in
// British), and, when it is meant to be whole sentences, a small letter at the beginning or no full
// stop at the end. Hints, not proofs: no dictionary is asked.
std::vector<std::string> languageSlips(std::string_view text, bool sentences);

// The slips of all texts of an atlas, as warnings where the texts stand, and texts that two trigger
// points have in common word for word: copied and not yet edited, probably.
std::vector<Finding> checkLanguage(const AtlasReading& reading);

}  // namespace knotlas::io
