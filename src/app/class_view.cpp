#include "app/class_view.h"

#include <algorithm>
#include <utility>

namespace knotlas::app
{
namespace
{

constexpr float kEnlarged = 1.7f;
constexpr float kLargestScale = 4.0f;
constexpr double kHelpS = 8.0;

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
    return state.session.classView && now < state.session.classView->helpUntil;
}

}  // namespace knotlas::app
