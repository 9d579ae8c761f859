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

// Okabe & Ito, "Color Universal Design" (2008); Tol, "Colour Schemes" (SRON/EPS/TN/09-002,
// "bright").
constexpr std::array<Palette, 3> kPalettes{{
    {"okabe-ito",
     "Okabe-Ito",
     {rgb(213, 94, 0), rgb(0, 114, 178), rgb(0, 158, 115), rgb(204, 121, 167)}},
    {"tol-bright",
     "Tol bright",
     {rgb(238, 102, 119), rgb(68, 119, 170), rgb(34, 136, 51), rgb(170, 51, 119)}},
    {"print-grey",
     "Grey print",
     {rgb(40, 40, 40), rgb(105, 105, 105), rgb(150, 150, 150), rgb(75, 75, 75)}},
}};

constexpr std::array<SkinTone, 5> kSkinTones{{
    {"light", "Light", rgb(233, 202, 184)},
    {"medium", "Medium", rgb(212, 172, 148)},
    {"tan", "Tan", rgb(178, 130, 100)},
    {"dark", "Dark", rgb(118, 80, 60)},
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

std::span<const SkinTone> skinTones()
{
    return kSkinTones;
}

const SkinTone& skinToneById(std::string_view id)
{
    return byId(kSkinTones, id);
}

}  // namespace knotlas::app
