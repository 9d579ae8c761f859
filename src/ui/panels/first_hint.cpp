#include "ui/panels/first_hint.h"

#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace knotlas::ui
{

void drawFirstHint(Frame& frame)
{
    const Box& body = frame.layout.body;
    const float width = std::min(frame.px(400.0f), body.width() - frame.px(24.0f));
    const Scope scope(frame, "Hint");
    const FloatingCard card(frame, "##hint", body.centre(), {0.5f, 0.5f}, width,
                            body.height() - frame.px(24.0f));
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("hint.welcome"));
    gap(frame, 2.0f);
    paragraph(frame.fonts.body, frame.theme.text, frame.text("hint.first"));
    paragraph(frame.fonts.body, frame.theme.muted, frame.text("hint.keys"));
    gap(frame, 6.0f);
    if (button(frame, frame.text("hint.done"), ButtonLook::Primary))
    {
        frame.emit(app::DismissHint{});
    }
}

}  // namespace knotlas::ui
