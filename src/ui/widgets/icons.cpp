#include "ui/widgets/icons.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace knotlas::ui
{
namespace
{

constexpr float kPi = std::numbers::pi_v<float>;

// Draws in a square whose corners are (-1,-1) and (1,1), y downwards.
class Pen
{
  public:
    Pen(ImDrawList& list, const Box& box, const glm::vec3& colour)
        : list_(list), centre_(box.centre()), unit_(std::min(box.width(), box.height()) / 2),
          thickness_(std::max(1.2f, unit_ * 0.19f)), colour_(packed(colour))
    {}

    void line(std::initializer_list<ImVec2> points, bool closed = false)
    {
        for (const ImVec2& point : points)
        {
            list_.PathLineTo(at(point));
        }
        list_.PathStroke(colour_, closed ? ImDrawFlags_Closed : 0, thickness_);
    }

    void arc(ImVec2 centre, float radius, float fromRad, float toRad)
    {
        list_.PathArcTo(at(centre), radius * unit_, fromRad, toRad, 24);
        list_.PathStroke(colour_, 0, thickness_);
    }

    void circle(ImVec2 centre, float radius)
    {
        list_.AddCircle(at(centre), radius * unit_, colour_, 28, thickness_);
    }

    void dot(ImVec2 centre, float radius)
    {
        list_.AddCircleFilled(at(centre), radius * unit_, colour_, 20);
    }

    void rectangle(ImVec2 min, ImVec2 max, float rounding)
    {
        list_.AddRect(at(min), at(max), colour_, rounding * unit_, 0, thickness_);
    }

    void curve(ImVec2 from, ImVec2 control, ImVec2 to)
    {
        list_.AddBezierQuadratic(at(from), at(control), at(to), colour_, thickness_, 16);
    }

  private:
    [[nodiscard]] ImVec2 at(const ImVec2& point) const
    {
        return {centre_.x + point.x * unit_, centre_.y + point.y * unit_};
    }

    ImDrawList& list_;
    ImVec2 centre_;
    float unit_;
    float thickness_;
    ImU32 colour_;
};

void drawSun(Pen& pen)
{
    pen.circle({0, 0}, 0.42f);
    for (int i = 0; i < 8; ++i)
    {
        const float angle = static_cast<float>(i) * kPi / 4;
        const ImVec2 out(std::cos(angle), std::sin(angle));
        pen.line({{out.x * 0.68f, out.y * 0.68f}, {out.x * 0.95f, out.y * 0.95f}});
    }
}

void drawPicture(Pen& pen)
{
    pen.rectangle({-0.95f, -0.6f}, {0.95f, 0.75f}, 0.2f);
    pen.circle({0, 0.08f}, 0.36f);
    pen.line({{-0.35f, -0.65f}, {-0.2f, -0.85f}, {0.2f, -0.85f}, {0.35f, -0.65f}});
}

void drawHelp(Pen& pen)
{
    pen.arc({0, -0.38f}, 0.42f, -kPi, 0.35f * kPi);
    pen.line({{0.19f, -0.0f}, {0.0f, 0.2f}, {0.0f, 0.36f}});
    pen.dot({0, 0.76f}, 0.14f);
}

// A spindle with two fibres.
void drawMuscle(Pen& pen)
{
    pen.curve({-0.85f, 0.85f}, {-0.75f, -0.55f}, {0.85f, -0.85f});
    pen.curve({-0.85f, 0.85f}, {0.55f, 0.75f}, {0.85f, -0.85f});
    pen.line({{-0.4f, 0.4f}, {0.4f, -0.4f}});
}

}  // namespace

void drawIcon(ImDrawList& list, Icon icon, const Box& box, const glm::vec3& colour)
{
    Pen pen(list, box, colour);
    switch (icon)
    {
    case Icon::Search:
        pen.circle({-0.15f, -0.15f}, 0.62f);
        pen.line({{0.32f, 0.32f}, {0.85f, 0.85f}});
        break;
    case Icon::Close:
        pen.line({{-0.6f, -0.6f}, {0.6f, 0.6f}});
        pen.line({{0.6f, -0.6f}, {-0.6f, 0.6f}});
        break;
    case Icon::Plus:
        pen.line({{-0.7f, 0}, {0.7f, 0}});
        pen.line({{0, -0.7f}, {0, 0.7f}});
        break;
    case Icon::ChevronRight:
        pen.line({{-0.25f, -0.6f}, {0.35f, 0}, {-0.25f, 0.6f}});
        break;
    case Icon::ChevronDown:
        pen.line({{-0.6f, -0.25f}, {0, 0.35f}, {0.6f, -0.25f}});
        break;
    case Icon::Back:
        pen.line({{0.25f, -0.6f}, {-0.35f, 0}, {0.25f, 0.6f}});
        break;
    case Icon::Undo:
        pen.line({{-0.35f, -0.75f}, {-0.8f, -0.3f}, {-0.35f, 0.15f}});
        pen.line({{-0.75f, -0.3f}, {0.25f, -0.3f}});
        pen.arc({0.25f, 0.2f}, 0.5f, -0.5f * kPi, 0.5f * kPi);
        pen.line({{0.25f, 0.7f}, {-0.25f, 0.7f}});
        break;
    case Icon::Redo:
        pen.line({{0.35f, -0.75f}, {0.8f, -0.3f}, {0.35f, 0.15f}});
        pen.line({{0.75f, -0.3f}, {-0.25f, -0.3f}});
        pen.arc({-0.25f, 0.2f}, 0.5f, 0.5f * kPi, 1.5f * kPi);
        pen.line({{-0.25f, 0.7f}, {0.25f, 0.7f}});
        break;
    case Icon::Sun:
        drawSun(pen);
        break;
    case Icon::Moon:
        pen.arc({0, 0}, 0.8f, -0.05f * kPi, 1.45f * kPi);
        pen.arc({0.42f, -0.35f}, 0.62f, 0.22f * kPi, 1.2f * kPi);
        break;
    case Icon::Panel:
        pen.rectangle({-0.9f, -0.7f}, {0.9f, 0.7f}, 0.2f);
        pen.line({{-0.3f, -0.7f}, {-0.3f, 0.7f}});
        break;
    case Icon::Picture:
        drawPicture(pen);
        break;
    case Icon::Help:
        drawHelp(pen);
        break;
    case Icon::Muscle:
        drawMuscle(pen);
        break;
    case Icon::Point:
        pen.line({{-0.55f, -0.55f}, {0.55f, 0.55f}});
        pen.line({{0.55f, -0.55f}, {-0.55f, 0.55f}});
        pen.circle({0, 0}, 0.95f);
        break;
    case Icon::Region:
        pen.circle({0, 0}, 0.85f);
        pen.dot({0, 0}, 0.4f);
        break;
    case Icon::Warning:
        pen.line({{0, -0.8f}, {0.9f, 0.75f}, {-0.9f, 0.75f}}, true);
        pen.line({{0, -0.25f}, {0, 0.25f}});
        pen.dot({0, 0.5f}, 0.11f);
        break;
    case Icon::Home:
        pen.line({{-0.85f, 0.0f}, {0, -0.8f}, {0.85f, 0.0f}});
        pen.line({{-0.6f, -0.1f}, {-0.6f, 0.8f}, {0.6f, 0.8f}, {0.6f, -0.1f}});
        break;
    }
}

}  // namespace knotlas::ui
