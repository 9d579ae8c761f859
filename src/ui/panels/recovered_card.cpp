#include "ui/panels/recovered_card.h"

#include "core/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace knotlas::ui
{

void drawRecoveredCard(Frame& frame)
{
    const Box& body = frame.layout.body;
    const float width = std::min(frame.px(360.0f), body.width() - frame.px(24.0f));
    const Scope scope(frame, "Recovered");
    const FloatingCard card(frame, "##recovered", {body.centre().x, body.max.y - frame.px(16.0f)},
                            {0.5f, 1.0f}, width, body.height() - frame.px(24.0f));
    const anatomy::PainDrawing& drawing = *frame.state.session.pain.recovered;
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.recovered"));
    paragraph(frame.fonts.body, frame.theme.muted,
              core::filled(frame.text("pain.recovered_of"), {{"date", drawing.date}}));
    gap(frame, 4.0f);
    if (button(frame, frame.text("pain.recover"), ButtonLook::Primary))
    {
        frame.emit(app::TakeRecovered{true});
    }
    ImGui::SameLine();
    if (button(frame, frame.text("pain.let_go")))
    {
        frame.emit(app::TakeRecovered{false});
    }
}

}  // namespace knotlas::ui
