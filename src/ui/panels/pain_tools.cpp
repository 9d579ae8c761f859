#include "ui/panels/pain_tools.h"

#include "core/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace knotlas::ui
{
namespace
{

using anatomy::PainArea;
using anatomy::PainQuality;

constexpr std::array kQualities{
    PainQuality::Aching,   PainQuality::Pressing, PainQuality::Throbbing,
    PainQuality::Stabbing, PainQuality::Burning,  PainQuality::Tingling,
    PainQuality::Numb,     PainQuality::Cramping, PainQuality::Shooting};

std::string_view wordOf(const Frame& frame, PainQuality quality)
{
    switch (quality)
    {
    case PainQuality::Aching:
        return frame.text("pain.aching");
    case PainQuality::Burning:
        return frame.text("pain.burning");
    case PainQuality::Tingling:
        return frame.text("pain.tingling");
    case PainQuality::Stabbing:
        return frame.text("pain.stabbing");
    case PainQuality::Throbbing:
        return frame.text("pain.throbbing");
    case PainQuality::Pressing:
        return frame.text("pain.pressing");
    case PainQuality::Cramping:
        return frame.text("pain.cramping");
    case PainQuality::Shooting:
        return frame.text("pain.shooting");
    case PainQuality::Numb:
        break;
    }
    return frame.text("pain.numb");
}

void drawAreas(Frame& frame)
{
    const app::PainWork& work = frame.state.doc.pain;
    const auto& picture = frame.state.session.pain.picture;
    const Scope scope(frame, "Areas");
    for (std::size_t i = 0; i < work.drawing.areas.size(); ++i)
    {
        const std::array colours{glm::vec3(work.drawing.areas[i].colour) / 255.0f};
        const bool painted = picture != nullptr && i < picture->areaCm2.size();
        ImGui::PushID(static_cast<int>(i));
        if (i > 0)
        {
            flow(frame, frame.px(26.0f));
        }
        if (swatch(frame, std::to_string(i + 1), colours, i == work.area))
        {
            frame.emit(app::ChoosePainArea{i});
        }
        if (painted)
        {
            tooltip(frame, core::formatFixed(picture->areaCm2[i], 0) + " cm²");
        }
        ImGui::PopID();
    }
    if (!work.drawing.areas.empty())
    {
        flow(frame, textSize(frame.fonts.body, frame.text("pain.new_area")).x + frame.px(24.0f));
    }
    if (button(frame, frame.text("pain.new_area")))
    {
        frame.emit(app::AddPainArea{});
    }
    if (!work.drawing.areas.empty())
    {
        flow(frame, textSize(frame.fonts.body, frame.text("pain.remove_area")).x + frame.px(24.0f));
        if (button(frame, frame.text("pain.remove_area"), ButtonLook::Ghost))
        {
            frame.emit(app::RemovePainArea{});
        }
    }
}

void drawFeel(Frame& frame)
{
    const app::PainWork& work = frame.state.doc.pain;
    static const PainArea none;
    const PainArea& area =
        work.area < work.drawing.areas.size() ? work.drawing.areas[work.area] : none;
    const auto intensity =
        stepSlider(frame, frame.text("pain.intensity"), static_cast<float>(area.intensity), 1.0f,
                   10.0f, std::to_string(area.intensity) + " / 10");
    if (intensity)
    {
        frame.emit(app::SetPainIntensity{static_cast<int>(intensity->value)}, intensity->live);
    }
    {
        const Scope scope(frame, "Quality");
        bool first = true;
        for (const PainQuality quality : kQualities)
        {
            const bool on = std::ranges::find(area.qualities, quality) != area.qualities.end();
            if (chip(frame, wordOf(frame, quality), on, std::exchange(first, false),
                     ChipSize::Small))
            {
                frame.emit(app::TogglePainQuality{quality});
            }
        }
    }
    const std::array<std::string_view, 2> depths{frame.text("pain.surface"),
                                                 frame.text("pain.deep")};
    const bool deep = area.depth == anatomy::PainDepth::Deep;
    if (const auto chosen = segmented(frame, "Depth", depths, deep ? 1U : 0U))
    {
        frame.emit(app::SetPainDepth{*chosen == 1 ? anatomy::PainDepth::Deep
                                                  : anatomy::PainDepth::Surface});
    }
}

void drawBrushSettings(Frame& frame)
{
    const app::PainTool& tool = frame.state.session.pain;
    const auto radius = stepSlider(frame, frame.text("pain.brush"), std::round(tool.brushMm),
                                   app::kLeastBrushMm, app::kLargestBrushMm,
                                   core::formatFixed(static_cast<double>(tool.brushMm), 0) + " mm");
    if (radius)
    {
        frame.emit(app::SetBrush{radius->value}, radius->live);
    }
    if (toggle(frame, frame.text("pain.mirrored"), tool.mirrored))
    {
        frame.emit(app::SetMirroredStrokes{!tool.mirrored});
    }
}

}  // namespace

void drawPainTools(Frame& frame)
{
    const Scope scope(frame, "Paint");
    const bool on = frame.state.session.pain.on;
    ImGui::Indent(frame.px(8.0f));
    const float width = (ImGui::GetContentRegionAvail().x / frame.scale) - 10.0f;
    if (!on)
    {
        if (button(frame, frame.text("pain.start"), ButtonLook::Primary, width))
        {
            frame.emit(app::TogglePainMode{});
        }
        ImGui::Unindent(frame.px(8.0f));
        gap(frame, 4.0f);
        return;
    }
    ImGui::PushItemWidth(frame.px(width));
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.keys"));
    gap(frame, 2.0f);
    drawAreas(frame);
    drawFeel(frame);
    drawBrushSettings(frame);
    if (button(frame, frame.text("pain.stop"), ButtonLook::Plain, width))
    {
        frame.emit(app::TogglePainMode{});
    }
    ImGui::PopItemWidth();
    ImGui::Unindent(frame.px(8.0f));
    gap(frame, 6.0f);
}

}  // namespace knotlas::ui
