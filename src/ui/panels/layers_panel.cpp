#include "ui/panels/layers_panel.h"

#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text.h"

#include <array>

namespace knotlas::ui
{
namespace
{

void drawSideChoice(Frame& frame)
{
    const std::array<std::string_view, 3> sides{
        frame.text("layers.right"), frame.text("layers.left"), frame.text("layers.both")};
    const auto current = static_cast<std::size_t>(frame.state.doc.side);
    if (const auto chosen = segmented(frame, "Side", sides, current))
    {
        frame.emit(app::SetSide{static_cast<app::SideChoice>(*chosen)});
    }
}

void drawLayer(Frame& frame, std::string_view label, app::Layer layer, float opacity)
{
    if (const auto edit = slider(frame, label, opacity))
    {
        frame.emit(app::SetLayerOpacity{layer, edit->value}, edit->live);
    }
}

}  // namespace

void drawLayerControls(Frame& frame)
{
    const Scope scope(frame, "Layers");
    const app::Layers& layers = frame.state.doc.layers;
    drawSideChoice(frame);
    gap(frame, 4.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(4.0f)});
    drawLayer(frame, frame.text("layers.skin"), app::Layer::Skin, layers.skin);
    drawLayer(frame, frame.text("layers.superficial"), app::Layer::SuperficialMuscles,
              layers.superficialMuscles);
    drawLayer(frame, frame.text("layers.deep"), app::Layer::DeepMuscles, layers.deepMuscles);
    drawLayer(frame, frame.text("layers.skeleton"), app::Layer::Skeleton, layers.skeleton);
    ImGui::PopStyleVar();
}

void drawLayersPanel(Frame& frame)
{
    const Box& box = *frame.layout.layers;
    const Pane pane(frame, "##layers", box, PaneLook::Panel, Stop::Layers);
    fillBox({box.min, {box.max.x, box.min.y + std::max(1.0f, frame.scale)}}, frame.theme.border,
            0.0f);
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("layers.title"));
    gap(frame, 2.0f);
    drawLayerControls(frame);
}

}  // namespace knotlas::ui
