#include "ui/widgets/pane.h"

#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr float kCardPadding = 12.0f;

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                    ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoCollapse |
                                    ImGuiWindowFlags_NoSavedSettings |
                                    ImGuiWindowFlags_NoFocusOnAppearing;

Box centred(const ImVec2& display, ImVec2 size)
{
    size.x = std::min(size.x, display.x);
    size.y = std::min(size.y, display.y);
    const ImVec2 min(std::floor((display.x - size.x) / 2), std::floor((display.y - size.y) / 2));
    return {min, {min.x + size.x, min.y + size.y}};
}

// Public ImGui knows no right margin inside a window; its tables move the same two edges.
void moveRightEdge(float by)
{
    ImGuiWindow& window = *ImGui::GetCurrentWindow();
    window.WorkRect.Max.x += by;
    window.ContentRegionRect.Max.x += by;
}

// Takes clicks beside the dialog, which close it.
bool drawScrim(Frame& frame)
{
    const Box all{{0.0f, 0.0f}, ImGui::GetIO().DisplaySize};
    if (frame.memory.focusRequest == Stop::Dialog)
    {
        ImGui::SetNextWindowFocus();  // above all panels; the dialog follows
    }
    const Pane pane(frame, "##scrim", all, PaneLook::Clear);
    fillBox(all, glm::vec3(0.0f), 0.0f, 0.35f);
    return pressable(frame, "Beside", ImGui::GetContentRegionAvail()).pressed;
}

void scrollByKeyboard(Frame& frame)
{
    if (frame.stop != Stop::None && frame.stop == frame.memory.stop && ImGui::GetScrollMaxY() > 0)
    {
        ImGui::SetScrollY(ImGui::GetScrollY() + frame.px(frame.memory.scrollBy));
    }
}

}  // namespace

Pane::Pane(Frame& frame, const char* name, const Box& box, PaneLook look, Stop stop, bool scrolls)
    : frame_(frame), outerStop_(frame.stop)
{
    frame.stop = stop;
    ImGuiWindowFlags flags = kFixed;
    if (!scrolls)
    {
        flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    }
    if (look == PaneLook::Clear)
    {
        flags |= ImGuiWindowFlags_NoBackground;
    }
    const bool card = look == PaneLook::Card || look == PaneLook::Floating;
    ImVec2 padding(0.0f, 0.0f);
    if (look == PaneLook::Card || look == PaneLook::Panel)
    {
        padding = ImGui::GetStyle().WindowPadding;
    }
    else if (look == PaneLook::List)
    {
        padding = {frame.px(8.0f), frame.px(4.0f)};
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, card ? frame.px(10.0f) : 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, card ? std::max(1.0f, frame.scale) : 0.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(card ? frame.theme.raised : frame.theme.panel));
    ImGui::SetNextWindowPos(box.min);
    ImGui::SetNextWindowSize({std::max(box.width(), 1.0f), std::max(box.height(), 1.0f)});
    if (stop != Stop::None && frame.memory.focusRequest == stop)
    {
        ImGui::SetNextWindowFocus();
    }
    ImGui::Begin(name, nullptr, flags);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
    scrollByKeyboard(frame);
}

Pane::~Pane()
{
    ImGui::End();
    frame_.stop = outerStop_;
}

FloatingCard::FloatingCard(Frame& frame, const char* name, const ImVec2& at, const ImVec2& pivot,
                           float width, float maxHeight)
{
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.px(10.0f));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0f, frame.scale));
    ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(frame.theme.raised));
    ImGui::SetNextWindowPos(at, ImGuiCond_Always, pivot);
    width = std::max(width, 1.0f);
    ImGui::SetNextWindowSizeConstraints({width, 0.0f}, {width, std::max(maxHeight, 1.0f)});
    ImGui::Begin(name, nullptr, kFixed | ImGuiWindowFlags_AlwaysAutoResize);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

FloatingCard::~FloatingCard()
{
    ImGui::End();
}

Card::Card(Frame& frame, const glm::vec3& background, const glm::vec3& border)
    : frame_(frame), background_(background), border_(border), origin_(ImGui::GetCursorScreenPos()),
      width_(ImGui::GetContentRegionAvail().x)
{
    // What is in front is drawn first: its box is known only afterwards.
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    const float padding = frame.px(kCardPadding);
    ImGui::SetCursorScreenPos({origin_.x + padding, origin_.y + padding});
    ImGui::BeginGroup();
    moveRightEdge(-padding);
}

Card::~Card()
{
    ImGui::EndGroup();
    moveRightEdge(frame_.px(kCardPadding));
    const float bottom = ImGui::GetItemRectMax().y + frame_.px(kCardPadding);
    const Box box{origin_, {origin_.x + width_, bottom}};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.ChannelsSetCurrent(0);
    fillBox(box, background_, frame_.px(10.0f));
    outlineBox(box, border_, frame_.px(10.0f), std::max(1.0f, frame_.scale));
    list.ChannelsMerge();
    ImGui::SetCursorScreenPos({origin_.x, bottom + frame_.px(10.0f)});
}

Column::Column(const Frame& frame, float widest)
    : margin_(std::floor(std::max((ImGui::GetContentRegionAvail().x - frame.px(widest)) / 2, 1.0f)))
{
    ImGui::Indent(margin_);
    moveRightEdge(-margin_);
}

Column::~Column()
{
    moveRightEdge(margin_);
    ImGui::Unindent(margin_);
}

void dialog(Frame& frame, app::Dialog which, const char* title, ImVec2 size,
            void (*fill)(Frame& frame))
{
    const Scope scope(frame, title);
    const ImVec2 wanted(frame.px(size.x), frame.px(size.y));
    const Box box = centred(ImGui::GetIO().DisplaySize, wanted);
    bool close = drawScrim(frame);
    {
        const Pane pane(frame, title, box, PaneLook::Card, Stop::Dialog);
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        textAt(frame.fonts.title, {origin.x, origin.y + frame.px(5.0f)}, frame.theme.text,
               frame.said(title));
        ImGui::SetCursorScreenPos({box.max.x - frame.px(14.0f + 30.0f), origin.y});
        close = iconButton(frame, "Close", Icon::Close) || close;
        gap(frame, 4.0f);
        ImGui::BeginChild("##content", {0.0f, 0.0f}, false, ImGuiWindowFlags_NavFlattened);
        scrollByKeyboard(frame);
        fill(frame);
        ImGui::EndChild();
    }
    if (close)
    {
        frame.emit(app::ShowDialog{which});
    }
}

}  // namespace knotlas::ui
