#pragma once

#include "app/print/sheet.h"

namespace knotlas::app
{

// All muscles in one book: cover, contents by area of the body, a sheet for each muscle, and an
// index from the place of the pain to the muscles that send it there.
core::Result<io::Document> book(const Press& press);

}  // namespace knotlas::app
