#include "ui/overlay/blank.h"

#include "app/presenting.h"

namespace knotlas::ui
{

void drawBlank(Frame& frame)
{
    const bool white = frame.state.session.present.blank.blank == app::Blank::White;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const float hidden = app::blankness(frame.state, frame.now);
    ImGui::GetForegroundDrawList()->AddRectFilled({0.0f, 0.0f}, size,
                                                  packed(glm::vec3(white ? 1.0f : 0.0f), hidden));
    if (app::isBlank(frame.state, frame.now))
    {
        ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    }
    frame.items.record("Blank", {{0.0f, 0.0f}, size});
}

}  // namespace knotlas::ui
