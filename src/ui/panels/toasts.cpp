#include "ui/panels/toasts.h"

#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr std::size_t kMaxShown = 3;

// How far the work under way is, and the button that stops it. Returns its height with the gap
// above it.
float drawWork(Frame& frame, const app::Work& work, const ImVec2& at, float width)
{
    const FloatingCard card(frame, "##work", at, {0.5f, 1.0f}, width, frame.layout.body.height());
    const int percent = static_cast<int>(100.0f * std::clamp(work.done, 0.0f, 1.0f));
    paragraph(frame.fonts.body, frame.theme.text,
              work.text + "  " + std::to_string(percent) + " %");
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const Box bar{origin, {origin.x + ImGui::GetContentRegionAvail().x, origin.y + frame.px(8.0f)}};
    fillBox(bar, frame.theme.border, frame.px(4.0f));
    const float filled = std::max(bar.width() * std::clamp(work.done, 0.0f, 1.0f), frame.px(8.0f));
    fillBox({bar.min, {bar.min.x + filled, bar.max.y}}, frame.theme.accent, frame.px(4.0f));
    ImGui::Dummy({bar.width(), bar.height()});
    if (button(frame, frame.text("work.stop")))
    {
        frame.emit(app::StopWork{});
    }
    return ImGui::GetWindowSize().y + frame.px(8.0f);
}

}  // namespace

void drawToasts(Frame& frame)
{
    const std::vector<app::Toast>& toasts = frame.state.session.toasts;
    const Box& body = frame.layout.body;
    const float width = std::min(frame.px(420.0f), body.width() - frame.px(24.0f));
    float bottom = body.max.y - frame.px(16.0f);
    const Scope scope(frame, "Toast");
    if (frame.state.session.work)
    {
        bottom -= drawWork(frame, *frame.state.session.work, {body.centre().x, bottom},
                           std::min(frame.px(320.0f), width));
    }
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
