#include "ui/overlay/legend.h"

#include "app/annotations.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace knotlas::ui
{
namespace
{

constexpr float kMargin = 12.0f;
constexpr float kPadding = 12.0f;
constexpr float kRow = 22.0f;
constexpr float kSwatchWidth = 26.0f;

std::string titleOf(const Frame& frame)
{
    return app::legendMuscle(frame.state).value_or(std::string(frame.text("legend.title")));
}

}  // namespace

Box legendBox(const Frame& frame)
{
    const std::vector<app::LegendRow> rows = app::legend(frame.state);
    const Box& body = frame.layout.body;
    if (rows.empty())
    {
        return {body.min, body.min};
    }
    float width = textSize(frame.fonts.strong, titleOf(frame)).x;
    for (const app::LegendRow& row : rows)
    {
        width = std::max(width,
                         frame.px(kSwatchWidth + 10.0f) + textSize(frame.fonts.small, row.text).x);
    }
    width += frame.px(2 * kPadding);
    const float height = frame.px(2 * kPadding + kRow * static_cast<float>(rows.size()) + 22.0f);
    // Where there is hardly room for the body, the body comes first: the page says the same.
    if (width + frame.px(2 * kMargin) > body.width() || height > 0.5f * body.height())
    {
        return {body.min, body.min};
    }
    const ImVec2 min(body.min.x + frame.px(kMargin), body.max.y - frame.px(kMargin) - height);
    return {min, {min.x + width, min.y + height}};
}

void drawLegend(Frame& frame)
{
    const Box box = legendBox(frame);
    if (box.width() <= 0.0f)
    {
        return;
    }
    const std::vector<app::LegendRow> rows = app::legend(frame.state);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const float rounding = frame.px(10.0f);
    list.AddRectFilled(box.min, box.max, packed(frame.theme.raised, 0.94f), rounding);
    list.AddRect(box.min, box.max, packed(frame.theme.border), rounding, 0,
                 std::max(1.0f, frame.scale));
    const auto text = [&](ImFont* font, ImVec2 at, const glm::vec3& colour,
                          std::string_view words) {
        list.AddText(font, font->FontSize, at, packed(colour), words.data(),
                     words.data() + words.size());
    };
    const float left = box.min.x + frame.px(kPadding);
    float top = box.min.y + frame.px(kPadding - 1.0f);
    text(frame.fonts.strong, {left, top}, frame.theme.text, titleOf(frame));
    top += frame.px(24.0f);
    for (const app::LegendRow& row : rows)
    {
        const Box swatch{{left, top + frame.px(4.0f)},
                         {left + frame.px(kSwatchWidth), top + frame.px(16.0f)}};
        zoneSwatch(list, swatch, row.colourSrgb, row.stippled, frame.scale);
        text(frame.fonts.small,
             {swatch.max.x + frame.px(10.0f), swatch.centre().y - frame.fonts.small->FontSize / 2},
             frame.theme.text, row.text);
        top += frame.px(kRow);
    }
    frame.items.record("Legend", box);
}

}  // namespace knotlas::ui
