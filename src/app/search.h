#pragma once

#include "app/app_state.h"

#include <string>
#include <string_view>
#include <vector>

namespace knotlas::app
{

enum class HitKind
{
    Muscle,  // an atlas entry, or a part of the body without one
    TriggerPoint,
    Region,
};

struct SearchHit
{
    HitKind kind = HitKind::Muscle;
    std::string id;
    std::string title;
    std::string why;  // what matched when it was not the title: "synonym: shrug muscle"

    bool operator==(const SearchHit&) const = default;
};

// Search as you type over names, Latin names, synonyms, regions and symptom words; every word of
// the text must be found (prefixes count, a slip of the finger is forgiven); best first. When
// nothing holds them all, the regions that hold some: "my hip hurts at night when I lie on it". An
// empty text finds nothing.
std::vector<SearchHit> search(const AppState& state, std::string_view text);

// The list of the side panel: atlas muscles by body area, in the atlas's order.
struct MuscleListGroup
{
    std::string name;
    std::vector<const anatomy::Muscle*> muscles;
};

std::vector<MuscleListGroup> muscleList(const AppState& state);

}  // namespace knotlas::app
