#include "ui/panels/learn_cycle.h"

#include "app/learn_mode.h"
#include "core/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr float kPi = 3.14159265f;
constexpr float kRadius = 104.0f;  // of the circle, points at scale 1
constexpr float kStation = 25.0f;  // radius of a station
constexpr float kLabelWidth = 128.0f;
constexpr float kLabelGap = 9.0f;

// Everything that the drawing of the circle needs to know.
struct Ring
{
    ImVec2 centre;
    float radius = 1.0f;
    float station = 1.0f;
    bool labelled = false;
    std::size_t count = 6;

    [[nodiscard]] float angle(double step) const
    {
        return -kPi / 2 + static_cast<float>(step) * 2 * kPi / static_cast<float>(count);
    }

    [[nodiscard]] ImVec2 at(double step) const
    {
        const float a = angle(step);
        return {centre.x + radius * std::cos(a), centre.y + radius * std::sin(a)};
    }
};

struct Pen
{
    ImDrawList& list;
    ImVec2 centre;
    float unit;  // half the size of the sign
    ImU32 colour;
    float line;

    [[nodiscard]] ImVec2 at(float x, float y) const
    {
        return {centre.x + x * unit, centre.y + y * unit};
    }

    template <std::size_t N> void stroke(const std::array<ImVec2, N>& points) const
    {
        std::array<ImVec2, N> placed = points;
        for (ImVec2& point : placed)
        {
            point = at(point.x, point.y);
        }
        list.AddPolyline(placed.data(), static_cast<int>(N), colour, 0, line);
    }
};

void drawContraction(const Pen& pen)  // two arrows that press on a bar
{
    pen.stroke<2>({{{0.0f, -0.8f}, {0.0f, 0.8f}}});
    for (const float side : {-1.0f, 1.0f})
    {
        pen.stroke<2>({{{side * 1.0f, 0.0f}, {side * 0.3f, 0.0f}}});
        pen.stroke<3>({{{side * 0.62f, -0.32f}, {side * 0.28f, 0.0f}, {side * 0.62f, 0.32f}}});
    }
}

void drawSqueeze(const Pen& pen)  // a vessel with a waist
{
    for (const float side : {-1.0f, 1.0f})
    {
        pen.list.AddBezierCubic(pen.at(side * 0.75f, -0.95f), pen.at(side * 0.75f, -0.2f),
                                pen.at(side * 0.15f, -0.35f), pen.at(side * 0.15f, 0.0f),
                                pen.colour, pen.line);
        pen.list.AddBezierCubic(pen.at(side * 0.15f, 0.0f), pen.at(side * 0.15f, 0.35f),
                                pen.at(side * 0.75f, 0.2f), pen.at(side * 0.75f, 0.95f), pen.colour,
                                pen.line);
    }
}

void drawProducts(const Pen& pen)  // dots that have gathered
{
    constexpr std::array<std::array<float, 3>, 7> dots{{{-0.45f, -0.4f, 0.2f},
                                                        {0.3f, -0.6f, 0.16f},
                                                        {0.05f, -0.05f, 0.24f},
                                                        {-0.6f, 0.35f, 0.17f},
                                                        {0.62f, 0.12f, 0.2f},
                                                        {-0.05f, 0.65f, 0.19f},
                                                        {0.5f, 0.7f, 0.14f}}};
    for (const auto& [x, y, radius] : dots)
    {
        pen.list.AddCircleFilled(pen.at(x, y), radius * pen.unit, pen.colour, 16);
    }
}

void drawNerve(const Pen& pen)  // a flash that stands still
{
    pen.stroke<6>({{{0.35f, -1.0f},
                    {-0.45f, 0.1f},
                    {0.1f, 0.1f},
                    {-0.3f, 1.0f},
                    {0.55f, -0.2f},
                    {0.0f, -0.2f}}});
}

void drawTension(const Pen& pen)  // bars that rise
{
    constexpr std::array<float, 3> tops{0.35f, -0.2f, -0.85f};
    for (std::size_t i = 0; i < tops.size(); ++i)
    {
        const float x = -0.7f + 0.55f * static_cast<float>(i);
        pen.list.AddRectFilled(pen.at(x, tops[i]), pen.at(x + 0.34f, 0.85f), pen.colour,
                               pen.unit * 0.1f);
    }
}

void drawLoop(const Pen& pen)  // an arrow that bites its tail
{
    pen.list.PathArcTo(pen.centre, pen.unit * 0.78f, -kPi * 0.35f, kPi * 1.35f, 28);
    pen.list.PathStroke(pen.colour, 0, pen.line);
    const float a = -kPi * 0.35f;
    const ImVec2 tip = pen.at(0.78f * std::cos(a), 0.78f * std::sin(a));
    const float s = pen.unit * 0.4f;
    pen.list.AddTriangleFilled({tip.x - s * 1.1f, tip.y - s * 0.1f},
                               {tip.x + s * 0.35f, tip.y - s * 0.9f},
                               {tip.x + s * 0.45f, tip.y + s * 0.75f}, pen.colour);
}

constexpr std::array kSigns{drawContraction, drawSqueeze, drawProducts,
                            drawNerve,       drawTension, drawLoop};

class CycleDrawing
{
  public:
    CycleDrawing(Frame& frame, const Ring& ring)
        : frame_(frame), ring_(ring), list_(*ImGui::GetWindowDrawList()),
          book_(*frame.state.content.learn), technique_(app::techniqueOf(frame.state)),
          step_(app::cycleStep(frame.state, frame.now))
    {}

    void draw()
    {
        for (std::size_t i = 0; i < ring_.count; ++i)
        {
            drawArrow(i);
        }
        drawMarker();
        for (std::size_t i = 0; i < ring_.count; ++i)
        {
            drawStation(i);
        }
        drawCentre();
    }

    // Of its station and label.
    [[nodiscard]] Box boxOf(std::size_t step) const
    {
        const ImVec2 at = ring_.at(static_cast<double>(step));
        return {{at.x - ring_.station, at.y - ring_.station},
                {at.x + ring_.station, at.y + ring_.station}};
    }

    [[nodiscard]] std::optional<std::size_t> stepAt(const ImVec2& point) const
    {
        for (std::size_t i = 0; i < ring_.count; ++i)
        {
            if (boxOf(i).contains(point) || (ring_.labelled && labelBox(i).contains(point)))
            {
                return i;
            }
        }
        return std::nullopt;
    }

  private:
    [[nodiscard]] bool broken(std::size_t step) const
    {
        return technique_ != nullptr && book_.breaks(*technique_, step);
    }

    // From this step to the next one.
    void drawArrow(std::size_t step)
    {
        const Theme& theme = frame_.theme;
        const float clear = (ring_.station + frame_.px(7.0f)) / ring_.radius;
        const float from = ring_.angle(static_cast<double>(step)) + clear;
        const float to = ring_.angle(static_cast<double>(step) + 1.0) - clear;
        const bool cut = broken(step);
        const glm::vec3 rest = (theme.muted + theme.panel) / 2.0f;  // what the circle has lost
        const float line = frame_.px(3.0f);
        const glm::vec3 colour = cut ? theme.warning : technique_ != nullptr ? rest : theme.muted;
        if (!cut)
        {
            arc(from, to - frame_.px(5.0f) / ring_.radius, colour, line);
            head(to, colour);
            return;
        }
        const auto opened = static_cast<float>(app::cycleCut(frame_.state, frame_.now));
        const float middle = (from + to) / 2;
        const float half = opened * frame_.px(6.5f) / ring_.radius;
        arc(from, middle - half, colour, line);
        arc(middle + half, to - frame_.px(5.0f) / ring_.radius, rest, line);
        head(to, rest);
        drawCut(middle, half, colour, opened);
    }

    void arc(float from, float to, const glm::vec3& colour, float line)
    {
        if (to > from)
        {
            list_.PathArcTo(ring_.centre, ring_.radius, from, to, 24);
            list_.PathStroke(packed(colour), 0, line);
        }
    }

    void head(float angle, const glm::vec3& colour)
    {
        const float size = frame_.px(8.0f);
        const ImVec2 along(-std::sin(angle), std::cos(angle));
        const ImVec2 out(std::cos(angle), std::sin(angle));
        const ImVec2 tip(ring_.centre.x + ring_.radius * out.x,
                         ring_.centre.y + ring_.radius * out.y);
        const ImVec2 back(tip.x - along.x * size * 1.3f, tip.y - along.y * size * 1.3f);
        list_.AddTriangleFilled(tip, {back.x + out.x * size * 0.75f, back.y + out.y * size * 0.75f},
                                {back.x - out.x * size * 0.75f, back.y - out.y * size * 0.75f},
                                packed(colour));
    }

    // Two strokes across, one at each end of the gap.
    void drawCut(float middle, float half, const glm::vec3& colour, float opened)
    {
        const float reach = frame_.px(9.0f) * opened;
        for (const float end : {middle - half, middle + half})
        {
            const ImVec2 out(std::cos(end), std::sin(end));
            const ImVec2 slant(-out.y * reach * 0.4f, out.x * reach * 0.4f);
            const ImVec2 at(ring_.centre.x + ring_.radius * out.x,
                            ring_.centre.y + ring_.radius * out.y);
            list_.AddLine({at.x - out.x * reach - slant.x, at.y - out.y * reach - slant.y},
                          {at.x + out.x * reach + slant.x, at.y + out.y * reach + slant.y},
                          packed(colour), frame_.px(2.5f));
        }
    }

    void drawMarker()
    {
        const ImVec2 at = ring_.at(app::cycleMarker(frame_.state, frame_.now));
        list_.AddCircleFilled(at, ring_.station * 0.42f, packed(frame_.theme.accent), 32);
    }

    void drawStation(std::size_t step)
    {
        const Theme& theme = frame_.theme;
        const ImVec2 at = ring_.at(static_cast<double>(step));
        const bool current = step == step_;
        const bool lit = broken(step);
        if (lit)
        {
            list_.AddCircleFilled(at, ring_.station + frame_.px(6.0f), packed(theme.warningSoft),
                                  48);
            list_.AddCircle(at, ring_.station + frame_.px(6.0f), packed(theme.warning), 48,
                            frame_.px(2.0f));
        }
        list_.AddCircleFilled(at, ring_.station, packed(current ? theme.accent : theme.raised), 48);
        list_.AddCircle(at, ring_.station, packed(current ? theme.accent : theme.muted), 48,
                        frame_.px(1.5f));
        const glm::vec3& ink = current ? theme.onAccent : theme.text;
        if (ring_.labelled && step < kSigns.size())
        {
            kSigns[step]({list_, at, ring_.station * 0.5f, packed(ink), frame_.px(2.0f)});
            drawLabel(step, current);
            return;
        }
        textCentred(frame_.fonts.strong, {at, at}, ink, std::to_string(step + 1));
    }

    [[nodiscard]] std::string labelOf(std::size_t step) const
    {
        return std::to_string(step + 1) + "  " + book_.cycle.steps[step].title;
    }

    // Beside the station; above the topmost and below the lowest one, where there is more room.
    [[nodiscard]] bool standsBeside(std::size_t step) const
    {
        return std::abs(ring_.at(static_cast<double>(step)).x - ring_.centre.x) > ring_.station;
    }

    [[nodiscard]] float labelWidth(std::size_t step) const
    {
        return frame_.px(standsBeside(step) ? kLabelWidth : 2 * kLabelWidth);
    }

    [[nodiscard]] ImFont* labelFont(std::size_t step) const
    {
        return step == step_ ? frame_.fonts.strong : frame_.fonts.body;
    }

    [[nodiscard]] Box labelBox(std::size_t step) const
    {
        const ImVec2 at = ring_.at(static_cast<double>(step));
        const ImVec2 size = wrappedSize(labelFont(step), labelOf(step), labelWidth(step));
        const float away = ring_.station + frame_.px(kLabelGap);
        ImVec2 min(at.x - size.x / 2, at.y - size.y / 2);
        if (standsBeside(step))
        {
            min.x = at.x > ring_.centre.x ? at.x + away : at.x - away - size.x;
        }
        else
        {
            min.y = at.y < ring_.centre.y ? at.y - away - size.y : at.y + away;
        }
        return {min, {min.x + size.x, min.y + size.y}};
    }

    void drawLabel(std::size_t step, bool current)
    {
        wrappedAt(labelFont(step), labelBox(step).min,
                  current ? frame_.theme.accent : frame_.theme.text, labelOf(step),
                  labelWidth(step));
    }

    // That it is a hypothesis stands in the middle of it.
    void drawCentre()
    {
        const float room = 2 * (ring_.radius - ring_.station) - frame_.px(6.0f);
        const std::string_view word = frame_.text("learn.hypothesis");
        const std::string& title = book_.cycle.title;
        const float small = wrappedSize(frame_.fonts.small, word, room).y;
        const float large = wrappedSize(frame_.fonts.strong, title, room).y;
        float y = ring_.centre.y - (small + large + frame_.px(6.0f)) / 2;
        centred(frame_.fonts.strong, title, frame_.theme.text, room, y);
        y += large + frame_.px(6.0f);
        centred(frame_.fonts.small, word, frame_.theme.warning, room, y);
    }

    void centred(ImFont* font, std::string_view text, const glm::vec3& colour, float room, float y)
    {
        const ImVec2 size = wrappedSize(font, text, room);
        wrappedAt(font, {ring_.centre.x - size.x / 2, y}, colour, text, room);
    }

    Frame& frame_;
    const Ring& ring_;
    ImDrawList& list_;
    const anatomy::LearnBook& book_;
    const anatomy::Technique* technique_;
    std::size_t step_;
};

void chooseStep(Frame& frame, std::size_t step)
{
    frame.emit(app::LearnCommand(app::ChooseCycleStep{step}));
}

// One wide item: arrows left and right go round, and up and down leave it.
void drawFigure(Frame& frame)
{
    const float width = ImGui::GetContentRegionAvail().x;
    Ring ring;
    ring.count = frame.state.content.learn->cycle.steps.size();
    ring.station = frame.px(kStation);
    const float labels = frame.px(2 * (kLabelWidth + kLabelGap + kStation) + 20.0f);
    ring.labelled = width >= labels + 2 * frame.px(kRadius) * std::sin(kPi / 3);
    ring.radius = std::clamp((width - 2 * ring.station - frame.px(20.0f)) / 2, frame.px(40.0f),
                             frame.px(kRadius));
    const float outside =
        ring.labelled ? frame.px(kLabelGap + 6.0f) + wrappedSize(frame.fonts.strong, "A", width).y
                      : frame.px(10.0f);
    const float height = 2 * (ring.radius + ring.station + outside);
    const Press press = pressable(frame, "Circle", {width, height});
    frame.memory.circleFocused = press.focused;
    ring.centre = press.box.centre();
    CycleDrawing drawing(frame, ring);
    drawing.draw();
    drawFocusRing(frame, press, frame.px(8.0f));
    const Scope scope(frame, "Circle");
    for (std::size_t i = 0; i < ring.count; ++i)
    {
        frame.items.record(std::to_string(i + 1), visiblePart(drawing.boxOf(i)));
    }
    if (press.pressed)
    {
        const ImGuiIO& io = ImGui::GetIO();
        const std::optional<std::size_t> hit = drawing.stepAt(io.MousePos);
        if (io.MouseReleased[0] && hit)
        {
            chooseStep(frame, *hit);
        }
        else if (!io.MouseReleased[0])
        {
            frame.emit(app::LearnCommand(app::TurnCycle{1}));
        }
    }
}

void drawButtons(Frame& frame)
{
    const app::LearnTool& learn = frame.state.session.learn;
    if (button(frame, frame.text("learn.previous_step")))
    {
        frame.emit(app::LearnCommand(app::TurnCycle{-1}));
    }
    ImGui::SameLine();
    if (button(frame, frame.text("learn.next_step")))
    {
        frame.emit(app::LearnCommand(app::TurnCycle{1}));
    }
    const bool walking = learn.walkSince && app::nextLearnChange(frame.state, frame.now) &&
                         frame.now < *learn.walkSince + 60.0;
    const std::string_view walk = frame.text(walking ? "learn.stand" : "learn.walk");
    flow(frame, textSize(frame.fonts.body, walk).x + frame.px(28.0f));
    if (button(frame, walk))
    {
        frame.emit(app::LearnCommand(app::WalkCycle{}));
    }
    const std::string_view copy = frame.text("learn.copy_circle");
    flow(frame, textSize(frame.fonts.body, copy).x + frame.px(28.0f));
    if (button(frame, copy, ButtonLook::Ghost))
    {
        ImGui::SetClipboardText(app::cycleAsText(frame.state).c_str());
    }
}

void drawStepText(LearnSetter& setter)
{
    Frame& frame = setter.frame;
    const anatomy::Cycle& cycle = frame.state.content.learn->cycle;
    const std::size_t at = app::cycleStep(frame.state, frame.now);
    const anatomy::CycleStep& step = cycle.steps[at];
    const std::string head =
        core::filled(frame.text("learn.step_of"), {{"step", std::to_string(at + 1)},
                                                   {"count", std::to_string(cycle.steps.size())}});
    const Card card(frame, frame.theme.raised, frame.theme.border);
    paragraph(frame.fonts.small, frame.theme.muted, head);
    paragraph(frame.fonts.strong, frame.theme.text, step.title);
    setter.statement({step.text, anatomy::Voice::Plain, step.grounds, {}}, "step");
}

void drawChips(Frame& frame)
{
    const Scope scope(frame, "Break it");
    const std::string& chosen = frame.state.session.learn.technique;
    const float height = frame.px(24.0f);
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("learn.where_it_breaks"));
    bool first = true;
    for (const anatomy::Technique& technique : frame.state.content.learn->techniques)
    {
        const ImVec2 size(textSize(frame.fonts.small, technique.title).x + frame.px(20.0f), height);
        if (!first)
        {
            flow(frame, size.x);
        }
        first = false;
        const bool isChosen = technique.id == chosen;
        const Press press = pressable(frame, technique.title, size);
        fillBox(press.box,
                isChosen        ? frame.theme.accent
                : press.hovered ? frame.theme.hover
                                : frame.theme.raised,
                height / 2);
        outlineBox(press.box, isChosen ? frame.theme.accent : frame.theme.border, height / 2);
        textCentred(frame.fonts.small, press.box,
                    isChosen ? frame.theme.onAccent : frame.theme.text, technique.title);
        drawFocusRing(frame, press, height / 2);
        if (press.pressed)
        {
            frame.emit(app::LearnCommand(
                app::ChooseTechnique{isChosen ? std::string() : technique.id, true}));
        }
    }
}

void drawBreaking(LearnSetter& setter)
{
    Frame& frame = setter.frame;
    const anatomy::LearnBook& book = *frame.state.content.learn;
    const anatomy::Technique* technique = app::techniqueOf(frame.state);
    if (technique == nullptr)
    {
        return;
    }
    const Card card(frame, frame.theme.warningSoft, frame.theme.warning);
    for (std::size_t i = 0; i < book.cycle.steps.size(); ++i)
    {
        if (book.breaks(*technique, i))
        {
            paragraph(frame.fonts.strong, frame.theme.text,
                      core::filled(frame.text("learn.breaks_step"),
                                   {{"technique", technique->title},
                                    {"step", std::to_string(i + 1)},
                                    {"title", book.cycle.steps[i].title}}));
        }
    }
    setter.statement(technique->why, "why on circle");
    if (link(frame, frame.text("learn.how_it_is_done")))
    {
        frame.emit(app::LearnCommand(app::ChooseTechnique{technique->id, false}));
    }
}

}  // namespace

void drawCycle(LearnSetter& setter)
{
    Frame& frame = setter.frame;
    const Scope scope(frame, "Cycle");
    drawChips(frame);  // above the circle, so that both are seen at once
    drawFigure(frame);
    drawStepText(setter);
    drawBreaking(setter);
    drawButtons(frame);
    setter.statement(frame.state.content.learn->cycle.notice, "notice");
}

}  // namespace knotlas::ui
