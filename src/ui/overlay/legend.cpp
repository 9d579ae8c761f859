#include "ui/overlay/legend.h"

#include "app/annotations.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace knotlas::ui
{
namespace
{

constexpr float kMargin = 12.0f;
constexpr float kPadding = 12.0f;
constexpr float kRow = 22.0f;
constexpr float kSwatchWidth = 26.0f;
constexpr float kSwatchGap = 6.0f;

std::string titleOf(const Frame& frame)
{
    return app::legendMuscle(frame.state).value_or(std::string(frame.text("legend.title")));
}

// Lines as shaders/print_lines.glsl draws them for this pattern.
void printedLines(ImDrawList& list, const Box& box, std::size_t slot, const glm::vec3& colour,
                  float scale)
{
    const float step = 4.5f * scale;
    const float thickness = 1.6f * scale;
    const ImU32 ink = packed(colour);
    const float width = box.width();
    const float height = box.height();
    list.PushClipRect(box.min, box.max, true);
    switch (slot % 4)
    {
    case 0:
        for (float x = -height; x < width; x += step * 1.414f)
        {
            list.AddLine({box.min.x + x, box.max.y}, {box.min.x + x + height, box.min.y}, ink,
                         thickness);
        }
        break;
    case 1:
        for (float x = -height; x < width; x += step * 1.414f)
        {
            list.AddLine({box.min.x + x, box.min.y}, {box.min.x + x + height, box.max.y}, ink,
                         thickness);
        }
        break;
    case 2:
        for (float y = 0.5f * step; y < height; y += step)
        {
            list.AddLine({box.min.x, box.min.y + y}, {box.max.x, box.min.y + y}, ink, thickness);
        }
        break;
    default:
        for (float x = 0.5f * step; x < width; x += step)
        {
            list.AddLine({box.min.x + x, box.min.y}, {box.min.x + x, box.max.y}, ink, thickness);
        }
        break;
    }
    list.PopClipRect();
}

// Marks as shaders/dots.frag draws them for this pattern.
void printedDots(ImDrawList& list, const Box& box, std::size_t slot, const glm::vec3& colour,
                 float scale)
{
    const float step = 6.4f * scale;
    const float r = 2.1f * scale;
    const ImU32 ink = packed(colour);
    for (float y = box.min.y + 0.5f * step; y < box.max.y; y += step)
    {
        for (float x = box.min.x + 0.5f * step; x < box.max.x; x += step)
        {
            switch (slot % 4)
            {
            case 0:
                list.AddCircleFilled({x, y}, r, ink, 12);
                break;
            case 1:
                list.AddCircle({x, y}, r, ink, 12, 0.5f * r);
                break;
            case 2:
                list.AddRectFilled({x - 0.8f * r, y - 0.8f * r}, {x + 0.8f * r, y + 0.8f * r}, ink);
                break;
            default:
                list.AddRectFilled({x - r, y - 0.3f * r}, {x + r, y + 0.3f * r}, ink);
                list.AddRectFilled({x - 0.3f * r, y - r}, {x + 0.3f * r, y + r}, ink);
                break;
            }
        }
    }
}

// A soft light within a dashed border.
void deepSample(ImDrawList& list, const Box& box, const glm::vec3& colour, float scale)
{
    constexpr int rings = 6;
    const float radius = 0.5f * box.height();
    for (int i = 0; i < rings; ++i)
    {
        const float part = 1.0f - static_cast<float>(i) / rings;
        list.AddCircleFilled(box.centre(), radius * part, packed(colour, 0.22f), 20);
    }
    const float dash = 3.0f * scale;
    const ImU32 ink = packed(colour);
    for (float x = box.min.x; x < box.max.x; x += 2.0f * dash)
    {
        const float end = std::min(x + dash, box.max.x);
        list.AddLine({x, box.min.y}, {end, box.min.y}, ink, 1.2f * scale);
        list.AddLine({x, box.max.y}, {end, box.max.y}, ink, 1.2f * scale);
    }
    for (float y = box.min.y; y < box.max.y; y += 2.0f * dash)
    {
        const float end = std::min(y + dash, box.max.y);
        list.AddLine({box.min.x, y}, {box.min.x, end}, ink, 1.2f * scale);
        list.AddLine({box.max.x, y}, {box.max.x, end}, ink, 1.2f * scale);
    }
}

// One line of the legend: samples in columns, then words.
struct Line
{
    std::vector<std::optional<app::LegendRow>> samples;
    std::string text;
};

// What the text of a row says after the name of its muscle.
std::string meaningOf(const app::LegendRow& row)
{
    const std::size_t colon = row.text.rfind(": ");
    return colon == std::string::npos ? row.text : row.text.substr(colon + 2);
}

// Of several muscles each has one line, with a sample of every style that it has; what the styles
// mean is said once below.
std::vector<Line> linesFor(const Frame& frame, const std::vector<app::LegendRow>& rows)
{
    std::vector<Line> lines;
    const bool several = std::ranges::any_of(
        rows, [&](const app::LegendRow& row) { return row.slot != rows.front().slot; });
    if (!several)
    {
        for (const app::LegendRow& row : rows)
        {
            lines.push_back({{row}, row.text});
        }
        return lines;
    }
    std::vector<app::LegendRow> styles;
    const auto columnOf = [&](const app::LegendRow& row) {
        const auto known = std::ranges::find(styles, meaningOf(row), meaningOf);
        const auto column = static_cast<std::size_t>(known - styles.begin());
        if (known == styles.end())
        {
            styles.push_back(row);
            styles.back().colourSrgb = frame.overlay().muted;
            styles.back().slot = 0;
        }
        return column;
    };
    std::optional<std::size_t> slot;
    for (const app::LegendRow& row : rows)
    {
        if (slot != row.slot)
        {
            lines.push_back({{}, row.text.substr(0, row.text.rfind(": "))});
            slot = row.slot;
        }
        const std::size_t column = columnOf(row);
        std::vector<std::optional<app::LegendRow>>& samples = lines.back().samples;
        samples.resize(std::max(samples.size(), column + 1));
        samples[column] = row;
    }
    for (Line& line : lines)
    {
        line.samples.resize(styles.size());
    }
    for (const app::LegendRow& style : styles)
    {
        lines.push_back({{style}, meaningOf(style)});
    }
    return lines;
}

float samplesWidth(const Frame& frame, const Line& line)
{
    const auto count = static_cast<float>(line.samples.size());
    return frame.labelPx(count * kSwatchWidth + (count - 1.0f) * kSwatchGap + 10.0f);
}

// Around a colour that is hardly seen on the ground of the legend.
void outline(const Frame& frame, ImDrawList& list, const Box& box, const glm::vec3& colour)
{
    constexpr float hardlySeen = 2.0f;
    if (contrast(colour, frame.overlay().raised) < hardlySeen)
    {
        list.AddRect({box.min.x - 0.5f, box.min.y - 0.5f}, {box.max.x + 0.5f, box.max.y + 0.5f},
                     packed(frame.overlay().muted), frame.labelPx(3.0f), 0,
                     std::max(1.0f, frame.labelPx(1.0f)));
    }
}

void drawSample(const Frame& frame, ImDrawList& list, const Box& box, const app::LegendRow& row)
{
    outline(frame, list, box, row.colourSrgb);
    const float scale = frame.labelScale();
    if (row.deep)
    {
        deepSample(list, box, row.colourSrgb, scale);
        return;
    }
    if (frame.state.view.style != scene::Style::Print)
    {
        zoneSwatch(list, box, row.colourSrgb, row.stippled, scale);
        return;
    }
    if (row.stippled)
    {
        printedDots(list, box, row.slot, row.colourSrgb, scale);
        return;
    }
    printedLines(list, box, row.slot, row.colourSrgb, scale);
    list.AddRect(box.min, box.max, packed(row.colourSrgb), 0.0f, 0, 1.2f * scale);
}

}  // namespace

Box legendBox(const Frame& frame)
{
    const std::vector<Line> lines = linesFor(frame, app::legend(frame.state));
    const Box& body = frame.layout.body;
    if (lines.empty())
    {
        return {body.min, body.min};
    }
    float width = textSize(frame.fonts.labelStrong, titleOf(frame)).x;
    for (const Line& line : lines)
    {
        width =
            std::max(width, samplesWidth(frame, line) + textSize(frame.fonts.label, line.text).x);
    }
    width += frame.labelPx(2 * kPadding);
    const float height =
        frame.labelPx(2 * kPadding + kRow * static_cast<float>(lines.size()) + 22.0f);
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
    const std::vector<Line> lines = linesFor(frame, app::legend(frame.state));
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const float rounding = frame.labelPx(10.0f);
    list.AddRectFilled(box.min, box.max, packed(frame.overlay().raised, 0.94f), rounding);
    list.AddRect(box.min, box.max, packed(frame.overlay().border), rounding, 0,
                 std::max(1.0f, frame.labelScale()));
    const auto text = [&](ImFont* font, ImVec2 at, const glm::vec3& colour,
                          std::string_view words) {
        list.AddText(font, font->FontSize, at, packed(colour), words.data(),
                     words.data() + words.size());
    };
    const float left = box.min.x + frame.labelPx(kPadding);
    float top = box.min.y + frame.labelPx(kPadding - 1.0f);
    text(frame.fonts.labelStrong, {left, top}, frame.overlay().text, titleOf(frame));
    top += frame.labelPx(24.0f);
    for (const Line& line : lines)
    {
        for (std::size_t i = 0; i < line.samples.size(); ++i)
        {
            const float at =
                left + frame.labelPx(static_cast<float>(i) * (kSwatchWidth + kSwatchGap));
            if (line.samples[i])
            {
                drawSample(frame, list,
                           {{at, top + frame.labelPx(4.0f)},
                            {at + frame.labelPx(kSwatchWidth), top + frame.labelPx(16.0f)}},
                           *line.samples[i]);
            }
        }
        text(frame.fonts.label,
             {left + samplesWidth(frame, line),
              top + frame.labelPx(10.0f) - frame.fonts.label->FontSize / 2},
             frame.overlay().text, line.text);
        top += frame.labelPx(kRow);
    }
    frame.items.record("Legend", box);
}

}  // namespace knotlas::ui
