#pragma once

#include "app/commands.h"
#include "app/search.h"

namespace knotlas::ui
{

// What taking a hit of the search does.
app::Command commandFor(const app::SearchHit& hit);

}  // namespace knotlas::ui
