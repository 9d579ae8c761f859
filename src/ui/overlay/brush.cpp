#include "ui/overlay/brush.h"

#include "app/pain_mode.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <array>
#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr int kCorners = 40;

void drawRing(const Frame& frame, const glm::vec3& centre, const glm::vec3& normal, float radius,
              const glm::vec3& colour)
{
    const Box& body = frame.layout.body;
    const scene::Camera camera = app::cameraAt(frame.state, frame.now);
    const glm::vec3 along = glm::normalize(
        glm::cross(std::abs(normal.y) < 0.9f ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0), normal));
    const glm::vec3 across = glm::cross(normal, along);
    std::array<ImVec2, kCorners> ring;
    for (int i = 0; i < kCorners; ++i)
    {
        const float angle = 6.2831853f * static_cast<float>(i) / kCorners;
        const glm::vec3 at = centre + radius * (std::cos(angle) * along + std::sin(angle) * across);
        const glm::vec3 seen = camera.project(at, body.width() / body.height());
        ring[static_cast<std::size_t>(i)] = {body.min.x + seen.x * body.width(),
                                             body.min.y + seen.y * body.height()};
    }
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    list.AddPolyline(ring.data(), kCorners, packed(glm::vec3(1.0f), 0.85f), ImDrawFlags_Closed,
                     frame.px(3.5f));
    list.AddPolyline(ring.data(), kCorners, packed(colour), ImDrawFlags_Closed, frame.px(1.8f));
    list.PopClipRect();
}

}  // namespace

void drawBrush(Frame& frame)
{
    const app::PainTool& tool = frame.state.session.pain;
    if (!tool.cursor || ImGui::GetIO().WantCaptureMouse)
    {
        return;
    }
    const app::PainWork& work = frame.state.doc.pain;
    const auto& areas = work.drawing.areas;
    const glm::vec3 colour = work.area < areas.size() ? glm::vec3(areas[work.area].colour) / 255.0f
                                                      : glm::vec3(0.83f, 0.37f, 0.0f);
    const float radius = 0.001f * tool.brushMm;
    drawRing(frame, *tool.cursor, tool.cursorNormal, radius, colour);
    frame.items.record("Brush", frame.layout.body);
}

}  // namespace knotlas::ui
