#include "ui/overlay/marks.h"

#include "ui/widgets/text.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

// Strokes are dark with a light rim in the light theme and the other way round in the dark one.
glm::vec3 strokeColour(const Frame& frame)
{
    const app::View& view = frame.state.view;
    const bool dark = view.theme == scene::Theme::Dark && view.style != scene::Style::Print;
    return dark ? glm::vec3(1.0f) : glm::vec3(0.07f);
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
    const bool strong = frame.state.view.style == scene::Style::HighContrast;
    const float part = annotation.markScale;
    const float arm = frame.labelPx(strong ? 7.5f : 6.0f) * part;
    const float alpha = std::clamp(annotation.visibility, 0.0f, 1.0f);
    const auto cross = [&](const glm::vec3& colour, float reach, float thickness) {
        const ImU32 packedColour = packed(colour, alpha * annotation.markPresence);
        list.AddLine({centre.x - reach, centre.y - reach}, {centre.x + reach, centre.y + reach},
                     packedColour, thickness);
        list.AddLine({centre.x + reach, centre.y - reach}, {centre.x - reach, centre.y + reach},
                     packedColour, thickness);
    };
    cross(rimColour(frame), arm + frame.labelPx(1.5f) * part,
          frame.labelPx(strong ? 8.5f : 6.5f) * part);
    cross(strokeColour(frame), arm, frame.labelPx(strong ? 4.4f : 3.2f) * part);
    if (annotation.number.empty())
    {
        return;
    }
    const ImFont* font = frame.fonts.labelStrong;
    const float size = frame.labelPx(12.0f);
    const float width = font->CalcTextSizeA(size, 1e6f, 0.0f, annotation.number.c_str()).x;
    const ImVec2 disc = onScreen(frame, annotation.numberAt);
    const float radius = std::max(frame.labelPx(8.0f), width / 2 + frame.labelPx(3.0f));
    list.AddCircleFilled(disc, radius + frame.labelPx(1.5f), packed(rimColour(frame), alpha), 24);
    list.AddCircleFilled(disc, radius, packed(annotation.colourSrgb, alpha), 24);
    list.AddText(font, size, {disc.x - width / 2, disc.y - size / 2},
                 packed(readableOn(annotation.colourSrgb), alpha), annotation.number.c_str());
}

// The colour of a pattern, lighter or darker where it would be lost on the ground of a label.
glm::vec3 borderColour(const Frame& frame, const glm::vec3& colour)
{
    constexpr float hardlySeen = 2.0f;
    const bool lost = contrast(colour, frame.overlay().raised) < hardlySeen;
    return lost ? glm::mix(colour, frame.overlay().text, 0.45f) : colour;
}

void drawLabel(const Frame& frame, ImDrawList& list, const app::Annotation& annotation)
{
    const Box box{onScreen(frame, annotation.labelMin), onScreen(frame, annotation.labelMax)};
    const float alpha = annotation.labelVisibility;
    const float rounding = frame.labelPx(6.0f);
    list.AddRectFilled(box.min, box.max, packed(frame.overlay().raised, 0.95f * alpha), rounding);
    list.AddRect(box.min, box.max, packed(borderColour(frame, annotation.colourSrgb), alpha),
                 rounding, 0, frame.labelPx(1.5f));
    const ImFont* font = frame.fonts.label;
    const ImVec2 size = textSize(font, annotation.text);
    const ImVec2 centre = box.centre();
    list.AddText(font, font->FontSize,
                 {std::round(centre.x - size.x / 2), std::round(centre.y - size.y / 2)},
                 packed(frame.overlay().text, alpha), annotation.text.c_str());
}

void drawLeader(const Frame& frame, ImDrawList& list, const app::Annotation& annotation)
{
    const ImVec2 from = onScreen(frame, annotation.mark);
    const ImVec2 to = onScreen(frame, annotation.elbow);
    const float alpha = annotation.labelVisibility;
    list.AddLine(from, to, packed(rimColour(frame), 0.9f * alpha), frame.labelPx(4.0f));
    list.AddLine(from, to, packed(strokeColour(frame), alpha), frame.labelPx(1.6f));
}

// What a mark covers, with the disc of its number at its upper right.
Box markBox(const Frame& frame, const ImVec2& centre)
{
    return {{centre.x - frame.labelPx(10.0f), centre.y - frame.labelPx(20.0f)},
            {centre.x + frame.labelPx(21.0f), centre.y + frame.labelPx(10.0f)}};
}

}  // namespace

app::AnnotationLayout annotationLayout(const Frame& frame, const std::vector<Box>& keepClear)
{
    const Box& body = frame.layout.body;
    app::AnnotationLayout layout;
    layout.sizeUi = {std::max(body.width(), 1.0f), std::max(body.height(), 1.0f)};
    layout.uiScale = frame.labelScale();
    const glm::vec2 origin(body.min.x, body.min.y);
    for (const Box& box : keepClear)
    {
        layout.keepClear.push_back(
            {glm::vec2(box.min.x, box.min.y) - origin, glm::vec2(box.max.x, box.max.y) - origin});
    }
    layout.measure = [font = frame.fonts.label](const std::string& text) {
        const ImVec2 size = textSize(font, text);
        return glm::vec2(size.x, size.y);
    };
    return layout;
}

std::vector<Box> drawMarks(Frame& frame, const std::vector<Box>& keepClear)
{
    std::vector<Box> covered;
    const std::vector<app::Annotation> annotations =
        frame.memory.marks.update(frame.state, annotationLayout(frame, keepClear), frame.now);
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
