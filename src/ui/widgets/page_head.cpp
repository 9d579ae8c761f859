#include "ui/widgets/page_head.h"

#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr float kCross = 30.0f;

// The row above the title: to the list where it is hidden, and to where the user came from.
bool drawWaysBack(Frame& frame, std::string_view backTo)
{
    const bool narrow = frame.layout.narrow;
    if (narrow && button(frame, "‹ List", ButtonLook::Ghost))
    {
        frame.memory.listInFront = true;
    }
    if (backTo.empty())
    {
        return false;
    }
    if (narrow)
    {
        ImGui::SameLine();
    }
    const std::string label = elided(frame.fonts.body, "‹ " + std::string(backTo),
                                     ImGui::GetContentRegionAvail().x - frame.px(28.0f));
    return button(frame, label, ButtonLook::Ghost);
}

void drawCross(Frame& frame, const ImVec2& origin, float width)
{
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({origin.x + width - frame.px(kCross), origin.y - frame.px(3.0f)});
    if (iconButton(frame, "Close", Icon::Close))
    {
        frame.emit(app::ClearSelection{});
    }
    ImGui::SetCursorScreenPos(after);
}

}  // namespace

bool pageHead(Frame& frame, const PageHead& head)
{
    const Scope scope(frame, "Page");
    const bool back = drawWaysBack(frame, head.backTo);
    const float width = ImGui::GetContentRegionAvail().x;
    if (!head.above.empty())
    {
        paragraph(frame.fonts.small, frame.theme.muted, head.above);
    }
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float room = std::max(width - frame.px(kCross + 6.0f), frame.px(40.0f));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(2.0f)});
    wrappedAt(frame.fonts.title, origin, frame.theme.text, head.title, room);
    ImGui::Dummy(wrappedSize(frame.fonts.title, head.title, room));
    if (!head.below.empty())
    {
        paragraph(frame.fonts.body, frame.theme.muted, head.below);
    }
    ImGui::PopStyleVar();
    gap(frame, 6.0f);
    drawCross(frame, origin, width);
    return back;
}

}  // namespace knotlas::ui
