#include "ui/panels/empty_state.h"

#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

// A bar that runs while something is read; still when motion is reduced.
void drawProgress(Frame& frame)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = frame.px(4.0f);
    const Box track{origin, {origin.x + width, origin.y + height}};
    fillBox(track, frame.theme.field, height / 2);
    const float share = 0.3f;
    const double phase = frame.state.view.reducedMotion ? 0.5 : std::fmod(frame.now, 1.6) / 1.6;
    const float left = origin.x + width * (1.0f - share) * static_cast<float>(phase);
    fillBox({{left, origin.y}, {left + width * share, track.max.y}}, frame.theme.accent,
            height / 2);
    gap(frame, 4.0f);
}

}  // namespace

void drawEmptyState(Frame& frame)
{
    const app::Session& session = frame.state.session;
    const Box& body = frame.layout.body;
    const float width = std::min(frame.px(480.0f), body.width() - frame.px(16.0f));
    const Scope scope(frame, "Empty");
    const FloatingCard card(frame, "##empty", body.centre(), {0.5f, 0.5f}, width,
                            body.height() - frame.px(16.0f));
    if (session.loading)
    {
        paragraph(frame.fonts.strong, frame.theme.text, frame.text("empty.reading"));
        gap(frame, 8.0f);
        drawProgress(frame);
        return;
    }
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("empty.title"));
    gap(frame, 2.0f);
    if (!session.messages.empty())
    {
        paragraph(frame.fonts.small, frame.theme.error, beginningOf(session.messages.back()));
        gap(frame, 4.0f);
    }
    paragraph(frame.fonts.body, frame.theme.muted, frame.text("empty.how"));
    gap(frame, 6.0f);
    if (button(frame, frame.text("empty.again"), ButtonLook::Primary))
    {
        frame.emit(app::Reload{});
    }
    if (!session.messages.empty())
    {
        ImGui::SameLine();
        if (button(frame, frame.text("empty.messages")))
        {
            frame.emit(app::ShowDialog{app::Dialog::Messages});
        }
    }
}

}  // namespace knotlas::ui
