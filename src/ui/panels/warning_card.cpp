#include "ui/panels/warning_card.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/text.h"

namespace knotlas::ui
{

void warningTitle(Frame& frame, std::string_view title)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float side = frame.px(16.0f);
    drawIcon(*ImGui::GetWindowDrawList(), Icon::Warning,
             {origin, {origin.x + side, origin.y + side}}, frame.theme.warning);
    ImGui::SetCursorScreenPos({origin.x + frame.px(24.0f), origin.y});
    paragraph(frame.fonts.strong, frame.theme.warning, title);
    gap(frame, 2.0f);
}

}  // namespace knotlas::ui
