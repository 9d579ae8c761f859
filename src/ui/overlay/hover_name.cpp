#include "ui/overlay/hover_name.h"

#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

std::string nameOf(const app::AppState& state, const app::Hover& hover)
{
    if (!hover.muscle.empty())
    {
        return app::displayName(state, hover.muscle);
    }
    const auto& parts = state.content.body->parts;
    return hover.part < parts.size() ? app::nameOf(state, parts[hover.part]) : std::string();
}

}  // namespace

void drawHoverName(Frame& frame)
{
    const auto& hover = frame.state.session.hover;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Box& body = frame.layout.body;
    if (!hover || frame.state.content.empty() || !body.contains(mouse) ||
        ImGui::GetIO().WantCaptureMouse)
    {
        return;
    }
    const std::string name = nameOf(frame.state, *hover);
    const ImVec2 text = textSize(frame.fonts.body, name);
    const ImVec2 size(text.x + frame.px(20.0f), text.y + frame.px(10.0f));
    const ImVec2 min(std::clamp(mouse.x + frame.px(16.0f), body.min.x,
                                std::max(body.max.x - size.x - frame.px(4.0f), body.min.x)),
                     std::clamp(mouse.y + frame.px(18.0f), body.min.y,
                                std::max(body.max.y - size.y - frame.px(4.0f), body.min.y)));
    const Box box{min, {min.x + size.x, min.y + size.y}};
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddRectFilled(box.min, box.max, packed(frame.theme.text, 0.93f), frame.px(7.0f));
    list.AddText(frame.fonts.body, frame.fonts.body->FontSize,
                 {min.x + frame.px(10.0f), min.y + frame.px(5.0f)}, packed(frame.theme.panel),
                 name.c_str());
    frame.items.record("Hover/" + name, box);
}

}  // namespace knotlas::ui
