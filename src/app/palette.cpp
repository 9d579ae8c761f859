#include "app/palette.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

constexpr glm::vec3 rgb(int r, int g, int b)
{
    return {static_cast<float>(r) / 255.0f, static_cast<float>(g) / 255.0f,
            static_cast<float>(b) / 255.0f};
}

// Four of each of three published sets: Okabe & Ito, "Color Universal Design" (2008); Tol, "Colour
// Schemes" (SRON/EPS/TN/09-002), "muted"; Krzywinski, "Designing for color blindness", 15 colours.
// These four stay apart for protan, deutan and tritan viewers on every tone of skin
// (tests/app/palette_test.cpp); others of the same sets do not.
constexpr std::array<Palette, 3> kPalettes{{
    {"okabe-ito",
     "Okabe-Ito",
     {rgb(213, 94, 0), rgb(0, 114, 178), rgb(240, 228, 66), rgb(86, 180, 233)}},
    {"tol-muted",
     "Tol muted",
     {rgb(136, 34, 85), rgb(136, 204, 238), rgb(51, 34, 136), rgb(153, 153, 51)}},
    {"krzywinski",
     "Krzywinski",
     {rgb(182, 109, 255), rgb(219, 109, 0), rgb(0, 73, 73), rgb(0, 146, 146)}},
}};

constexpr std::array<glm::vec3, 4> kPrintInks{rgb(28, 28, 28), rgb(28, 28, 28), rgb(28, 28, 28),
                                              rgb(28, 28, 28)};
constexpr glm::vec3 kPrintSkin = rgb(226, 226, 226);

constexpr std::array<SkinTone, 7> kSkinTones{{
    {"light", "Light", rgb(233, 202, 184)},
    {"medium", "Medium", rgb(212, 172, 148)},
    {"tan", "Tan", rgb(178, 130, 100)},
    {"brown", "Brown", rgb(146, 102, 77)},
    {"dark", "Dark", rgb(118, 80, 60)},
    {"deep", "Deep", rgb(80, 54, 42)},
    {"neutral", "Neutral grey-blue", rgb(176, 186, 196)},
}};

template <typename Rows> const auto& byId(const Rows& rows, std::string_view id)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
    return found == rows.end() ? rows.front() : *found;
}

}  // namespace

std::span<const Palette> palettes()
{
    return kPalettes;
}

const Palette& paletteById(std::string_view id)
{
    return byId(kPalettes, id);
}

const std::array<glm::vec3, 4>& patternColours(const View& view)
{
    return view.style == scene::Style::Print ? kPrintInks : paletteById(view.palette).patternsSrgb;
}

glm::vec3 skinColour(const View& view)
{
    return view.style == scene::Style::Print ? kPrintSkin : skinToneById(view.skinTone).colourSrgb;
}

std::span<const SkinTone> skinTones()
{
    return kSkinTones;
}

const SkinTone& skinToneById(std::string_view id)
{
    return byId(kSkinTones, id);
}

}  // namespace knotlas::app
