#pragma once

#include "io/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <string>

namespace knotlas::io
{

// Shared by what measures letters and what draws them; nothing else includes it.
struct Fonts::Impl
{
    Impl() = default;
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    FT_Library library = nullptr;
    std::array<FT_Face, 2> faces{};
    std::array<std::string, 2> files;  // bytes, which the faces read from

    [[nodiscard]] FT_Face face(FontFace which) const
    {
        return faces[static_cast<std::size_t>(which)];
    }
};

}  // namespace knotlas::io
