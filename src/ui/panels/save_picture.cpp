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

struct Limits
{
    int least = kLeastSide;
    int most = kLargestSide;
};

// True when the number was changed.
bool drawNumber(Frame& frame, const char* label, int& value, Limits limits = {})
{
    ImGui::PushID(label);
    ImGui::SetNextItemWidth(frame.px(110.0f));
    ImGui::InputInt("##value", &value, 0, 0);
    const Press press = adoptLastItem(frame, label);
    const bool changed = ImGui::IsItemDeactivatedAfterEdit();
    if (changed)
    {
        value = std::clamp(value, limits.least, limits.most);
    }
    drawFocusRing(frame, press, frame.px(8.0f));
    ImGui::PopID();
    return changed;
}

// What is saved: one picture, a turn, or a sheet of the selected muscle.
void chooseKind(Frame& frame, app::PictureChoices& choices)
{
    const std::array<std::string_view, 3> kinds{
        frame.text("picture.still"), frame.text("picture.turntable"), frame.text("picture.sheet")};
    const auto chosen = segmented(frame, "Kind", kinds, static_cast<std::size_t>(choices.kind));
    if (chosen)
    {
        choices.kind = static_cast<app::PictureKind>(*chosen);
    }
    gap(frame, 6.0f);
}

void chooseSize(Frame& frame)
{
    Memory& memory = frame.memory;
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
    gap(frame, 6.0f);
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("picture.size"));
    drawNumber(frame, "Width", memory.pictureWidth);
    ImGui::SameLine();
    drawNumber(frame, "Height", memory.pictureHeight);
    gap(frame, 4.0f);
}

void chooseLook(Frame& frame, app::PictureChoices& choices)
{
    if (toggle(frame, frame.text("picture.transparent"), choices.transparent))
    {
        choices.transparent = !choices.transparent;
    }
    if (toggle(frame, frame.text("picture.labels"), choices.labels))
    {
        choices.labels = !choices.labels;
    }
}

void chooseTurn(Frame& frame, app::PictureChoices& choices)
{
    const std::array<std::string_view, 2> formats{frame.text("picture.animation"),
                                                  frame.text("picture.sequence")};
    if (const auto chosen = segmented(frame, "Format", formats, choices.sequence ? 1U : 0U))
    {
        choices.sequence = *chosen == 1;
    }
    gap(frame, 4.0f);
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("picture.turn"));
    int degrees = static_cast<int>(choices.turn.degrees);
    int seconds = static_cast<int>(choices.turn.seconds + 0.5f);
    drawNumber(frame, "Pictures", choices.turn.frames, {app::kLeastFrames, app::kMostFrames});
    ImGui::SameLine();
    constexpr int kMost = static_cast<int>(app::kMostDegrees);
    if (drawNumber(frame, "Degrees", degrees, {-kMost, kMost}))
    {
        choices.turn.degrees = static_cast<float>(degrees);
    }
    ImGui::SameLine();
    if (drawNumber(frame, "Seconds", seconds, {1, static_cast<int>(app::kMostSeconds)}))
    {
        choices.turn.seconds = static_cast<float>(seconds);
    }
    gap(frame, 4.0f);
}

app::Command commandFor(const Memory& memory, const app::PictureChoices& choices)
{
    if (choices.kind == app::PictureKind::ContactSheet)
    {
        return app::SaveContactSheet{};
    }
    if (choices.kind == app::PictureKind::Turntable)
    {
        return app::SaveTurntable{{},
                                  memory.pictureWidth,
                                  memory.pictureHeight,
                                  choices.transparent,
                                  choices.labels,
                                  choices.turn,
                                  choices.sequence};
    }
    return app::SavePicture{
        {}, memory.pictureWidth, memory.pictureHeight, choices.transparent, choices.labels};
}

void fill(Frame& frame)
{
    Memory& memory = frame.memory;
    readWanted(frame);
    if (!memory.pictureChoices)
    {
        memory.pictureChoices = frame.state.session.pictureChoices;
    }
    app::PictureChoices& choices = *memory.pictureChoices;
    chooseKind(frame, choices);
    const bool sheet = choices.kind == app::PictureKind::ContactSheet;
    if (!sheet)
    {
        chooseSize(frame);
    }
    if (choices.kind == app::PictureKind::Turntable)
    {
        chooseTurn(frame, choices);
    }
    if (!sheet)
    {
        chooseLook(frame, choices);
    }
    const bool possible = !sheet || !frame.state.doc.selected.empty();
    paragraph(frame.fonts.small, frame.theme.muted,
              frame.text(!possible ? "picture.sheet_needs"
                         : sheet   ? "picture.sheet_note"
                                   : "picture.note"));
    gap(frame, 8.0f);
    if (possible && button(frame, frame.text("picture.save"), ButtonLook::Primary))
    {
        frame.emit(commandFor(memory, choices));
        frame.emit(app::ShowDialog{app::Dialog::SavePicture});
    }
}

}  // namespace

void drawSavePicture(Frame& frame)
{
    frame.preferredFocus = frame.text("picture.save");
    dialog(frame, app::Dialog::SavePicture, "Save picture", {460.0f, 590.0f}, fill);
    frame.preferredFocus = {};
}

}  // namespace knotlas::ui
