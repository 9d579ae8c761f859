#include "app/class_view.h"

#include "app/lesson_player.h"
#include "app/presenting.h"

#include <algorithm>
#include <utility>

namespace knotlas::app
{
namespace
{

constexpr float kEnlarged = 1.7f;
constexpr float kLargestScale = 4.0f;
constexpr double kHelpS = 8.0;
constexpr double kHelpFadeS = 0.5;

}  // namespace

void enterClassView(AppState& state, TimeS now)
{
    state.session.classView = ClassView{state.doc, state.view, state.session.framing, now + kHelpS};
    state.session.dialog = Dialog::None;
    state.session.hover.reset();
    state.view.panelOpen = false;
    state.view.viewLock = true;
}

void leaveClassView(AppState& state)
{
    if (!state.session.classView)
    {
        return;
    }
    ClassView before = *std::exchange(state.session.classView, std::nullopt);
    before.doc.pain = std::move(state.doc.pain);  // what was painted is not lost
    state.doc = std::move(before.doc);
    state.view = std::move(before.view);
    state.session.framing = std::move(before.framing);
    state.session.flight.reset();
    state.session.spotlight = false;
    putAway(state);
    showStepAgain(state);
}

float textScale(const AppState& state)
{
    const float scale = state.view.uiScale;
    const QuizTool& quiz = state.session.quiz;
    const bool large =
        quiz.phase != QuizPhase::Off ? quiz.enlarged : state.session.classView.has_value();
    return large ? std::min(scale * kEnlarged, std::max(scale, kLargestScale)) : scale;
}

bool showsClassHelp(const AppState& state, TimeS now)
{
    return classHelpStrength(state, now) > 0.0f;
}

float classHelpStrength(const AppState& state, TimeS now)
{
    if (!state.session.classView)
    {
        return 0.0f;
    }
    const double left = state.session.classView->helpUntil - now;
    if (state.view.reducedMotion)
    {
        return left > 0.0 ? 1.0f : 0.0f;
    }
    return static_cast<float>(std::clamp(left / kHelpFadeS, 0.0, 1.0));
}

bool classHelpMoves(const AppState& state, TimeS now)
{
    const float strength = classHelpStrength(state, now);
    return strength > 0.0f && strength < 1.0f;
}

std::optional<TimeS> nextClassHelpChange(const AppState& state, TimeS now)
{
    if (!showsClassHelp(state, now))
    {
        return std::nullopt;
    }
    const TimeS ends = state.session.classView->helpUntil;
    const TimeS fades = state.view.reducedMotion ? ends : ends - kHelpFadeS;
    return fades > now ? fades : ends;
}

}  // namespace knotlas::app
