#include "ui/widgets/slider.h"

#include "core/text.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

namespace knotlas::ui
{
namespace
{

void drawTrack(const Frame& frame, const Press& press, float value)
{
    const Theme& theme = frame.theme;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float radius = frame.px(press.held ? 8.0f : 7.0f);
    const float y = std::round(press.box.centre().y);
    const float left = press.box.min.x + frame.px(8.0f);
    const float right = press.box.max.x - frame.px(8.0f);
    const float x = left + (right - left) * value;
    const float half = frame.px(2.0f);
    list.AddRectFilled({left, y - half}, {right, y + half}, packed(theme.pressed), half);
    list.AddRectFilled({left, y - half}, {x, y + half}, packed(theme.accent), half);
    list.AddCircleFilled({x, y}, radius, packed(theme.accent), 28);
    if (press.hovered || press.held)
    {
        list.AddCircle({x, y}, radius + frame.px(2.5f), packed(theme.accent, 0.35f), 28,
                       frame.px(2.0f));
    }
}

// How a slider counts and what stands beside it.
struct Scale
{
    float low = 0.0f;
    float high = 1.0f;
    bool wholeSteps = false;
    float labelWidth = 0.0f;  // UI points at scale 1
    float shownWidth = 0.0f;
};

// The widget without the words for its value, which stand at its right.
std::optional<SliderEdit> sliderOn(Frame& frame, std::string_view label, float value,
                                   const Scale& scale,
                                   const std::function<std::string(float)>& wordsOf)
{
    const float height = frame.px(28.0f);
    const float labelWidth = frame.px(scale.labelWidth);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float trackWidth =
        std::max(width - labelWidth - frame.px(scale.shownWidth), frame.px(40.0f));
    const float textTop = origin.y + (height - frame.fonts.body->FontSize) / 2;
    textAt(frame.fonts.body, {origin.x, textTop}, frame.theme.text,
           elided(frame.fonts.body, label, labelWidth - frame.px(6.0f)));

    // ImGui's slider gives dragging and the arrow keys; its looks are ours.
    ImGui::SetCursorScreenPos({origin.x + labelWidth, origin.y});
    ImGui::SetNextItemWidth(trackWidth);
    for (const ImGuiCol colour : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive,
                                  ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive})
    {
        ImGui::PushStyleColor(colour, 0);
    }
    const float padding = (height - ImGui::GetFontSize()) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0.0f, padding});
    const std::string id = "##" + std::string(label);
    float edited = value;
    const bool changed =
        ImGui::SliderFloat(id.c_str(), &edited, scale.low, scale.high, "",
                           ImGuiSliderFlags_AlwaysClamp | ImGuiSliderFlags_NoInput);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(5);
    const bool released = ImGui::IsItemDeactivatedAfterEdit();
    const Press press = adoptLastItem(frame, label);
    edited = scale.wholeSteps ? std::round(edited) : edited;
    drawTrack(frame, press,
              std::clamp((edited - scale.low) / (scale.high - scale.low), 0.0f, 1.0f));
    drawFocusRing(frame, press, frame.px(8.0f));

    const std::string words = wordsOf(edited);
    const float right = origin.x + labelWidth + trackWidth + frame.px(scale.shownWidth);
    textAt(frame.fonts.small,
           {right - textSize(frame.fonts.small, words).x,
            origin.y + (height - frame.fonts.small->FontSize) / 2},
           frame.theme.muted, words);
    if (released)
    {
        return SliderEdit{edited, false};
    }
    return changed ? std::optional(SliderEdit{edited, true}) : std::nullopt;
}

}  // namespace

std::optional<SliderEdit> slider(Frame& frame, std::string_view label, float value)
{
    const auto percent = [](float edited) {
        return core::formatFixed(std::round(static_cast<double>(edited) * 100.0), 0) + " %";
    };
    return sliderOn(frame, label, value, {.labelWidth = 116.0f, .shownWidth = 44.0f}, percent);
}

std::optional<SliderEdit> stepSlider(Frame& frame, std::string_view label, float value, float low,
                                     float high, std::string_view shown)
{
    const Scale scale{
        .low = low, .high = high, .wholeSteps = true, .labelWidth = 84.0f, .shownWidth = 56.0f};
    return sliderOn(frame, label, value, scale, [&](float) { return std::string(shown); });
}

}  // namespace knotlas::ui
