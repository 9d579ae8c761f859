#include "ui/widgets/row.h"

#include "core/text.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr float kRounding = 7.0f;

void drawRowText(const Frame& frame, const Box& box, std::string_view label, const RowLook& look)
{
    const Theme& theme = frame.theme;
    const Fonts& fonts = frame.fonts;
    float left = box.min.x + frame.px(8.0f + look.indent);
    float right = box.max.x - frame.px(8.0f);
    if (look.icon)
    {
        const float side = frame.px(14.0f);
        const float top = box.centre().y - side / 2;
        drawIcon(*ImGui::GetWindowDrawList(), *look.icon, {{left, top}, {left + side, top + side}},
                 look.chosen ? theme.accent : theme.muted);
        left += frame.px(24.0f);
    }
    if (look.colour)
    {
        ImGui::GetWindowDrawList()->AddCircleFilled({right - frame.px(5.0f), box.centre().y},
                                                    frame.px(5.0f), packed(*look.colour), 24);
        right -= frame.px(18.0f);
    }
    if (!look.trailing.empty())
    {
        const ImVec2 size = textSize(fonts.small, look.trailing);
        right -= size.x;
        textAt(fonts.small, {right, box.centre().y - size.y / 2}, theme.muted, look.trailing);
        right -= frame.px(8.0f);
    }
    ImFont* font = look.chosen ? fonts.strong : fonts.body;
    const std::string first = elided(font, label, right - left);
    const float secondHeight = look.second.empty() ? 0.0f : fonts.small->FontSize + frame.px(1.0f);
    const float top = box.centre().y - (font->FontSize + secondHeight) / 2;
    textAt(font, {left, top}, theme.text, first);
    if (!look.second.empty())
    {
        textAt(fonts.small, {left, top + font->FontSize + frame.px(1.0f)}, theme.muted,
               elided(fonts.small, look.second, right - left));
    }
}

}  // namespace

Press row(Frame& frame, std::string_view label, const RowLook& look)
{
    const float height = frame.px(look.second.empty() ? 30.0f : 46.0f);
    const Press press =
        pressable(frame, label, {ImGui::GetContentRegionAvail().x, height}, Overlap::Allowed);
    const float rounding = frame.px(kRounding);
    if (look.chosen)
    {
        fillBox(press.box, frame.theme.accentSoft, rounding);
    }
    else if (press.held || press.hovered || look.highlighted)
    {
        fillBox(press.box, press.held ? frame.theme.pressed : frame.theme.hover, rounding);
    }
    drawRowText(frame, press.box, label, look);
    drawFocusRing(frame, press, rounding);
    return press;
}

bool groupHeader(Frame& frame, std::string_view label, std::size_t count, bool open)
{
    const Theme& theme = frame.theme;
    const Press press =
        pressable(frame, label, {ImGui::GetContentRegionAvail().x, frame.px(30.0f)});
    if (press.hovered || press.held)
    {
        fillBox(press.box, press.held ? theme.pressed : theme.hover, frame.px(kRounding));
    }
    const float side = frame.px(10.0f);
    const float middle = press.box.centre().y;
    const float left = press.box.min.x + frame.px(8.0f);
    drawIcon(*ImGui::GetWindowDrawList(), open ? Icon::ChevronDown : Icon::ChevronRight,
             {{left, middle - side / 2}, {left + side, middle + side / 2}}, theme.muted);
    const std::string number = std::to_string(count);
    const ImVec2 numberSize = textSize(frame.fonts.small, number);
    const float numberLeft = press.box.max.x - frame.px(8.0f) - numberSize.x;
    textAt(frame.fonts.small, {numberLeft, middle - numberSize.y / 2}, theme.muted, number);
    const float textLeft = left + frame.px(20.0f);
    textAt(frame.fonts.strong, {textLeft, middle - frame.fonts.strong->FontSize / 2}, theme.text,
           elided(frame.fonts.strong, label, numberLeft - textLeft - frame.px(6.0f)));
    drawFocusRing(frame, press, frame.px(kRounding));
    return press.pressed;
}

void shareBar(Frame& frame, std::string_view label, float share, const glm::vec3& colour,
              bool hatched, std::string_view help)
{
    const float height = frame.px(20.0f);
    const float width = std::max(ImGui::GetContentRegionAvail().x, frame.px(40.0f));
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    tooltip(frame, help);
    const float barWidth = std::min(frame.px(64.0f), width * 0.3f);
    const std::string percent =
        core::formatFixed(std::round(static_cast<double>(share) * 100.0), 0) + " %";
    const float percentWidth = frame.px(42.0f);
    const float barLeft = origin.x + width - barWidth - percentWidth;
    const float textTop = origin.y + (height - frame.fonts.small->FontSize) / 2;
    textAt(frame.fonts.small, {origin.x, textTop}, frame.theme.text,
           elided(frame.fonts.small, label, barLeft - origin.x - frame.px(8.0f)));
    textAt(frame.fonts.small, {origin.x + width - textSize(frame.fonts.small, percent).x, textTop},
           frame.theme.muted, percent);
    const float half = frame.px(4.0f);
    const float middle = origin.y + height / 2;
    const Box track{{barLeft, middle - half}, {barLeft + barWidth, middle + half}};
    fillBox(track, frame.theme.field, half);
    const Box filled{
        track.min,
        {track.min.x + std::max(barWidth * std::clamp(share, 0.0f, 1.0f), 2 * half), track.max.y}};
    zoneSwatch(*ImGui::GetWindowDrawList(), filled, colour, hatched, frame.scale);
}

void zoneSwatch(ImDrawList& list, const Box& box, const glm::vec3& colour, bool stippled,
                float scale)
{
    const float rounding = std::min(box.height() / 2, 4.0f * scale);
    if (!stippled)
    {
        list.AddRectFilled(box.min, box.max, packed(colour), rounding);
        return;
    }
    list.AddRectFilled(box.min, box.max, packed(colour, 0.22f), rounding);
    const float step = 3.5f * scale;
    const float radius = 1.05f * scale;
    bool odd = false;
    for (float y = box.min.y + step / 2; y < box.max.y - radius / 2; y += step * 0.8f, odd = !odd)
    {
        for (float x = box.min.x + (odd ? step : step / 2); x < box.max.x - radius; x += step)
        {
            list.AddCircleFilled({x, y}, radius, packed(colour), 8);
        }
    }
}

}  // namespace knotlas::ui
