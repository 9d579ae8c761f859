#include "ui/overlay/class_help.h"

#include "ui/widgets/text.h"

namespace knotlas::ui
{

void drawClassHelp(Frame& frame)
{
    const Box& body = frame.layout.body;
    const float margin = frame.px(12.0f);
    const float most = body.width() - 2.0f * margin;
    const std::string text = elided(
        frame.fonts.small,
        frame.text(frame.state.session.lessons.play ? "class.lesson_keys" : "class.keys"), most);
    const ImVec2 size = textSize(frame.fonts.small, text);
    const ImVec2 at(body.centre().x - size.x / 2, body.max.y - margin - size.y);
    const Box box{{at.x - frame.px(8.0f), at.y - frame.px(4.0f)},
                  {at.x + size.x + frame.px(8.0f), at.y + size.y + frame.px(4.0f)}};
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddRectFilled(box.min, box.max, packed(frame.theme.raised, 0.8f), frame.px(7.0f));
    list.AddText(frame.fonts.small, frame.fonts.small->FontSize, at, packed(frame.theme.muted),
                 text.c_str());
    frame.items.record("Class keys", box);
}

}  // namespace knotlas::ui
