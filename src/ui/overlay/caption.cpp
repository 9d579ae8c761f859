#include "ui/overlay/caption.h"

#include "ui/widgets/text.h"

#include <algorithm>

namespace knotlas::ui
{

Box drawCaption(Frame& frame, std::string_view text, bool title)
{
    constexpr float kMargin = 12.0f;
    const Box& body = frame.layout.body;
    ImFont* const font = title ? frame.fonts.title : frame.fonts.strong;
    const float margin = title ? 0.0f : frame.px(kMargin);
    float size = font->FontSize;
    float width = font->CalcTextSizeA(size, 1e9f, 0.0f, text.data(), text.data() + text.size()).x;
    const float room = std::max(body.width() - 2 * margin, 1.0f);
    if (width > room)
    {
        size *= room / width;
        width = room;
    }
    const ImVec2 at(body.min.x + margin, title ? body.centre().y - size / 2 : body.min.y + margin);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    if (!title)
    {
        // Read on skin as well as on paper.
        const float air = frame.px(6.0f);
        list.AddRectFilled({at.x - air, at.y - air / 2},
                           {at.x + width + air, at.y + size + air / 2},
                           packed(frame.theme.raised, 0.9f), frame.px(6.0f));
    }
    list.AddText(font, size, at, packed(frame.theme.text), text.data(), text.data() + text.size());
    const Box box{at, {at.x + width, at.y + size}};
    frame.items.record("Caption", box);
    return box;
}

}  // namespace knotlas::ui
