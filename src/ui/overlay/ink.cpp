#include "ui/overlay/ink.h"

#include "app/presenting.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace knotlas::ui
{
namespace
{

constexpr float kRim = 1.6f;           // points at scale 1
constexpr float kSharpCosine = 0.75f;  // where a line bends more, it needs a round joint
constexpr float kNearlyGone = 0.04f;

// Corners are cut twice, so that a hand's line is round between the points of the mouse. Ends stay.
std::vector<ImVec2> smoothed(std::vector<ImVec2> line)
{
    constexpr int kRounds = 2;
    for (int round = 0; round < kRounds && line.size() > 2; ++round)
    {
        std::vector<ImVec2> finer{line.front()};
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
        {
            const ImVec2& a = line[i];
            const ImVec2& b = line[i + 1];
            finer.emplace_back(0.75f * a.x + 0.25f * b.x, 0.75f * a.y + 0.25f * b.y);
            finer.emplace_back(0.25f * a.x + 0.75f * b.x, 0.25f * a.y + 0.75f * b.y);
        }
        finer.push_back(line.back());
        line = std::move(finer);
    }
    return line;
}

// Points that lie closer than `least` to the one before are left out: they add nothing that is
// seen, and make a line tremble.
std::vector<ImVec2> thinned(const std::vector<ImVec2>& line, float least)
{
    std::vector<ImVec2> kept;
    for (const ImVec2& at : line)
    {
        const bool far =
            kept.empty() || std::hypot(at.x - kept.back().x, at.y - kept.back().y) >= least;
        if (far)
        {
            kept.push_back(at);
        }
    }
    if (line.size() > 1 && kept.size() > 1)
    {
        kept.back() = line.back();
    }
    return kept;
}

bool bendsAt(const std::vector<ImVec2>& line, std::size_t i)
{
    const glm::vec2 in(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    const glm::vec2 out(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
    const float lengths = glm::length(in) * glm::length(out);
    return lengths > 0.0f && glm::dot(in, out) < kSharpCosine * lengths;
}

// A line with round ends and joints.
void drawLine(ImDrawList& list, const std::vector<ImVec2>& line, float half, ImU32 colour)
{
    list.AddCircleFilled(line.front(), half, colour);
    if (line.size() == 1)
    {
        return;
    }
    list.AddPolyline(line.data(), static_cast<int>(line.size()), colour, ImDrawFlags_None,
                     2.0f * half);
    list.AddCircleFilled(line.back(), half, colour);
    for (std::size_t i = 1; i + 1 < line.size(); ++i)
    {
        if (bendsAt(line, i))
        {
            list.AddCircleFilled(line[i], half, colour);
        }
    }
}

// The parts of a line that lie within a circle.
std::vector<std::vector<ImVec2>> partsWithin(const std::vector<ImVec2>& line, const ImVec2& centre,
                                             float radius)
{
    constexpr float kStep = 3.0f;  // pixels
    std::vector<std::vector<ImVec2>> parts(1);
    const auto add = [&](const ImVec2& at) {
        if (std::hypot(at.x - centre.x, at.y - centre.y) <= radius)
        {
            parts.back().push_back(at);
        }
        else if (!parts.back().empty())
        {
            parts.emplace_back();
        }
    };
    add(line.front());
    for (std::size_t i = 1; i < line.size(); ++i)
    {
        const ImVec2 way(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
        const int steps = std::clamp(static_cast<int>(std::hypot(way.x, way.y) / kStep), 1, 1000);
        for (int step = 1; step <= steps; ++step)
        {
            const float t = static_cast<float>(step) / static_cast<float>(steps);
            add({line[i - 1].x + t * way.x, line[i - 1].y + t * way.y});
        }
    }
    if (parts.back().empty())
    {
        parts.pop_back();
    }
    return parts;
}

// Draws strokes into one list.
class InkPainter
{
  public:
    InkPainter(Frame& frame, ImDrawList& list, const ImVec2& about, float power,
               float radius = 0.0f)
        : frame_(frame), list_(list), about_(about), power_(power), radius_(radius),
          camera_(app::cameraAt(frame.state, frame.now))
    {}

    void draw(const app::InkStroke& stroke)
    {
        // Ink goes by growing thinner: where lines cross, nothing shines through.
        const float presence = app::inkPresence(frame_.state, stroke, camera_, frame_.now);
        if (presence < kNearlyGone || stroke.pointsWorld.empty())
        {
            return;
        }
        std::vector<ImVec2> line;
        for (const glm::vec3& point : stroke.pointsWorld)
        {
            line.push_back(onScreen(point));
        }
        line = smoothed(thinned(line, frame_.px(1.5f)));
        const float half = frame_.px(inkHalfWidth(stroke.width)) * presence;
        const InkLook look = inkLook(stroke.colour, frame_.state.view.theme);
        const float rim = half + frame_.px(kRim) * presence;
        const auto parts = radius_ > 0.0f ? partsWithin(line, about_, radius_ - rim)
                                          : std::vector<std::vector<ImVec2>>{line};
        for (const std::vector<ImVec2>& part : parts)
        {
            drawLine(list_, part, rim, packed(look.rim, 0.9f));
            drawLine(list_, part, half, packed(look.colour));
        }
        drawn_ = true;
    }

    void drawAll()
    {
        const app::Pen& pen = frame_.state.session.present.pen;
        for (const auto& stroke : pen.ink)
        {
            draw(*stroke);
        }
        if (pen.drawing != nullptr)
        {
            draw(*pen.drawing);
        }
    }

    [[nodiscard]] bool drawn() const { return drawn_; }

  private:
    [[nodiscard]] ImVec2 onScreen(const glm::vec3& point) const
    {
        const Box& body = frame_.layout.body;
        const glm::vec3 at = camera_.project(point, body.width() / body.height());
        const ImVec2 seen(body.min.x + at.x * body.width(), body.min.y + at.y * body.height());
        return {about_.x + power_ * (seen.x - about_.x), about_.y + power_ * (seen.y - about_.y)};
    }

    Frame& frame_;
    ImDrawList& list_;
    ImVec2 about_;
    float power_;
    float radius_;  // 0: no limit
    scene::Camera camera_;
    bool drawn_ = false;
};

}  // namespace

InkLook inkLook(app::InkColour colour, scene::Theme theme)
{
    const glm::vec3 white(1.0f);
    const glm::vec3 black(0.06f);
    switch (colour)
    {
    case app::InkColour::Red:
        return {{0.82f, 0.06f, 0.10f}, white};
    case app::InkColour::Blue:
        return {{0.05f, 0.30f, 0.80f}, white};
    case app::InkColour::Yellow:
        return {{1.0f, 0.84f, 0.10f}, black};
    case app::InkColour::Plain:
        break;
    }
    return theme == scene::Theme::Dark ? InkLook{white, black} : InkLook{black, white};
}

float inkHalfWidth(app::InkWidth width)
{
    constexpr std::array<float, 3> kHalf{1.1f, 2.0f, 3.6f};
    return kHalf[static_cast<std::size_t>(width)];
}

void drawInk(Frame& frame)
{
    const Box& body = frame.layout.body;
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(body.min, body.max);
    InkPainter painter(frame, list, {0.0f, 0.0f}, 1.0f);
    painter.drawAll();
    list.PopClipRect();
    if (painter.drawn())
    {
        frame.items.record("Ink", body);
    }
}

void drawInkEnlarged(Frame& frame, ImDrawList& list, const ImVec2& about, float power, float radius)
{
    InkPainter(frame, list, about, power, radius).drawAll();
}

void drawPenTip(Frame& frame)
{
    const app::PresentTool& tool = frame.state.session.present;
    if (ImGui::GetIO().WantCaptureMouse && !tool.keys01)
    {
        return;
    }
    const Box& body = frame.layout.body;
    const glm::vec2 at01 = app::pointer01(frame.state);
    const ImVec2 at(body.min.x + at01.x * body.width(), body.min.y + at01.y * body.height());
    const app::Pen& pen = tool.pen;
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const InkLook look = inkLook(pen.colour, frame.state.view.theme);
    if (pen.eraser)
    {
        const float radius = 0.022f * body.height();
        list.AddCircle(at, radius, packed(glm::vec3(0.06f), 0.9f), 0, frame.px(3.0f));
        list.AddCircle(at, radius, packed(glm::vec3(1.0f)), 0, frame.px(1.4f));
    }
    else
    {
        const float half = frame.px(inkHalfWidth(pen.width));
        list.AddCircleFilled(at, half + frame.px(kRim), packed(look.rim, 0.9f));
        list.AddCircleFilled(at, half, packed(look.colour));
    }
    if (tool.keys01)
    {
        // Without a mouse the tip would be lost on a large picture.
        const float inner = frame.px(9.0f);
        const float outer = frame.px(17.0f);
        for (const ImVec2& way : {ImVec2(1, 0), ImVec2(-1, 0), ImVec2(0, 1), ImVec2(0, -1)})
        {
            const ImVec2 from(at.x + inner * way.x, at.y + inner * way.y);
            const ImVec2 to(at.x + outer * way.x, at.y + outer * way.y);
            list.AddLine(from, to, packed(look.rim), frame.px(4.0f));
            list.AddLine(from, to, packed(look.colour), frame.px(2.0f));
        }
    }
    else
    {
        ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    }
    frame.items.record("Pen tip", {at, at});
}

}  // namespace knotlas::ui
