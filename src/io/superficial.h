#pragma once

#include <string_view>

namespace knotlas::io
{

// Whether a muscle lies directly under the skin, by its id. Told by the layers of dissection as
// textbooks give them, not measured: a muscle that peeps out between others counts by its bulk, and
// so do bodies of any proportion. Muscles that are not known to be covered count as superficial.
bool isSuperficial(std::string_view muscleId);

// Whether a muscle is a thin sheet in the skin itself, spread over muscles that one wants to see.
bool isCutaneous(std::string_view muscleId);

}  // namespace knotlas::io
