#pragma once

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

struct SkinTone
{
    std::string_view id;
    std::string_view name;
    glm::vec3 colourSrgb;
};

std::span<const SkinTone> skinTones();
const SkinTone& skinToneById(std::string_view id);

}  // namespace knotlas::app
