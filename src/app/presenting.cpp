#include "app/presenting.h"

#include "app/picking.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr std::size_t kMostStrokes = 200;
constexpr std::size_t kMostPoints = 2000;
constexpr float kLeastStep = 0.0015f;     // of the picture's height: what is nearer is trembling
constexpr float kEraserReach = 0.022f;    // of the picture's height
constexpr float kLensRadius = 0.28f;      // of the picture's shorter side
constexpr float kMostTurnDeg = 7.0f;      // beyond this, ink would circle something else
constexpr double kKeysAfterMouseS = 4.0;  // the line of keys after the mouse has moved
constexpr double kKeysS = 8.0;            // after it was asked for

float aspectOf(const AppState& state)
{
    return state.session.viewport.aspect();
}

// The points on a plane before the camera, as far away as the skin under the first one.
class InkPlane
{
  public:
    InkPlane(const AppState& state, const glm::vec2& first01, TimeS now)
        : camera_(cameraAt(state, now)), aspect_(aspectOf(state)), depth_(camera_.distance)
    {
        if (state.content.empty())
        {
            return;
        }
        if (const auto hit = pickSkin(state, first01, aspect_, now))
        {
            depth_ = glm::dot(hit->position - camera_.eye(), camera_.forward());
        }
    }

    InkPlane(const AppState& state, const InkStroke& begun, TimeS now)
        : camera_(cameraAt(state, now)), aspect_(aspectOf(state)),
          depth_(glm::dot(begun.pointsWorld.front() - camera_.eye(), camera_.forward()))
    {}

    [[nodiscard]] glm::vec3 at(const glm::vec2& point01) const
    {
        const geometry::Ray ray = camera_.rayThrough(point01, aspect_);
        return ray.origin + ray.direction * (depth_ / glm::dot(ray.direction, forward()));
    }

    [[nodiscard]] glm::vec3 forward() const { return camera_.forward(); }

    // The least way between two points that is not a tremble of the hand.
    [[nodiscard]] float leastStep() const
    {
        return kLeastStep * 2.0f * depth_ * std::tan(0.5f * camera_.fovYRad);
    }

  private:
    scene::Camera camera_;
    float aspect_;
    float depth_;
};

bool isFinite(const std::vector<glm::vec2>& points)
{
    return std::ranges::all_of(
        points, [](const glm::vec2& at) { return std::isfinite(at.x) && std::isfinite(at.y); });
}

void lift(Pen& pen, TimeS now)
{
    if (pen.drawing == nullptr)
    {
        return;
    }
    InkStroke done = *pen.drawing;
    done.liftedAt = now;
    pen.drawing.reset();
    if (pen.ink.size() == kMostStrokes)
    {
        pen.ink.erase(pen.ink.begin());
    }
    pen.ink.push_back(std::make_shared<const InkStroke>(std::move(done)));
}

// What is left of the picture's height between a point and a stroke, nearest approach.
float distanceTo(const InkStroke& stroke, const glm::vec2& point01, const scene::Camera& camera,
                 float aspect)
{
    const glm::vec2 scale(aspect, 1.0f);
    const glm::vec2 point = point01 * scale;
    float nearest = 1e9f;
    glm::vec2 before(0.0f);
    for (std::size_t i = 0; i < stroke.pointsWorld.size(); ++i)
    {
        const glm::vec2 at = glm::vec2(camera.project(stroke.pointsWorld[i], aspect)) * scale;
        const glm::vec2 from = i == 0 ? at : before;
        const glm::vec2 way = at - from;
        const float length = glm::dot(way, way);
        const float t =
            length > 0.0f ? std::clamp(glm::dot(point - from, way) / length, 0.0f, 1.0f) : 0.0f;
        nearest = std::min(nearest, glm::distance(point, from + t * way));
        before = at;
    }
    return nearest;
}

// Carries out one command.
class Presenter
{
  public:
    Presenter(AppState& state, TimeS now)
        : state_(state), tool_(state.session.present), pen_(tool_.pen), now_(now)
    {}

    Result<void> operator()(const TogglePen&)
    {
        const bool on = !pen_.on;
        putPenAway();
        pen_.on = on;
        if (on)
        {
            tool_.lens.on = false;
            state_.session.hover.reset();
        }
        return {};
    }

    Result<void> operator()(const SetInkColour& command)
    {
        constexpr int count = static_cast<int>(InkColour::Plain) + 1;
        const int next = (static_cast<int>(pen_.colour) + 1) % count;
        pen_.colour = command.colour.value_or(static_cast<InkColour>(next));
        pen_.eraser = false;
        return {};
    }

    Result<void> operator()(const StepInkWidth& command)
    {
        const int width = static_cast<int>(pen_.width) + std::clamp(command.by, -2, 2);
        pen_.width = static_cast<InkWidth>(std::clamp(width, 0, static_cast<int>(InkWidth::Thick)));
        return {};
    }

    Result<void> operator()(const SetInkFades& command)
    {
        pen_.fades = command.fades.value_or(!pen_.fades);
        return {};
    }

    Result<void> operator()(const ToggleEraser&)
    {
        lift(pen_, now_);
        pen_.eraser = !pen_.eraser;
        return {};
    }

    Result<void> operator()(const DrawInk& command)
    {
        if (!isFinite(command.points01))
        {
            return Error("a point that is no number", ErrorKind::Usage);
        }
        if (!command.points01.empty())
        {
            extend(command.points01);
        }
        if (!command.goesOn)
        {
            lift(pen_, now_);
        }
        return {};
    }

    Result<void> operator()(const EraseInk& command)
    {
        if (!isFinite(command.points01))
        {
            return Error("a point that is no number", ErrorKind::Usage);
        }
        const scene::Camera camera = cameraAt(state_, now_);
        const float aspect = aspectOf(state_);
        std::erase_if(pen_.ink, [&](const std::shared_ptr<const InkStroke>& stroke) {
            return inkPresence(state_, *stroke, camera, now_) > 0.0f &&
                   std::ranges::any_of(command.points01, [&](const glm::vec2& at) {
                       return distanceTo(*stroke, at, camera, aspect) < kEraserReach;
                   });
        });
        return {};
    }

    Result<void> operator()(const ClearInk&)
    {
        pen_.drawing.reset();
        pen_.ink.clear();
        return {};
    }

    Result<void> operator()(const ToggleLens&)
    {
        tool_.lens.on = !tool_.lens.on;
        if (tool_.lens.on)
        {
            putPenAway();
            state_.session.spotlight = false;
            state_.session.hover.reset();
        }
        return {};
    }

    Result<void> operator()(const ScaleLens& command)
    {
        if (!(command.factor > 0.0f))
        {
            return Error("a lens enlarges by more than nothing", ErrorKind::Usage);
        }
        tool_.lens.power = std::clamp(tool_.lens.power * command.factor, kLeastLens, kMostLens);
        return {};
    }

    Result<void> operator()(const MovePointer& command)
    {
        const glm::vec2 by(command.right / aspectOf(state_), command.down);
        const glm::vec2 from = pointer01(state_);
        const glm::vec2 to = glm::clamp(from + by, glm::vec2(0.0f), glm::vec2(1.0f));
        tool_.keys01 = to;
        if (pen_.on && pen_.eraser)
        {
            return (*this)(EraseInk{{to}});
        }
        return pen_.drawing != nullptr ? (*this)(DrawInk{{to}, true}) : Result<void>();
    }

    Result<void> operator()(const PressPointer&)
    {
        if (!pen_.on)
        {
            return {};
        }
        if (pen_.eraser)
        {
            return (*this)(EraseInk{{pointer01(state_)}});
        }
        return pen_.drawing != nullptr ? (*this)(DrawInk{})
                                       : (*this)(DrawInk{{pointer01(state_)}, true});
    }

    Result<void> operator()(const BlankScreen& command)
    {
        BlankTool& blank = tool_.blank;
        if (now_ - blank.since < kLeastBlankS)
        {
            return {};  // a key that is held must not make the screen flash
        }
        blank.from = blankness(state_, now_);
        blank.blank = blank.on ? blank.blank : command.blank;
        blank.on = !blank.on;
        blank.since = now_;
        lift(pen_, now_);
        state_.session.hover.reset();
        return {};
    }

    Result<void> operator()(const ToggleNotes&)
    {
        tool_.notes = !tool_.notes;
        tool_.startedAt = tool_.notes && tool_.startedAt == 0.0 ? now_ : tool_.startedAt;
        return {};
    }

    Result<void> operator()(const RestartClock&)
    {
        tool_.startedAt = now_;
        return {};
    }

    Result<void> operator()(const ShowClassKeys&)
    {
        if (state_.session.classView)
        {
            state_.session.classView->helpUntil = now_ + kKeysS;
        }
        return {};
    }

  private:
    void putPenAway()
    {
        lift(pen_, now_);
        pen_.on = false;
        pen_.eraser = false;
    }

    void extend(const std::vector<glm::vec2>& points01)
    {
        InkStroke stroke;
        if (pen_.drawing != nullptr)
        {
            stroke = *pen_.drawing;
        }
        const InkPlane plane = pen_.drawing != nullptr ? InkPlane(state_, stroke, now_)
                                                       : InkPlane(state_, points01.front(), now_);
        if (pen_.drawing == nullptr)
        {
            stroke.forward = plane.forward();
            stroke.place = inkPlace(state_);
            stroke.colour = pen_.colour;
            stroke.width = pen_.width;
            stroke.fades = pen_.fades;
        }
        for (const glm::vec2& point01 : points01)
        {
            const glm::vec3 at = plane.at(glm::clamp(point01, glm::vec2(-1.0f), glm::vec2(2.0f)));
            const bool far = stroke.pointsWorld.empty() ||
                             glm::distance(at, stroke.pointsWorld.back()) >= plane.leastStep();
            if (far && stroke.pointsWorld.size() < kMostPoints)
            {
                stroke.pointsWorld.push_back(at);
            }
        }
        pen_.drawing = std::make_shared<const InkStroke>(std::move(stroke));
    }

    AppState& state_;
    PresentTool& tool_;
    Pen& pen_;
    TimeS now_;
};

// When the stroke begins to go, and when it has gone.
TimeS fadeBegins(const InkStroke& stroke)
{
    return stroke.liftedAt + kInkStaysS;
}

TimeS fadeEnds(const InkStroke& stroke)
{
    return fadeBegins(stroke) + kInkFadesS;
}

void forgetFaded(Ink& ink, TimeS now)
{
    std::erase_if(ink, [&](const std::shared_ptr<const InkStroke>& stroke) {
        return stroke->fades && now >= fadeEnds(*stroke);
    });
}

}  // namespace

void InkHistory::follow(const Ink& before, const Ink& after)
{
    if (before != after)
    {
        history_.commit(before);
    }
}

bool InkHistory::step(AppState& state, TimeS now, bool forwards)
{
    Ink& ink = state.session.present.pen.ink;
    while (auto other = forwards ? history_.redo(ink) : history_.undo(ink))
    {
        Ink before = std::exchange(ink, *std::move(other));
        Ink seen = ink;
        forgetFaded(before, now);
        forgetFaded(seen, now);
        if (seen != before)
        {
            return true;
        }
    }
    return false;
}

core::Result<void> applyPresent(AppState& state, const PresentCommand& command, TimeS now)
{
    return std::visit(Presenter(state, now), command);
}

void pointAt(AppState& state, const glm::vec2& point01, TimeS now)
{
    PresentTool& tool = state.session.present;
    if (tool.mouse01 == point01)
    {
        return;  // the picture has moved beneath a mouse that rests
    }
    const bool first = !tool.mouse01;
    tool.mouse01 = point01;
    tool.keys01.reset();
    if (state.session.classView && !first && tool.pen.drawing == nullptr)
    {
        TimeS& until = state.session.classView->helpUntil;
        until = std::max(until, now + kKeysAfterMouseS);
    }
}

bool penIsUsed(const AppState& state)
{
    return state.session.present.pen.on && !state.content.empty();
}

glm::vec2 pointer01(const AppState& state)
{
    const PresentTool& tool = state.session.present;
    return tool.keys01 ? *tool.keys01 : tool.mouse01.value_or(glm::vec2(0.5f));
}

bool endPresenting(AppState& state)
{
    PresentTool& tool = state.session.present;
    if (tool.pen.on)
    {
        static_cast<void>(applyPresent(state, TogglePen{}, state.session.now));
        return true;
    }
    return std::exchange(tool.lens.on, false);
}

void putAway(AppState& state)
{
    while (endPresenting(state))
    {}
    BlankTool& blank = state.session.present.blank;
    blank = BlankTool{false, blank.blank, blank.since, 0.0f};
}

void tickPresenting(AppState& state, TimeS now)
{
    forgetFaded(state.session.present.pen.ink, now);
}

std::string inkPlace(const AppState& state)
{
    const std::optional<LessonPlay>& play = state.session.lessons.play;
    return play ? play->file.string() + "#" + std::to_string(play->step) : std::string();
}

float inkPresence(const AppState& state, const InkStroke& stroke, const scene::Camera& camera,
                  TimeS now)
{
    static const float kLeastCosine = std::cos(glm::radians(kMostTurnDeg));
    if (glm::dot(stroke.forward, camera.forward()) < kLeastCosine ||
        stroke.place != inkPlace(state))
    {
        return 0.0f;
    }
    const bool whole = &stroke == state.session.present.pen.drawing.get() || !stroke.fades;
    if (whole || now <= fadeBegins(stroke))
    {
        return 1.0f;
    }
    const double gone = (now - fadeBegins(stroke)) / kInkFadesS;
    if (state.view.reducedMotion)
    {
        return now < fadeEnds(stroke) ? 1.0f : 0.0f;
    }
    return static_cast<float>(std::clamp(1.0 - gone, 0.0, 1.0));
}

float blankness(const AppState& state, TimeS now)
{
    const BlankTool& blank = state.session.present.blank;
    const float to = blank.on ? 1.0f : 0.0f;
    if (state.view.reducedMotion)
    {
        return to;
    }
    const auto t = static_cast<float>(std::clamp((now - blank.since) / kBlankFadeS, 0.0, 1.0));
    return glm::mix(blank.from, to, t);
}

bool isBlank(const AppState& state, TimeS now)
{
    return state.session.present.blank.on && blankness(state, now) >= 1.0f;
}

LensPlace lensPlace(const AppState& state, const glm::vec2& size)
{
    return {pointer01(state) * size, kLensRadius * std::min(size.x, size.y)};
}

bool presentingMoves(const AppState& state, TimeS now)
{
    if (state.view.reducedMotion)
    {
        return false;
    }
    const PresentTool& tool = state.session.present;
    const bool blanking = now < tool.blank.since + kBlankFadeS;
    return blanking || std::ranges::any_of(tool.pen.ink, [&](const auto& stroke) {
               return stroke->fades && now >= fadeBegins(*stroke) && now < fadeEnds(*stroke);
           });
}

std::optional<TimeS> nextPresentChange(const AppState& state, TimeS now)
{
    std::optional<TimeS> next;
    for (const auto& stroke : state.session.present.pen.ink)
    {
        if (!stroke->fades)
        {
            continue;
        }
        const TimeS begins = fadeBegins(*stroke);
        const TimeS at = begins > now && !state.view.reducedMotion ? begins : fadeEnds(*stroke);
        next = std::min(next.value_or(at), at);
    }
    return next;
}

int secondsGone(const AppState& state, TimeS now)
{
    return static_cast<int>(std::max(now - state.session.present.startedAt, 0.0));
}

}  // namespace knotlas::app
