#include "ui/panels/display_settings.h"

#include "app/palette.h"
#include "ui/panels/layers_panel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <array>
#include <cmath>

namespace knotlas::ui
{
namespace
{

void drawTheme(Frame& frame)
{
    const std::array<std::string_view, 2> themes{frame.text("display.light"),
                                                 frame.text("display.dark")};
    sectionTitle(frame, frame.text("display.theme"));
    const auto current = static_cast<std::size_t>(frame.state.view.theme);
    if (const auto chosen = segmented(frame, "Theme", themes, current))
    {
        frame.emit(app::SetTheme{static_cast<scene::Theme>(*chosen)});
    }
}

void drawStyle(Frame& frame)
{
    const std::array<std::string_view, 3> styles{frame.text("display.style_standard"),
                                                 frame.text("display.style_print"),
                                                 frame.text("display.style_contrast")};
    sectionTitle(frame, frame.text("display.style"));
    const auto current = static_cast<std::size_t>(frame.state.view.style);
    if (const auto chosen = segmented(frame, "Style", styles, current))
    {
        frame.emit(app::SetStyle{static_cast<scene::Style>(*chosen)});
    }
}

void drawDeepPain(Frame& frame)
{
    const std::array<std::string_view, 2> ways{frame.text("display.deep_glow"),
                                               frame.text("display.deep_skin")};
    sectionTitle(frame, frame.text("display.deep_pain"));
    const auto current = static_cast<std::size_t>(frame.state.view.deepPain);
    if (const auto chosen = segmented(frame, "Deep pain", ways, current))
    {
        frame.emit(app::SetDeepPain{static_cast<app::DeepPain>(*chosen)});
    }
}

void drawLabelSize(Frame& frame)
{
    const std::array<std::string_view, 3> sizes{
        frame.text("display.small"), frame.text("display.normal"), frame.text("display.large")};
    sectionTitle(frame, frame.text("display.label_size"));
    const auto current = static_cast<std::size_t>(frame.state.view.labelSize);
    if (const auto chosen = segmented(frame, "Label size", sizes, current))
    {
        frame.emit(app::SetLabelSize{static_cast<app::LabelSize>(*chosen)});
    }
}

void drawNaming(Frame& frame)
{
    const std::array<std::string_view, 2> namings{frame.text("display.english"),
                                                  frame.text("display.latin")};
    sectionTitle(frame, frame.text("display.naming"));
    const auto current = static_cast<std::size_t>(frame.state.view.naming);
    if (const auto chosen = segmented(frame, "Naming", namings, current))
    {
        frame.emit(app::SetNaming{static_cast<app::Naming>(*chosen)});
    }
}

void drawAnatomyLabels(Frame& frame)
{
    const std::array<std::string_view, 4> choices{
        frame.text("display.names_off"), frame.text("display.names_muscles"),
        frame.text("display.names_bones"), frame.text("display.names_all")};
    sectionTitle(frame, frame.text("display.anatomy_names"));
    const auto current = static_cast<std::size_t>(frame.state.view.anatomyLabels);
    if (const auto chosen = segmented(frame, "Anatomy names", choices, current))
    {
        frame.emit(app::SetAnatomyLabels{static_cast<app::AnatomyLabels>(*chosen)});
    }
}

void drawPalettes(Frame& frame)
{
    sectionTitle(frame, frame.text("display.palette"));
    const Scope scope(frame, "Palette");
    bool first = true;
    for (const app::Palette& palette : app::palettes())
    {
        if (!first)
        {
            ImGui::SameLine(0.0f, frame.px(6.0f));
        }
        first = false;
        if (swatch(frame, palette.name, palette.patternsSrgb,
                   palette.id == frame.state.view.palette))
        {
            frame.emit(app::SetPalette{std::string(palette.id)});
        }
    }
}

void drawSkinTones(Frame& frame)
{
    sectionTitle(frame, frame.text("display.skin"));
    const Scope scope(frame, "Skin tone");
    bool first = true;
    for (const app::SkinTone& tone : app::skinTones())
    {
        if (!first)
        {
            ImGui::SameLine(0.0f, frame.px(6.0f));
        }
        first = false;
        if (swatch(frame, tone.name, std::array{tone.colourSrgb},
                   tone.id == frame.state.view.skinTone))
        {
            frame.emit(app::SetSkinTone{std::string(tone.id)});
        }
    }
}

void drawUiScale(Frame& frame)
{
    static constexpr std::array<std::string_view, 5> names{"100 %", "125 %", "150 %", "200 %",
                                                           "300 %"};
    static constexpr std::array<float, 5> scales{1.0f, 1.25f, 1.5f, 2.0f, 3.0f};
    sectionTitle(frame, frame.text("display.size"));
    std::optional<std::size_t> current;
    for (std::size_t i = 0; i < scales.size(); ++i)
    {
        if (std::abs(scales[i] - frame.state.view.uiScale) < 0.01f)
        {
            current = i;
        }
    }
    if (const auto chosen = segmented(frame, "UI scale", names, current))
    {
        frame.emit(app::SetUiScale{scales[*chosen]});
    }
}

}  // namespace

void drawDisplaySettings(Frame& frame)
{
    const Scope scope(frame, "Display");
    if (!frame.layout.layers)
    {
        sectionTitle(frame, frame.text("layers.title"));
        drawLayerControls(frame);
    }
    drawNaming(frame);
    drawAnatomyLabels(frame);
    drawTheme(frame);
    drawStyle(frame);
    drawPalettes(frame);
    drawSkinTones(frame);
    drawDeepPain(frame);
    drawLabelSize(frame);
    drawUiScale(frame);
    sectionTitle(frame, frame.text("display.picture"));
    const app::View& view = frame.state.view;
    if (toggle(frame, frame.text("display.labels"), view.labels))
    {
        frame.emit(app::SetLabels{!view.labels});
    }
    if (toggle(frame, frame.text("display.reduced_motion"), view.reducedMotion))
    {
        frame.emit(app::SetReducedMotion{!view.reducedMotion});
    }
    gap(frame, 6.0f);
    if (button(frame, frame.text("display.save_picture")))
    {
        frame.emit(app::ShowDialog{app::Dialog::SavePicture});
    }
    gap(frame, 8.0f);
}

}  // namespace knotlas::ui
