#include "ui/widgets/button.h"

#include "ui/widgets/text.h"

#include <algorithm>

namespace knotlas::ui
{
namespace
{

constexpr float kHeight = 32.0f;
constexpr float kRounding = 8.0f;
constexpr float kIconButton = 30.0f;
constexpr float kSwatch = 30.0f;

glm::vec3 fillOf(const Theme& theme, const Press& press, const glm::vec3& rest)
{
    return press.held ? theme.pressed : press.hovered ? theme.hover : rest;
}

Box inset(const Box& box, float by)
{
    return {{box.min.x + by, box.min.y + by}, {box.max.x - by, box.max.y - by}};
}

}  // namespace

bool button(Frame& frame, std::string_view label, ButtonLook look, float width)
{
    const Theme& theme = frame.theme;
    ImFont* font = look == ButtonLook::Primary ? frame.fonts.strong : frame.fonts.body;
    const float natural = textSize(font, label).x + frame.px(28.0f);
    const Press press =
        pressable(frame, label, {width > 0.0f ? frame.px(width) : natural, frame.px(kHeight)});
    const float rounding = frame.px(kRounding);
    glm::vec3 text = theme.text;
    if (look == ButtonLook::Primary)
    {
        const float shade = press.held ? 0.2f : press.hovered ? 0.1f : 0.0f;
        fillBox(press.box, theme.accent + (theme.text - theme.accent) * shade, rounding);
        text = theme.onAccent;
    }
    else if (look == ButtonLook::Plain || press.hovered || press.held)
    {
        fillBox(press.box, fillOf(theme, press, theme.raised), rounding);
        if (look == ButtonLook::Plain)
        {
            outlineBox(press.box, theme.border, rounding);
        }
    }
    textCentred(font, press.box, text, label);
    drawFocusRing(frame, press, rounding);
    return press.pressed;
}

bool iconButton(Frame& frame, std::string_view label, Icon icon, bool enabled)
{
    const float side = frame.px(kIconButton);
    const Press press = pressable(frame, label, {side, side});
    if (enabled && (press.hovered || press.held))
    {
        fillBox(press.box, fillOf(frame.theme, press, frame.theme.panel), frame.px(kRounding));
    }
    tooltip(frame, frame.said(label));
    const glm::vec3 colour =
        enabled ? frame.theme.text : (frame.theme.muted + frame.theme.panel * 2.0f) / 3.0f;
    drawIcon(*ImGui::GetWindowDrawList(), icon, inset(press.box, frame.px(8.0f)), colour);
    drawFocusRing(frame, press, frame.px(kRounding));
    return press.pressed && enabled;
}

bool link(Frame& frame, std::string_view label, std::string_view help)
{
    const std::string shown = elided(frame.fonts.small, label, ImGui::GetContentRegionAvail().x);
    const ImVec2 size = textSize(frame.fonts.small, shown);
    const Press press = pressable(frame, label, {size.x, size.y + frame.px(4.0f)});
    const float underline = press.box.max.y - frame.px(1.5f);
    textAt(frame.fonts.small, {press.box.min.x, press.box.min.y + frame.px(1.5f)},
           frame.theme.accent, shown);
    ImGui::GetWindowDrawList()->AddLine({press.box.min.x, underline}, {press.box.max.x, underline},
                                        packed(frame.theme.accent, press.hovered ? 1.0f : 0.35f));
    tooltip(frame, help);
    drawFocusRing(frame, press, frame.px(3.0f));
    return press.pressed;
}

std::optional<std::size_t> segmented(Frame& frame, std::string_view scope,
                                     std::span<const std::string_view> options,
                                     std::optional<std::size_t> current)
{
    const Theme& theme = frame.theme;
    const Scope within(frame, scope);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float width = std::max(ImGui::GetContentRegionAvail().x, frame.px(60.0f));
    const float height = frame.px(kHeight);
    const float rounding = frame.px(kRounding);
    fillBox({origin, {origin.x + width, origin.y + height}}, theme.field, rounding);
    std::optional<std::size_t> chosen;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, ImGui::GetStyle().ItemSpacing.y});
    for (std::size_t i = 0; i < options.size(); ++i)
    {
        if (i > 0)
        {
            ImGui::SameLine();
        }
        const bool isCurrent = current == i;
        const Press press =
            pressable(frame, options[i], {width / static_cast<float>(options.size()), height});
        const Box inner = inset(press.box, frame.px(3.0f));
        if (isCurrent)
        {
            fillBox(inner, theme.raised, rounding - frame.px(2.0f));
            outlineBox(inner, theme.border, rounding - frame.px(2.0f));
        }
        const bool strong = isCurrent || press.hovered;
        textCentred(frame.fonts.body, press.box, strong ? theme.text : theme.muted,
                    elided(frame.fonts.body, options[i], press.box.width() - frame.px(6.0f)));
        drawFocusRing(frame, press, rounding);
        if (press.pressed && !isCurrent)
        {
            chosen = i;
        }
    }
    ImGui::PopStyleVar();
    return chosen;
}

bool toggle(Frame& frame, std::string_view label, bool on)
{
    const Theme& theme = frame.theme;
    const float width = ImGui::GetContentRegionAvail().x;
    const Press press = pressable(frame, label, {width, frame.px(kHeight)});
    const float trackHeight = frame.px(18.0f);
    const float trackWidth = frame.px(32.0f);
    const float top = press.box.centre().y - trackHeight / 2;
    const Box track{{press.box.max.x - trackWidth, top}, {press.box.max.x, top + trackHeight}};
    textAt(frame.fonts.body,
           {press.box.min.x, press.box.centre().y - frame.fonts.body->FontSize / 2}, theme.text,
           elided(frame.fonts.body, label, width - trackWidth - frame.px(8.0f)));
    fillBox(track,
            on              ? theme.accent
            : press.hovered ? theme.pressed
                            : theme.field,
            trackHeight / 2);
    if (!on)
    {
        outlineBox(track, theme.muted, trackHeight / 2);
    }
    const float radius = trackHeight / 2 - frame.px(3.0f);
    const float x = on ? track.max.x - trackHeight / 2 : track.min.x + trackHeight / 2;
    ImGui::GetWindowDrawList()->AddCircleFilled({x, track.centre().y}, radius,
                                                packed(on ? theme.onAccent : theme.muted), 24);
    drawFocusRing(frame, press, frame.px(kRounding));
    return press.pressed;
}

bool swatch(Frame& frame, std::string_view label, std::span<const glm::vec3> colours, bool chosen)
{
    const float side = frame.px(kSwatch);
    const float dot = frame.px(14.0f);
    const float step = frame.px(12.0f);
    const auto count = static_cast<float>(colours.size());
    const Press press = pressable(frame, label, {side + step * (count - 1), side});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = frame.px(kRounding);
    if (press.hovered || press.held)
    {
        fillBox(press.box, fillOf(frame.theme, press, frame.theme.panel), rounding);
    }
    if (chosen)
    {
        outlineBox(inset(press.box, frame.px(1.0f)), frame.theme.accent, rounding, frame.px(2.0f));
    }
    ImVec2 centre(press.box.min.x + side / 2, press.box.centre().y);
    for (const glm::vec3& colour : colours)
    {
        list.AddCircleFilled(centre, dot / 2, packed(colour), 24);
        list.AddCircle(centre, dot / 2, packed(frame.theme.panel), 24, frame.px(1.0f));
        centre.x += step;
    }
    tooltip(frame, frame.said(label));
    drawFocusRing(frame, press, rounding);
    return press.pressed;
}

bool chip(Frame& frame, std::string_view label, bool on, bool first, ChipSize size)
{
    const bool isSmall = size == ChipSize::Small;
    ImFont* font = isSmall ? frame.fonts.small : frame.fonts.body;
    const ImVec2 box(textSize(font, label).x + frame.px(isSmall ? 16.0f : 20.0f),
                     frame.px(isSmall ? 24.0f : 28.0f));
    if (!first)
    {
        flow(frame, box.x, isSmall ? 4.0f : 12.0f);
    }
    const Press press = pressable(frame, label, box);
    const float rounding = press.box.height() / 2;
    fillBox(press.box,
            on              ? frame.theme.accent
            : press.hovered ? frame.theme.hover
                            : frame.theme.field,
            rounding);
    textCentred(font, press.box, on ? frame.theme.onAccent : frame.theme.text, label);
    drawFocusRing(frame, press, rounding);
    return press.pressed;
}

}  // namespace knotlas::ui
