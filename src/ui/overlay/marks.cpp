#include "ui/overlay/marks.h"

#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

// Strokes are dark with a light rim in the light theme and the other way round in the dark one.
glm::vec3 strokeColour(const Frame& frame)
{
    return frame.state.view.theme == scene::Theme::Dark ? glm::vec3(1.0f) : glm::vec3(0.07f);
}

glm::vec3 rimColour(const Frame& frame)
{
    return glm::vec3(1.07f) - strokeColour(frame);
}

ImVec2 onScreen(const Frame& frame, const glm::vec2& point)
{
    return {frame.layout.body.min.x + point.x, frame.layout.body.min.y + point.y};
}

// An X in its colour with a rim in the colour of the ground, so that it is found on every tissue.
void drawMark(const Frame& frame, ImDrawList& list, const app::Annotation& annotation)
{
    const ImVec2 centre = onScreen(frame, annotation.mark);
    const float arm = frame.px(6.0f);
    const float alpha = std::clamp(annotation.visibility, 0.0f, 1.0f);
    const auto cross = [&](const glm::vec3& colour, float reach, float thickness) {
        const ImU32 packedColour = packed(colour, alpha);
        list.AddLine({centre.x - reach, centre.y - reach}, {centre.x + reach, centre.y + reach},
                     packedColour, thickness);
        list.AddLine({centre.x + reach, centre.y - reach}, {centre.x - reach, centre.y + reach},
                     packedColour, thickness);
    };
    cross(rimColour(frame), arm + frame.px(1.5f), frame.px(6.5f));
    cross(strokeColour(frame), arm, frame.px(3.2f));
    if (annotation.number.empty())
    {
        return;
    }
    const ImFont* font = frame.fonts.strong;
    const float size = frame.px(12.0f);
    const float width = font->CalcTextSizeA(size, 1e6f, 0.0f, annotation.number.c_str()).x;
    const ImVec2 disc(centre.x + frame.px(11.0f), centre.y - frame.px(10.0f));
    const float radius = std::max(frame.px(8.0f), width / 2 + frame.px(3.0f));
    list.AddCircleFilled(disc, radius + frame.px(1.5f), packed(rimColour(frame), alpha), 24);
    list.AddCircleFilled(disc, radius, packed(annotation.colourSrgb, alpha), 24);
    list.AddText(font, size, {disc.x - width / 2, disc.y - size / 2},
                 packed(readableOn(annotation.colourSrgb), alpha), annotation.number.c_str());
}

void drawLabel(const Frame& frame, ImDrawList& list, const app::Annotation& annotation)
{
    const Box box{onScreen(frame, annotation.labelMin), onScreen(frame, annotation.labelMax)};
    const float rounding = frame.px(6.0f);
    list.AddRectFilled(box.min, box.max, packed(frame.theme.raised, 0.95f), rounding);
    list.AddRect(box.min, box.max, packed(annotation.colourSrgb), rounding, 0, frame.px(1.5f));
    const ImFont* font = frame.fonts.small;
    const ImVec2 size = textSize(font, annotation.text);
    const ImVec2 centre = box.centre();
    list.AddText(font, font->FontSize,
                 {std::round(centre.x - size.x / 2), std::round(centre.y - size.y / 2)},
                 packed(frame.theme.text), annotation.text.c_str());
}

void drawLeader(const Frame& frame, ImDrawList& list, const app::Annotation& annotation)
{
    const ImVec2 from = onScreen(frame, annotation.mark);
    const ImVec2 to = onScreen(frame, annotation.elbow);
    list.AddLine(from, to, packed(rimColour(frame), 0.9f), frame.px(4.0f));
    list.AddLine(from, to, packed(strokeColour(frame)), frame.px(1.6f));
}

// What a mark covers, with the disc of its number at its upper right.
Box markBox(const Frame& frame, const ImVec2& centre)
{
    return {{centre.x - frame.px(10.0f), centre.y - frame.px(20.0f)},
            {centre.x + frame.px(21.0f), centre.y + frame.px(10.0f)}};
}

}  // namespace

app::AnnotationLayout annotationLayout(const Frame& frame, const std::vector<Box>& keepClear)
{
    const Box& body = frame.layout.body;
    app::AnnotationLayout layout;
    layout.sizeUi = {std::max(body.width(), 1.0f), std::max(body.height(), 1.0f)};
    layout.uiScale = frame.scale;
    const glm::vec2 origin(body.min.x, body.min.y);
    for (const Box& box : keepClear)
    {
        layout.keepClear.push_back(
            {glm::vec2(box.min.x, box.min.y) - origin, glm::vec2(box.max.x, box.max.y) - origin});
    }
    layout.measure = [font = frame.fonts.small](const std::string& text) {
        const ImVec2 size = textSize(font, text);
        return glm::vec2(size.x, size.y);
    };
    return layout;
}

std::vector<Box> drawMarks(Frame& frame, const std::vector<Box>& keepClear)
{
    std::vector<Box> covered;
    const std::vector<app::Annotation> annotations =
        app::annotate(frame.state, annotationLayout(frame, keepClear), frame.now);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(frame.layout.body.min, frame.layout.body.max);
    for (const app::Annotation& annotation : annotations)
    {
        if (annotation.labelled)
        {
            drawLeader(frame, list, annotation);
        }
    }
    for (const app::Annotation& annotation : annotations)
    {
        drawMark(frame, list, annotation);
        if (annotation.labelled)
        {
            drawLabel(frame, list, annotation);
            covered.push_back(
                {onScreen(frame, annotation.labelMin), onScreen(frame, annotation.labelMax)});
        }
        const ImVec2 mark = onScreen(frame, annotation.mark);
        frame.items.record("Mark/" + annotation.triggerPoint, {mark, mark});
        covered.push_back(markBox(frame, mark));
    }
    list.PopClipRect();
    return covered;
}

}  // namespace knotlas::ui
