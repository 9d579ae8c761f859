#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

glm::vec3 rgb(unsigned hex)
{
    const auto channel = [&](unsigned shift) {
        return static_cast<float>((hex >> shift) & 0xffU) / 255.0f;
    };
    return {channel(16), channel(8), channel(0)};
}

Theme lightTheme()
{
    Theme theme;
    theme.panel = rgb(0xf8f8f6);
    theme.raised = rgb(0xffffff);
    theme.field = rgb(0xeceeed);
    theme.hover = rgb(0xe9edef);
    theme.pressed = rgb(0xdce3e7);
    theme.border = rgb(0xdfe1e0);
    theme.text = rgb(0x1c2329);
    theme.muted = rgb(0x56616b);
    theme.accent = rgb(0x1d5f86);
    theme.onAccent = rgb(0xffffff);
    theme.accentSoft = rgb(0xdcebf3);
    theme.error = rgb(0xa32219);
    theme.warning = rgb(0x7d4300);
    theme.warningSoft = rgb(0xfdf1dc);
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.panel = rgb(0x1b1f24);
    theme.raised = rgb(0x252a31);
    theme.field = rgb(0x2c323a);
    theme.hover = rgb(0x2e353e);
    theme.pressed = rgb(0x39424d);
    theme.border = rgb(0x353c45);
    theme.text = rgb(0xe9ecef);
    theme.muted = rgb(0xa9b3bd);
    theme.accent = rgb(0x8cc6ea);
    theme.onAccent = rgb(0x0d2231);
    theme.accentSoft = rgb(0x25404f);
    theme.error = rgb(0xf4a59d);
    theme.warning = rgb(0xf3c274);
    theme.warningSoft = rgb(0x3a3020);
    return theme;
}

// Neutral, so that the whole picture is grey.
Theme printTheme()
{
    Theme theme = lightTheme();
    theme.raised = rgb(0xffffff);
    theme.border = rgb(0x8a8a8a);
    theme.text = rgb(0x141414);
    theme.muted = rgb(0x4a4a4a);
    theme.accent = rgb(0x303030);
    theme.accentSoft = rgb(0xe4e4e4);
    return theme;
}

Theme contrastTheme(bool dark)
{
    Theme theme = dark ? darkTheme() : lightTheme();
    const glm::vec3 ground(dark ? 0.0f : 1.0f);
    theme.raised = ground;
    theme.panel = ground;
    theme.border = glm::vec3(1.0f) - ground;
    theme.text = glm::vec3(1.0f) - ground;
    theme.muted = theme.text;
    return theme;
}

float luminance(const glm::vec3& srgb)
{
    const auto linear = [](float c) {
        return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
    };
    return 0.2126f * linear(srgb.x) + 0.7152f * linear(srgb.y) + 0.0722f * linear(srgb.z);
}

ImVec4 opaque(const glm::vec3& srgb)
{
    return {srgb.x, srgb.y, srgb.z, 1.0f};
}

void setColours(ImGuiStyle& style, const Theme& theme)
{
    const ImVec4 clear(0.0f, 0.0f, 0.0f, 0.0f);
    ImVec4* colours = style.Colors;
    colours[ImGuiCol_Text] = opaque(theme.text);
    colours[ImGuiCol_TextDisabled] = opaque(theme.muted);
    colours[ImGuiCol_WindowBg] = opaque(theme.panel);
    colours[ImGuiCol_ChildBg] = clear;
    colours[ImGuiCol_PopupBg] = opaque(theme.raised);
    colours[ImGuiCol_Border] = opaque(theme.border);
    colours[ImGuiCol_FrameBg] = opaque(theme.field);
    colours[ImGuiCol_FrameBgHovered] = opaque(theme.hover);
    colours[ImGuiCol_FrameBgActive] = opaque(theme.field);
    colours[ImGuiCol_ScrollbarBg] = clear;
    colours[ImGuiCol_ScrollbarGrab] = opaque(theme.pressed);
    colours[ImGuiCol_ScrollbarGrabHovered] = opaque(theme.border);
    colours[ImGuiCol_ScrollbarGrabActive] = opaque(theme.muted);
    colours[ImGuiCol_TextSelectedBg] = opaque(theme.accentSoft);
    colours[ImGuiCol_NavHighlight] = clear;  // widgets draw their own ring
    colours[ImGuiCol_Separator] = opaque(theme.border);
}

}  // namespace

const Theme& themeOf(scene::Theme theme)
{
    static const Theme light = lightTheme();
    static const Theme dark = darkTheme();
    return theme == scene::Theme::Dark ? dark : light;
}

const Theme& overlayThemeOf(scene::Theme theme, scene::Style style)
{
    static const Theme print = printTheme();
    static const Theme onWhite = contrastTheme(false);
    static const Theme onBlack = contrastTheme(true);
    switch (style)
    {
    case scene::Style::Print:
        return print;
    case scene::Style::HighContrast:
        return theme == scene::Theme::Dark ? onBlack : onWhite;
    case scene::Style::Standard:
        break;
    }
    return themeOf(theme);
}

float contrast(const glm::vec3& a, const glm::vec3& b)
{
    const float la = luminance(a);
    const float lb = luminance(b);
    return (std::max(la, lb) + 0.05f) / (std::min(la, lb) + 0.05f);
}

std::vector<TextPair> textPairs(const Theme& theme)
{
    std::vector<TextPair> pairs;
    const std::vector<std::pair<std::string_view, glm::vec3>> neutral = {
        {"panel", theme.panel},
        {"raised", theme.raised},
        {"field", theme.field},
        {"hover", theme.hover},
        {"chosen", theme.accentSoft}};
    for (const auto& [name, background] : neutral)
    {
        pairs.push_back({name, theme.text, background});
        pairs.push_back({name, theme.muted, background});
        pairs.push_back({name, theme.accent, background});
        pairs.push_back({name, theme.error, background});
    }
    pairs.push_back({"pressed", theme.text, theme.pressed});
    pairs.push_back({"accent", theme.onAccent, theme.accent});
    pairs.push_back({"red flag", theme.text, theme.warningSoft});
    pairs.push_back({"red flag", theme.warning, theme.warningSoft});
    pairs.push_back({"red flag", theme.accent, theme.warningSoft});
    return pairs;
}

ImU32 packed(const glm::vec3& srgb, float alpha)
{
    return ImGui::ColorConvertFloat4ToU32({srgb.x, srgb.y, srgb.z, alpha});
}

glm::vec3 readableOn(const glm::vec3& background)
{
    const glm::vec3 dark(0.06f);
    const glm::vec3 light(1.0f);
    return contrast(dark, background) >= contrast(light, background) ? dark : light;
}

void applyStyle(const Theme& theme, float scale)
{
    ImGuiStyle style;
    style.WindowPadding = {16.0f, 12.0f};
    style.WindowRounding = 0.0f;
    style.WindowBorderSize = 0.0f;
    style.ChildBorderSize = 0.0f;
    style.PopupRounding = 8.0f;
    style.PopupBorderSize = 1.0f;
    style.FramePadding = {10.0f, 8.0f};
    style.FrameRounding = 8.0f;
    style.ItemSpacing = {8.0f, 6.0f};
    style.ItemInnerSpacing = {6.0f, 4.0f};
    style.ScrollbarSize = 10.0f;
    style.ScrollbarRounding = 5.0f;
    style.GrabMinSize = 14.0f;
    style.ScaleAllSizes(scale);
    style.WindowMinSize = {1.0f, 1.0f};
    style.PopupBorderSize = std::max(1.0f, std::floor(scale));
    setColours(style, theme);
    ImGui::GetStyle() = style;
}

}  // namespace knotlas::ui
