#include "ui/widgets/press.h"

#include <imgui_internal.h>

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

// Public ImGui can give the keyboard to text fields only.
void focusLastItem()
{
    ImGuiContext& context = *ImGui::GetCurrentContext();
    ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
    context.NavDisableHighlight = false;
}

}  // namespace

Box visiblePart(const Box& whole)
{
    const ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 clipMin = list->GetClipRectMin();
    const ImVec2 clipMax = list->GetClipRectMax();
    Box box{{std::max(whole.min.x, clipMin.x), std::max(whole.min.y, clipMin.y)},
            {std::min(whole.max.x, clipMax.x), std::min(whole.max.y, clipMax.y)}};
    box.max.x = std::max(box.min.x, box.max.x);
    box.max.y = std::max(box.min.y, box.max.y);
    return box;
}

Scope::Scope(Frame& frame, std::string_view name) : frame_(frame)
{
    ImGui::PushID(name.data(), name.data() + name.size());
    frame_.items.pushScope(name);
}

Scope::~Scope()
{
    frame_.items.popScope();
    ImGui::PopID();
}

Press pressable(Frame& frame, std::string_view label, ImVec2 size, Overlap overlap)
{
    const bool gives = overlap == Overlap::Allowed;
    const std::string id(label);
    size.x = std::max(size.x, 1.0f);
    size.y = std::max(size.y, 1.0f);
    const bool pressed = ImGui::InvisibleButton(
        id.empty() ? "##" : id.c_str(), size,
        gives ? static_cast<int>(ImGuiButtonFlags_AllowItemOverlap) : ImGuiButtonFlags_None);
    if (gives)
    {
        ImGui::SetItemAllowOverlap();
    }
    Press press = adoptLastItem(frame, label);
    press.pressed = pressed;
    return press;
}

Press adoptLastItem(Frame& frame, std::string_view label)
{
    Press press;
    press.box = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    press.hovered = ImGui::IsItemHovered();
    press.held = ImGui::IsItemActive();
    frame.items.record(label, visiblePart(press.box));
    const bool preferred = frame.preferredFocus.empty() || frame.preferredFocus == label;
    if (frame.memory.focusRequest != Stop::None && frame.memory.focusRequest == frame.stop &&
        preferred)
    {
        focusLastItem();
        frame.memory.focusRequest = Stop::None;
    }
    press.focused = frame.memory.keyboardMode && ImGui::IsItemFocused();
    return press;
}

void drawFocusRing(const Frame& frame, const Press& press, float rounding)
{
    if (!press.focused)
    {
        return;
    }
    const float gap = frame.px(1.0f);
    outlineBox({{press.box.min.x + gap, press.box.min.y + gap},
                {press.box.max.x - gap, press.box.max.y - gap}},
               frame.theme.accent, rounding, frame.px(2.0f));
}

void flow(const Frame& frame, float width, float spacing)
{
    const float left = ImGui::GetItemRectMax().x + frame.px(spacing);
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    if (left + width <= right)
    {
        ImGui::SameLine(0.0f, frame.px(spacing));
    }
}

void tooltip(const Frame& frame, std::string_view text)
{
    if (text.empty() || !ImGui::IsItemHovered())
    {
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {frame.px(10.0f), frame.px(7.0f)});
    ImGui::PushFont(frame.fonts.small);
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(frame.px(320.0f));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopFont();
    ImGui::PopStyleVar();
}

void fillBox(const Box& box, const glm::vec3& colour, float rounding, float alpha)
{
    ImGui::GetWindowDrawList()->AddRectFilled(box.min, box.max, packed(colour, alpha), rounding);
}

void outlineBox(const Box& box, const glm::vec3& colour, float rounding, float thickness)
{
    ImGui::GetWindowDrawList()->AddRect(box.min, box.max, packed(colour), rounding, 0, thickness);
}

}  // namespace knotlas::ui
