#pragma once

#include "core/result.h"
#include "io/document.h"
#include "io/fonts.h"

#include <filesystem>
#include <string>

namespace knotlas::io
{

// The document as PDF: letters stay letters (they can be searched and copied), only the glyphs that
// are used are embedded, pictures as JPEG. The same document always gives the same bytes.
core::Result<std::string> pdfBytes(const Document& document, const Fonts& fonts);

core::Result<void> writePdf(const std::filesystem::path& file, const Document& document,
                            const Fonts& fonts);

}  // namespace knotlas::io
