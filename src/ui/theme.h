#pragma once

#include "scene/scene.h"

#include <glm/vec3.hpp>
#include <imgui.h>

#include <string_view>
#include <vector>

namespace knotlas::ui
{

// The colours of the interface, sRGB. One accent; everything else is a calm neutral, so that the
// only strong colours on the screen are those of the body.
struct Theme
{
    glm::vec3 panel;       // side panels and bars
    glm::vec3 raised;      // cards, menus, dialogs
    glm::vec3 field;       // text fields and slider tracks
    glm::vec3 hover;       // under the cursor
    glm::vec3 pressed;     // while the button is down
    glm::vec3 border;      // hairlines
    glm::vec3 text;        // what is read
    glm::vec3 muted;       // what stands beside it
    glm::vec3 accent;      // links, sliders, the chosen one
    glm::vec3 onAccent;    // text on the accent
    glm::vec3 accentSoft;  // background of the chosen row
    glm::vec3 error;
    glm::vec3 warning;
    glm::vec3 warningSoft;  // background of red flags
};

const Theme& themeOf(scene::Theme theme);

// For marks, labels and legend over a picture of this style: greys for print, black and white in
// high contrast.
const Theme& overlayThemeOf(scene::Theme theme, scene::Style style);

// Ratio of relative luminances, 1..21 (WCAG 2).
float contrast(const glm::vec3& a, const glm::vec3& b);

// Every pair of text and background that the interface draws, for the test of readability.
struct TextPair
{
    std::string_view name;
    glm::vec3 text;
    glm::vec3 background;
};

std::vector<TextPair> textPairs(const Theme& theme);

ImU32 packed(const glm::vec3& srgb, float alpha = 1.0f);

// Black or white, whichever is read better on `background`.
glm::vec3 readableOn(const glm::vec3& background);

// Sets colours and sizes of ImGui's own style.
void applyStyle(const Theme& theme, float scale);

}  // namespace knotlas::ui
