#include "ui/overlay/quiz_marks.h"

#include "app/quiz_mode.h"
#include "app/selection.h"
#include "core/text.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

// Seen on any ground: a dark line within a light one.
void doubleLine(ImDrawList& list, const Frame& frame, const ImVec2& a, const ImVec2& b)
{
    list.AddLine(a, b, packed(glm::vec3(1.0f), 0.9f), frame.px(4.0f));
    list.AddLine(a, b, packed(glm::vec3(0.08f)), frame.px(1.8f));
}

void drawCrossHair(Frame& frame, const glm::vec2& at01)
{
    const Box& body = frame.layout.body;
    const ImVec2 at(body.min.x + at01.x * body.width(), body.min.y + at01.y * body.height());
    const float inner = frame.px(5.0f);
    const float outer = frame.px(18.0f);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    doubleLine(list, frame, {at.x - outer, at.y}, {at.x - inner, at.y});
    doubleLine(list, frame, {at.x + inner, at.y}, {at.x + outer, at.y});
    doubleLine(list, frame, {at.x, at.y - outer}, {at.x, at.y - inner});
    doubleLine(list, frame, {at.x, at.y + inner}, {at.x, at.y + outer});
    frame.items.record("Cross-hair", {{at.x - outer, at.y - outer}, {at.x + outer, at.y + outer}});
}

void drawClick(Frame& frame, const app::QuizShown& shown, double offMm)
{
    const Box& body = frame.layout.body;
    const scene::Camera camera = app::cameraAt(frame.state, frame.now);
    const auto seen = [&](const glm::vec3& place) {
        const glm::vec3 at = camera.project(place, body.width() / body.height());
        return ImVec2(body.min.x + at.x * body.width(), body.min.y + at.y * body.height());
    };
    const ImVec2 clicked = seen(shown.at);
    const ImVec2 point = seen(shown.pointAt);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    doubleLine(list, frame, clicked, point);
    list.AddCircle(clicked, frame.px(8.0f), packed(glm::vec3(1.0f), 0.9f), 24, frame.px(4.5f));
    list.AddCircle(clicked, frame.px(8.0f), packed(glm::vec3(0.08f)), 24, frame.px(2.0f));
    const std::string text =
        core::filled(frame.text("quiz.your_click"), {{"mm", core::formatFixed(offMm, 0)}});
    const ImVec2 size = textSize(frame.fonts.labelStrong, text);
    const ImVec2 pad(frame.px(8.0f), frame.px(4.0f));
    const float x = std::clamp(clicked.x - size.x / 2, body.min.x + pad.x,
                               std::max(body.max.x - size.x - pad.x, body.min.x + pad.x));
    const bool below = clicked.y >= point.y;
    const float y = below ? clicked.y + frame.px(16.0f) : clicked.y - frame.px(16.0f) - size.y;
    const Box box{{x - pad.x, y - pad.y}, {x + size.x + pad.x, y + size.y + pad.y}};
    list.AddRectFilled(box.min, box.max, packed(frame.overlay().raised, 0.95f), frame.px(7.0f));
    list.AddText(frame.fonts.labelStrong, frame.fonts.labelStrong->FontSize, {x, y},
                 packed(frame.overlay().text), text.c_str());
    list.PopClipRect();
    frame.items.record("Your click", box);
}

// A ring around a small muscle that is asked about: among its neighbours, colour alone is not seen
// from the last row.
void drawRing(Frame& frame, const std::string& muscle)
{
    constexpr float kLargest = 0.28f;  // of the picture's height; what is larger needs no ring
    geometry::Aabb box;
    for (const std::uint32_t part : app::partsOf(frame.state, muscle))
    {
        box.add(geometry::boundsOf(*frame.state.content.body->parts[part].mesh));
    }
    if (box.empty())
    {
        return;
    }
    const Box& body = frame.layout.body;
    const scene::Camera camera = app::cameraAt(frame.state, frame.now);
    ImVec2 min(1e6f, 1e6f);
    ImVec2 max(-1e6f, -1e6f);
    for (int corner = 0; corner < 8; ++corner)
    {
        const glm::vec3 at((corner & 1) != 0 ? box.max.x : box.min.x,
                           (corner & 2) != 0 ? box.max.y : box.min.y,
                           (corner & 4) != 0 ? box.max.z : box.min.z);
        const glm::vec3 seen = camera.project(at, body.width() / body.height());
        min = {std::min(min.x, seen.x), std::min(min.y, seen.y)};
        max = {std::max(max.x, seen.x), std::max(max.y, seen.y)};
    }
    const Box seen{{body.min.x + min.x * body.width(), body.min.y + min.y * body.height()},
                   {body.min.x + max.x * body.width(), body.min.y + max.y * body.height()}};
    const float radius = 0.5f * std::max(seen.width(), seen.height()) + frame.px(12.0f);
    if (radius > kLargest * body.height())
    {
        return;
    }
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    list.AddCircle(seen.centre(), radius, packed(glm::vec3(1.0f), 0.9f), 64, frame.px(5.0f));
    list.AddCircle(seen.centre(), radius, packed(glm::vec3(0.08f)), 64, frame.px(2.2f));
    list.PopClipRect();
    frame.items.record("Ring", {{seen.centre().x - radius, seen.centre().y - radius},
                                {seen.centre().x + radius, seen.centre().y + radius}});
}

}  // namespace

void drawQuizMarks(Frame& frame)
{
    const app::QuizRun& run = frame.state.session.quiz.run;
    for (const std::string& muscle : app::quizHighlight(frame.state))
    {
        drawRing(frame, muscle);
    }
    if (run.cursor01 && app::quizAsksOnBody(frame.state))
    {
        drawCrossHair(frame, *run.cursor01);
    }
    if (run.shown && run.mark && run.mark->offMm &&
        frame.state.session.quiz.phase == app::QuizPhase::Answered)
    {
        drawClick(frame, *run.shown, *run.mark->offMm);
    }
}

}  // namespace knotlas::ui
