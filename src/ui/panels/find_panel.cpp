#include "ui/panels/find_panel.h"

#include "ui/search_hit.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace knotlas::ui
{
namespace
{

void copyText(Memory& memory, const std::string& text)
{
    const std::size_t length = std::min(text.size(), memory.searchText.size() - 1);
    std::copy_n(text.begin(), length, memory.searchText.begin());
    memory.searchText[length] = '\0';
}

// Up and Down choose among the hits while the cursor stays in the field.
int moveHighlight(ImGuiInputTextCallbackData* data)
{
    Memory& memory = *static_cast<Memory*>(data->UserData);
    memory.highlightedHit += data->EventKey == ImGuiKey_UpArrow ? -1 : 1;
    return 0;
}

void takeHit(Frame& frame, const std::vector<app::SearchHit>& hits)
{
    if (!hits.empty())
    {
        const auto last = static_cast<int>(hits.size()) - 1;
        const auto index =
            static_cast<std::size_t>(std::clamp(frame.memory.highlightedHit, 0, last));
        frame.emit(commandFor(hits[index]));
    }
}

// True when Enter was pressed.
bool drawInput(Frame& frame, float width)
{
    Memory& memory = frame.memory;
    ImGui::PushStyleColor(ImGuiCol_FrameBg, 0);
    ImGui::PushStyleColor(ImGuiCol_TextDisabled, packed(frame.theme.muted));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0.0f, frame.px(8.0f)});
    ImGui::SetNextItemWidth(width);
    const bool wanted = memory.focusRequest == Stop::Search;
    if (wanted)
    {
        ImGui::SetKeyboardFocusHere();
        memory.focusRequest = Stop::None;
    }
    const bool entered = ImGui::InputTextWithHint(
        "##text", frame.text("find.field").data(), memory.searchText.data(),
        memory.searchText.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory |
            ImGuiInputTextFlags_AutoSelectAll,
        moveHighlight, &memory);
    adoptLastItem(frame, "Text");
    memory.searchActive = ImGui::IsItemActive();
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(2);
    return entered;
}

void drawField(Frame& frame)
{
    Memory& memory = frame.memory;
    const app::AppState& state = frame.state;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float height = frame.px(34.0f);
    const float width = ImGui::GetContentRegionAvail().x;
    const Box field{origin, {origin.x + width, origin.y + height}};
    if (!memory.searchActive)
    {
        copyText(memory, state.session.search);
    }
    fillBox(field, frame.theme.field, frame.px(8.0f));
    if (memory.searchActive)
    {
        outlineBox(field, frame.theme.accent, frame.px(8.0f), frame.px(2.0f));
    }
    const float icon = frame.px(15.0f);
    const float iconTop = field.centre().y - icon / 2;
    drawIcon(*ImGui::GetWindowDrawList(), Icon::Search,
             {{origin.x + frame.px(10.0f), iconTop},
              {origin.x + frame.px(10.0f) + icon, iconTop + icon}},
             frame.theme.muted);
    ImGui::SetCursorScreenPos(
        {origin.x + frame.px(34.0f), field.centre().y - ImGui::GetFontSize() / 2 - frame.px(8.0f)});
    const bool entered = drawInput(frame, std::max(width - frame.px(70.0f), frame.px(20.0f)));
    const std::string typed = memory.leaveSearch ? std::string() : memory.searchText.data();
    memory.leaveSearch = false;
    if (typed != state.session.search)
    {
        memory.highlightedHit = 0;
        copyText(memory, typed);
        frame.emit(app::Search{typed});
    }
    if (!typed.empty())
    {
        ImGui::SetCursorScreenPos({field.max.x - frame.px(32.0f), origin.y + frame.px(2.0f)});
        if (iconButton(frame, frame.text("find.clear"), Icon::Close))
        {
            frame.emit(app::Search{});
        }
    }
    else if (!memory.searchActive)
    {
        textCentred(frame.fonts.small, {{field.max.x - frame.px(30.0f), field.min.y}, field.max},
                    frame.theme.muted, "/");
    }
    if (entered)
    {
        takeHit(frame,
                memory.hits.get({state.content, typed}, [&] { return app::search(state, typed); }));
    }
    ImGui::SetCursorScreenPos({origin.x, field.max.y + frame.px(8.0f)});
}

}  // namespace

void drawFindPanel(Frame& frame)
{
    const std::array<std::string_view, 4> tabs{frame.text("find.muscles"), frame.text("find.pain"),
                                               frame.text("find.display"),
                                               frame.text("find.learn")};
    const Pane pane(frame, "##find", *frame.layout.find, PaneLook::Panel, Stop::Search);
    {
        const Scope scope(frame, "Search");
        drawField(frame);
    }
    const bool searching = !frame.state.session.search.empty();
    const std::optional<std::size_t> current =
        searching ? std::nullopt : std::optional(static_cast<std::size_t>(frame.memory.tab));
    if (const auto chosen = segmented(frame, "Tabs", tabs, current))
    {
        frame.memory.tab = static_cast<Tab>(*chosen);
        if (searching)
        {
            frame.emit(app::Search{});
        }
    }
}

}  // namespace knotlas::ui
