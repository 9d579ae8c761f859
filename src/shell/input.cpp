#include "shell/input.h"

#include "app/picking.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace knotlas::shell
{
namespace
{

constexpr float kClickSlop = 4.0f;  // UI points that a hand may tremble during a click
constexpr double kDoubleClickS = 0.35;
constexpr float kDegreesPerHeight = 260.0f;  // turning by a drag over the whole height
constexpr double kGripS = 0.1;               // the last moments of a drag, which make its speed
constexpr float kSlowestGlide = 60.0f;       // degrees per second; slower, the body stays
constexpr float kZoomPerNotch = 1.13f;
constexpr float kMostNotches = 10.0f;  // of one event: what is more comes from a broken driver

glm::vec2 toPicture(const app::AppState& state, const glm::vec2& posUi)
{
    const app::Viewport& viewport = state.session.viewport;
    return (posUi - viewport.originUi) / viewport.sizeUi;
}

bool inPicture(const glm::vec2& point01)
{
    return point01.x >= 0.0f && point01.y >= 0.0f && point01.x <= 1.0f && point01.y <= 1.0f;
}

}  // namespace

void InputRouter::push(InputEvent event)
{
    // Where nothing is drawn for long, moves would pile up.
    const bool collapses = drag_ == Drag::None && std::holds_alternative<PointerMoved>(event) &&
                           !events_.empty() && onlyMoves();
    if (collapses)
    {
        events_.clear();
    }
    events_.push_back(std::move(event));
}

bool InputRouter::onlyMoves() const
{
    return std::ranges::all_of(events_, [](const InputEvent& event) {
        return std::holds_alternative<PointerMoved>(event) ||
               std::holds_alternative<PointerLeft>(event);
    });
}

app::CommandQueue InputRouter::route(const app::AppState& state, const Claims& claims,
                                     app::TimeS now)
{
    app::CommandQueue commands;
    for (const InputEvent& event : std::exchange(events_, {}))
    {
        if (const auto* move = std::get_if<PointerMoved>(&event))
        {
            moved(move->posUi, state, claims, now, commands);
        }
        else if (const auto* press = std::get_if<PointerPressed>(&event))
        {
            pressed(*press, state, claims, now, commands);
        }
        else if (const auto* release = std::get_if<PointerReleased>(&event))
        {
            released(*release, state, now, commands);
        }
        else if (const auto* turn = std::get_if<Wheel>(&event))
        {
            wheel(*turn, state, claims, commands);
        }
        else if (const auto* key = std::get_if<ChordPressed>(&event))
        {
            chord(*key, claims, commands);
        }
        else
        {
            if (drag_ == Drag::Ink && std::holds_alternative<FocusLost>(event))
            {
                commands.push_back({app::PresentCommand(app::DrawInk{}), false});
            }
            const bool brush = drag_ == Drag::Paint || drag_ == Drag::Erase;
            if (brush && std::holds_alternative<FocusLost>(event))
            {
                commands.push_back({app::PaintStroke{{}, drag_ == Drag::Erase, false}, false});
            }
            // A drag goes on outside the window, but not in a window that lost the focus.
            drag_ = std::holds_alternative<FocusLost>(event) ? Drag::None : drag_;
            cursorUi_ = drag_ == Drag::None ? std::nullopt : cursorUi_;
            commands.push_back({app::HoverAt{}, true});
        }
    }
    return commands;
}

std::optional<glm::vec2> InputRouter::pressAfterMove() const
{
    std::optional<glm::vec2> position;
    for (const InputEvent& event : events_)
    {
        if (const auto* move = std::get_if<PointerMoved>(&event))
        {
            position = move->posUi;
        }
        else if (std::holds_alternative<PointerPressed>(event))
        {
            return position;
        }
    }
    return std::nullopt;
}

void InputRouter::pictureMoved()
{
    if (cursorUi_ && drag_ == Drag::None)
    {
        events_.emplace_back(PointerMoved{*cursorUi_});
    }
}

void InputRouter::moved(const glm::vec2& posUi, const app::AppState& state, const Claims& claims,
                        app::TimeS now, app::CommandQueue& commands)
{
    const glm::vec2 delta = cursorUi_ ? posUi - *cursorUi_ : glm::vec2(0.0f);
    const glm::vec2 before = cursorUi_.value_or(posUi);
    cursorUi_ = posUi;
    if (drag_ == Drag::Paint || drag_ == Drag::Erase)
    {
        if (press_.isClick && glm::distance(posUi, press_.posUi) <= kClickSlop)
        {
            return;
        }
        brushTo(press_.isClick ? press_.posUi : before, posUi, state, commands);
        press_.isClick = false;
        commands.push_back({app::HoverAt{toPicture(state, posUi)}, true});
        return;
    }
    if (drag_ == Drag::Ink)
    {
        inkTo(posUi, state, commands);
        commands.push_back({app::HoverAt{toPicture(state, posUi)}, true});
        return;
    }
    if (drag_ == Drag::Orbit || drag_ == Drag::Pan)
    {
        if (press_.isClick && glm::distance(posUi, press_.posUi) > kClickSlop)
        {
            press_.isClick = false;
            dragBy(posUi - press_.posUi, state, now, commands);
        }
        else if (!press_.isClick)
        {
            dragBy(delta, state, now, commands);
        }
        return;
    }
    const glm::vec2 point01 = toPicture(state, posUi);
    const bool over = drag_ == Drag::None && !claims.mouse && inPicture(point01);
    commands.push_back({over ? app::HoverAt{point01} : app::HoverAt{}, true});
}

void InputRouter::pressed(const PointerPressed& event, const app::AppState& state,
                          const Claims& claims, app::TimeS now, app::CommandQueue& commands)
{
    if (drag_ != Drag::None || !cursorUi_)
    {
        return;
    }
    dragButton_ = event.button;
    press_ = {*cursorUi_, event.control, true};
    turns_.clear();
    if (state.session.present.blank.on)
    {
        commands.push_back({app::PresentCommand(app::BlankScreen{}), false});
        drag_ = Drag::Panel;  // the click does nothing else
    }
    else if (claims.mouse)
    {
        drag_ = Drag::Panel;
    }
    else
    {
        drag_ = dragOf(event, state, now);
        if (state.session.flight)
        {
            commands.push_back({app::HoldCamera{}, false});
        }
        if (drag_ == Drag::Ink)
        {
            inkTo(*cursorUi_, state, commands);
        }
    }
}

// What a drag that begins here does. Where it hurts, the skin takes the brush.
InputRouter::Drag InputRouter::dragOf(const PointerPressed& event, const app::AppState& state,
                                      app::TimeS now) const
{
    const bool left = event.button == MouseButton::Left;
    if (app::penIsUsed(state) && !event.shift)
    {
        return left ? Drag::Ink : Drag::Orbit;
    }
    if (app::paintsSkin(state) && !event.shift)
    {
        if (event.button == MouseButton::Middle)
        {
            return Drag::Orbit;
        }
        const float aspect = state.session.viewport.aspect();
        if (app::pickSkin(state, toPicture(state, *cursorUi_), aspect, now))
        {
            return left ? Drag::Paint : Drag::Erase;
        }
    }
    return left && !event.shift ? Drag::Orbit : Drag::Pan;
}

// Moves that come together are one step of the stroke.
void InputRouter::brushTo(const glm::vec2& fromUi, const glm::vec2& toUi,
                          const app::AppState& state, app::CommandQueue& commands) const
{
    for (auto queued = commands.rbegin(); queued != commands.rend(); ++queued)
    {
        if (auto* pain = std::get_if<app::PainCommand>(&queued->command))
        {
            auto* stroke = std::get_if<app::PaintStroke>(pain);
            if (stroke != nullptr && stroke->goesOn)
            {
                stroke->points01.push_back(toPicture(state, toUi));
                return;
            }
            break;
        }
    }
    commands.push_back({app::PaintStroke{{toPicture(state, fromUi), toPicture(state, toUi)},
                                         drag_ == Drag::Erase,
                                         true},
                        true});
}

void InputRouter::inkTo(const glm::vec2& posUi, const app::AppState& state,
                        app::CommandQueue& commands) const
{
    const glm::vec2 at = toPicture(state, posUi);
    commands.push_back({state.session.present.pen.eraser
                            ? app::PresentCommand(app::EraseInk{{at}})
                            : app::PresentCommand(app::DrawInk{{at}, true}),
                        true});
}

void InputRouter::released(const PointerReleased& event, const app::AppState& state, app::TimeS now,
                           app::CommandQueue& commands)
{
    if (drag_ == Drag::None || event.button != dragButton_)
    {
        return;
    }
    const Drag ended = std::exchange(drag_, Drag::None);
    if (ended == Drag::Panel)
    {
        return;
    }
    if (ended == Drag::Ink)
    {
        commands.push_back({app::PresentCommand(app::DrawInk{}), false});
        return;
    }
    if (ended == Drag::Paint || ended == Drag::Erase)
    {
        const bool erase = ended == Drag::Erase;
        if (!press_.isClick)
        {
            // Nothing more ends the stroke: all of it is one step of undo.
            commands.push_back({app::PaintStroke{{}, erase, false}, false});
        }
        else if (erase)
        {
            commands.push_back(
                {app::PaintStroke{{toPicture(state, press_.posUi)}, true, false}, false});
        }
        else
        {
            click(state, now, commands);
        }
        return;
    }
    if (!press_.isClick)
    {
        // A turn by nothing ends the drag: all of it is one step of undo.
        commands.push_back({app::Orbit{}, false});
        const app::Glide glide = letGo(now);
        if (ended == Drag::Orbit && !(glide == app::Glide{}))
        {
            commands.push_back({glide, false});
        }
    }
    else if (event.button == MouseButton::Left)
    {
        click(state, now, commands);
    }
}

void InputRouter::click(const app::AppState& state, app::TimeS now, app::CommandQueue& commands)
{
    const glm::vec2 point01 = toPicture(state, press_.posUi);
    const bool again = !app::paintsSkin(state) && now - lastClickAt_ < kDoubleClickS &&
                       glm::distance(press_.posUi, lastClickUi_) < kClickSlop;
    lastClickAt_ = again ? -1e9 : now;
    lastClickUi_ = press_.posUi;
    if (!again)
    {
        commands.push_back({app::Click{point01, press_.control}, false});
        return;
    }
    const auto hit = app::pickSkin(state, point01, state.session.viewport.aspect(), now);
    if (hit)
    {
        commands.push_back({app::FocusPoint{hit->position}, false});
    }
}

void InputRouter::dragBy(const glm::vec2& deltaUi, const app::AppState& state, app::TimeS now,
                         app::CommandQueue& commands)
{
    const glm::vec2 parts = deltaUi / state.session.viewport.sizeUi.y;
    if (drag_ == Drag::Pan)
    {
        commands.push_back({app::Pan{parts.x, -parts.y}, true});
    }
    else
    {
        const glm::vec2 deg = glm::vec2(-parts.x, parts.y) * kDegreesPerHeight;
        commands.push_back({app::Orbit{deg.x, deg.y}, true});
        turns_.push_back({now, deg});
        std::erase_if(turns_, [&](const Turn& turn) { return now - turn.at > kGripS; });
    }
}

// How the hand left it: nothing when it had come to rest before it let go.
app::Glide InputRouter::letGo(app::TimeS now) const
{
    glm::vec2 deg{0.0f};
    for (const Turn& turn : turns_)
    {
        deg += now - turn.at <= kGripS ? turn.deg : glm::vec2(0.0f);
    }
    const glm::vec2 speed = deg / static_cast<float>(kGripS);
    return glm::length(speed) < kSlowestGlide ? app::Glide{} : app::Glide{speed.x, speed.y};
}

void InputRouter::wheel(const Wheel& event, const app::AppState& state, const Claims& claims,
                        app::CommandQueue& commands) const
{
    if (claims.mouse || !cursorUi_ || state.session.present.blank.on)
    {
        return;
    }
    // A touchpad sends many small parts of a notch; all of one frame are one step. A pinch arrives
    // as a wheel with Ctrl where the system translates it, and means the same.
    const float notches = std::clamp(event.notches, -kMostNotches, kMostNotches);
    const float factor = std::pow(kZoomPerNotch, notches);
    if (event.control && state.session.present.lens.on)
    {
        commands.push_back({app::PresentCommand(app::ScaleLens{factor}), false});
        return;
    }
    if (event.control && app::paintsSkin(state))
    {
        commands.push_back({app::ScaleBrush{factor}, false});
        return;
    }
    auto* before = commands.empty() ? nullptr : std::get_if<app::Zoom>(&commands.back().command);
    if (before != nullptr)
    {
        before->factor = std::clamp(before->factor * factor, 0.01f, 100.0f);
        return;
    }
    commands.push_back({app::Zoom{factor, toPicture(state, *cursorUi_)}, false});
}

void InputRouter::chord(const ChordPressed& event, const Claims& claims,
                        app::CommandQueue& commands)
{
    if (claims.takesKey && claims.takesKey(event.chord, event.held))
    {
        return;
    }
    const app::CommandSpec* spec = app::commandForKeys(event.chord);
    if (spec == nullptr)
    {
        return;
    }
    core::Result<app::Command> command = app::parseCommand(spec->keyText);
    KNOTLAS_ASSERT(command.has_value());
    if (event.held && !app::goesOnWhileHeld(*command))
    {
        return;
    }
    commands.push_back({*std::move(command), false});
}

}  // namespace knotlas::shell
