#include "ui/panels/save_picture.h"

#include "core/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr int kLeastSide = 16;
constexpr int kLargestSide = 16384;

struct Preset
{
    std::string_view name;
    std::string_view size;
    int width = 0;  // 0: as large as the window shows it
    int height = 0;
};

constexpr std::array<Preset, 5> kPresets{{
    {"As in the window", "", 0, 0},
    {"Full HD, for slides", "1920 × 1080", 1920, 1080},
    {"4K, for projectors", "3840 × 2160", 3840, 2160},
    {"A4 upright, 300 dpi", "2480 × 3508", 2480, 3508},
    {"Square", "2048 × 2048", 2048, 2048},
}};

// "1920x1080", as the state remembers it, into the two fields; once per change.
void readWanted(Frame& frame)
{
    Memory& memory = frame.memory;
    const std::string& wanted = frame.state.session.pictureSize;
    if (memory.pictureSize == wanted)
    {
        return;
    }
    memory.pictureSize = wanted;
    const auto parts = core::split(wanted, 'x');
    const auto width = parts.size() == 2 ? core::parseInt(parts[0]) : std::nullopt;
    const auto height = parts.size() == 2 ? core::parseInt(parts[1]) : std::nullopt;
    if (width && height)
    {
        memory.pictureWidth = static_cast<int>(*width);
        memory.pictureHeight = static_cast<int>(*height);
    }
}

void drawNumber(Frame& frame, const char* label, int& value)
{
    ImGui::PushID(label);
    ImGui::SetNextItemWidth(frame.px(110.0f));
    ImGui::InputInt("##value", &value, 0, 0);
    const Press press = adoptLastItem(frame, label);
    if (ImGui::IsItemDeactivatedAfterEdit())
    {
        value = std::clamp(value, kLeastSide, kLargestSide);
    }
    drawFocusRing(frame, press, frame.px(8.0f));
    ImGui::PopID();
}

void fill(Frame& frame)
{
    Memory& memory = frame.memory;
    readWanted(frame);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {frame.px(8.0f), frame.px(1.0f)});
    for (const Preset& preset : kPresets)
    {
        RowLook look;
        look.trailing = preset.size;
        look.chosen = memory.pictureWidth == preset.width && memory.pictureHeight == preset.height;
        if (row(frame, frame.said(preset.name), look).pressed)
        {
            memory.pictureWidth = preset.width;
            memory.pictureHeight = preset.height;
        }
    }
    ImGui::PopStyleVar();
    gap(frame, 8.0f);
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("picture.size"));
    drawNumber(frame, "Width", memory.pictureWidth);
    ImGui::SameLine();
    drawNumber(frame, "Height", memory.pictureHeight);
    gap(frame, 4.0f);
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("picture.note"));
    gap(frame, 8.0f);
    if (button(frame, frame.text("picture.save"), ButtonLook::Primary))
    {
        frame.emit(app::SavePicture{{}, memory.pictureWidth, memory.pictureHeight});
        frame.emit(app::ShowDialog{app::Dialog::SavePicture});
    }
}

}  // namespace

void drawSavePicture(Frame& frame)
{
    frame.preferredFocus = frame.text("picture.save");
    dialog(frame, app::Dialog::SavePicture, "Save picture", {420.0f, 400.0f}, fill);
    frame.preferredFocus = {};
}

}  // namespace knotlas::ui
