#pragma once

#include "app/app_state.h"

#include <glm/vec3.hpp>

#include <array>
#include <span>
#include <string_view>

namespace knotlas::app
{

// Colours for up to four patterns side by side, chosen to stay apart for colour-blind viewers.
struct Palette
{
    std::string_view id;
    std::string_view name;
    std::array<glm::vec3, 4> patternsSrgb;
};

std::span<const Palette> palettes();
const Palette& paletteById(std::string_view id);  // the first one when unknown

// The colours that the patterns have in this view: those of its palette; in greyscale one ink for
// all, since there lines and dots tell them apart.
const std::array<glm::vec3, 4>& patternColours(const View& view);

// Of "Where does it hurt?": the pattern of a candidate that is pointed at, the point that was asked
// about, and an earlier drawing. The areas of a drawing bring their own (io::usualAreaColour).
inline constexpr glm::vec3 kPreviewColourSrgb{0.36f, 0.20f, 0.62f};
inline constexpr glm::vec3 kSpotColourSrgb{0.84f, 0.10f, 0.10f};
inline constexpr glm::vec3 kEarlierColourSrgb{0.42f, 0.44f, 0.48f};

struct SkinTone
{
    std::string_view id;
    std::string_view name;
    glm::vec3 colourSrgb;
};

std::span<const SkinTone> skinTones();
const SkinTone& skinToneById(std::string_view id);

// The skin's colour in this view: its tone; in greyscale that of paper in the shade.
glm::vec3 skinColour(const View& view);

}  // namespace knotlas::app
