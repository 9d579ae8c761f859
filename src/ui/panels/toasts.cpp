#include "ui/panels/toasts.h"

#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr std::size_t kMaxShown = 3;

}  // namespace

void drawToasts(Frame& frame)
{
    const std::vector<app::Toast>& toasts = frame.state.session.toasts;
    const Box& body = frame.layout.body;
    const float width = std::min(frame.px(420.0f), body.width() - frame.px(24.0f));
    float bottom = body.max.y - frame.px(16.0f);
    const Scope scope(frame, "Toast");
    const std::size_t shown = std::min(toasts.size(), kMaxShown);
    for (std::size_t i = 0; i < shown; ++i)
    {
        const app::Toast& toast = toasts[toasts.size() - 1 - i];  // the newest lowest
        const std::string text = beginningOf(toast.text);
        const float wanted = textSize(frame.fonts.body, text).x + frame.px(36.0f);
        const std::string name = "##toast" + std::to_string(i);
        const FloatingCard card(frame, name.c_str(), {body.centre().x, bottom}, {0.5f, 1.0f},
                                std::min(wanted, width), body.height());
        paragraph(frame.fonts.body, toast.isError ? frame.theme.error : frame.theme.text, text);
        const ImVec2 origin = ImGui::GetWindowPos();
        const ImVec2 size = ImGui::GetWindowSize();
        frame.items.record(text, {origin, {origin.x + size.x, origin.y + size.y}});
        bottom -= size.y + frame.px(8.0f);
    }
}

}  // namespace knotlas::ui
