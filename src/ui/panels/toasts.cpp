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
    float top = body.min.y + frame.px(56.0f);  // below the view buttons
    const Scope scope(frame, "Toast");
    for (std::size_t i = toasts.size() - std::min(toasts.size(), kMaxShown); i < toasts.size(); ++i)
    {
        const app::Toast& toast = toasts[i];
        const std::string text = beginningOf(toast.text);
        const float wanted = textSize(frame.fonts.body, text).x + frame.px(36.0f);
        const std::string name = "##toast" + std::to_string(i);
        const FloatingCard card(frame, name.c_str(), {body.centre().x, top}, {0.5f, 0.0f},
                                std::min(wanted, width), body.height());
        paragraph(frame.fonts.body, toast.isError ? frame.theme.error : frame.theme.text, text);
        const ImVec2 origin = ImGui::GetWindowPos();
        const ImVec2 size = ImGui::GetWindowSize();
        frame.items.record(text, {origin, {origin.x + size.x, origin.y + size.y}});
        top += size.y + frame.px(8.0f);
    }
}

}  // namespace knotlas::ui
