#include "ui/panels/status_bar.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

Press quietButton(Frame& frame, std::string_view label, std::string_view text,
                  const glm::vec3& colour)
{
    const ImVec2 size(textSize(frame.fonts.small, text).x + frame.px(16.0f), frame.px(22.0f));
    const Press press = pressable(frame, label, size);
    if (press.hovered)
    {
        fillBox(press.box, frame.theme.hover, frame.px(6.0f));
    }
    textCentred(frame.fonts.small, press.box, colour, text);
    drawFocusRing(frame, press, frame.px(6.0f));
    return press;
}

}  // namespace

void drawStatusBar(Frame& frame)
{
    const Box& box = frame.layout.statusBar;
    const Pane pane(frame, "##status", box, PaneLook::Tight);
    const Scope scope(frame, "Status");
    fillBox({box.min, {box.max.x, box.min.y + std::max(1.0f, frame.scale)}}, frame.theme.border,
            0.0f);
    const float top = (box.height() - frame.px(22.0f)) / 2 + frame.px(0.5f);
    ImGui::SetCursorPos({frame.px(8.0f), top});
    const auto& atlas = frame.state.content.atlas;
    if (quietButton(frame, "Notice", frame.text("status.notice"), frame.theme.muted).pressed)
    {
        frame.emit(app::ShowDialog{app::Dialog::About});
    }
    tooltip(frame, atlas != nullptr ? std::string_view(atlas->notice) : std::string_view());

    const std::size_t count = frame.state.session.messages.size();
    if (count == 0)
    {
        return;
    }
    const std::string text =
        std::to_string(count) + " " +
        std::string(frame.text(count == 1 ? "status.message" : "status.messages"));
    const float width = textSize(frame.fonts.small, text).x + frame.px(24.0f);
    ImGui::SetCursorPos({std::max(box.width() - width, 0.0f), top});
    if (quietButton(frame, "Messages", text, frame.theme.error).pressed)
    {
        frame.emit(app::ShowDialog{app::Dialog::Messages});
    }
}

}  // namespace knotlas::ui
