#pragma once

#include "app/print/sheet.h"

namespace knotlas::app
{

// The sheet of one region of the skin: who sends pain here, with the patterns of the likeliest.
core::Result<io::Document> regionHandout(const Press& press, const anatomy::Region& region);

}  // namespace knotlas::app
