#include "app/commands.h"

#include "app/camera_rig.h"
#include "app/class_view.h"
#include "app/learn_mode.h"
#include "app/lesson_player.h"
#include "app/picking.h"
#include "app/quiz_mode.h"
#include "app/selection.h"
#include "core/text.h"

#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

// Two clicks nearer than this (in parts of the picture) are at the same place.
constexpr float kSamePlace = 0.006f;

Error unknown(std::string_view what, std::string_view id, const std::vector<std::string>& known)
{
    return Error("unknown " + std::string(what) + " \"" + std::string(id) + "\"" +
                     core::didYouMean(id, known),
                 ErrorKind::Usage);
}

float& opacityOf(Layers& layers, Layer layer)
{
    switch (layer)
    {
    case Layer::Skin:
        return layers.skin;
    case Layer::SuperficialMuscles:
        return layers.superficialMuscles;
    case Layer::DeepMuscles:
        return layers.deepMuscles;
    case Layer::Skeleton:
        break;
    }
    return layers.skeleton;
}

// Carries out one command. What it changed before an Error is taken back by the interpreter.
class Applier
{
  public:
    Applier(AppState& state, TimeS now, bool live) : state_(state), now_(now), live_(live) {}

    Result<void> operator()(const SelectMuscle& command)
    {
        if (Result<void> known = checkMuscle(command.id); !known)
        {
            return known;
        }
        state_.doc.selected = {command.id};
        showSelection(command.side);
        return {};
    }

    Result<void> operator()(const AddMuscle& command)
    {
        if (Result<void> known = checkMuscle(command.id); !known)
        {
            return known;
        }
        std::vector<std::string>& selected = state_.doc.selected;
        if (std::erase(selected, command.id) == 0)
        {
            if (selected.size() == kMaxSelected)
            {
                return Error("up to four muscles can be compared; take one out first (Ctrl+click)",
                             ErrorKind::Usage);
            }
            selected.push_back(command.id);
        }
        showSelection(command.side);
        return {};
    }

    Result<void> operator()(const PreviewMuscle& command)
    {
        if (!command.id.empty())
        {
            if (Result<void> known = checkMuscle(command.id); !known)
            {
                return known;
            }
        }
        state_.session.preview = command.id;
        return {};
    }

    Result<void> operator()(const SelectTriggerPoint& command)
    {
        if (command.id.empty())
        {
            state_.doc.triggerPoint.reset();
            return {};
        }
        std::vector<std::string> known;
        for (const anatomy::Muscle& muscle : musclesOfAtlas())
        {
            for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
            {
                if (point.id == command.id)
                {
                    if (std::ranges::find(state_.doc.selected, muscle.id) ==
                        state_.doc.selected.end())
                    {
                        state_.doc.selected = {muscle.id};
                    }
                    const bool hidden = point.onlySide && !shows(state_.doc.side, *point.onlySide);
                    if (hidden)
                    {
                        state_.doc.side = *point.onlySide == core::Side::Left ? SideChoice::Left
                                                                              : SideChoice::Right;
                    }
                    showSelection(std::nullopt);
                    state_.doc.triggerPoint = command.id;
                    flyTo(autoView(state_, aspect()), "auto");
                    return {};
                }
                known.push_back(point.id);
            }
        }
        return unknown("trigger point", command.id, known);
    }

    Result<void> operator()(const SelectRegion& command)
    {
        std::vector<std::string> known;
        if (state_.content.atlas != nullptr)
        {
            for (const anatomy::Region& region : state_.content.atlas->regions)
            {
                known.push_back(region.id);
            }
        }
        if (std::ranges::find(known, command.id) == known.end())
        {
            return unknown("region", command.id, known);
        }
        state_.doc.selected.clear();
        state_.doc.triggerPoint.reset();
        state_.session.preview.clear();
        state_.doc.region = command.id;
        state_.session.selectedAt = now_;
        flyTo(autoView(state_, aspect()), "auto");
        return {};
    }

    // Esc peels off one thing at a time: first what lies on top.
    Result<void> operator()(const ClearSelection&)
    {
        if (state_.session.dialog != Dialog::None)
        {
            state_.session.dialog = Dialog::None;
            return {};
        }
        if (endPresenting(state_))
        {
            return {};
        }
        if (quizIsOpen(state_))
        {
            return (*this)(QuizCommand(EndQuiz{}));
        }
        if (state_.session.classView)
        {
            leaveClassView(state_);
            return {};
        }
        if (state_.session.firstRunHint && !state_.session.lessons.play)
        {
            state_.session.firstRunHint = false;
            return {};
        }
        if (showsLearn(state_))
        {
            state_.session.learn.open = false;
            return {};
        }
        if (state_.session.lessons.play)
        {
            return (*this)(LessonCommand(CloseLesson{}));
        }
        if (state_.session.pain.on && clearPain())
        {
            return {};
        }
        state_.doc.selected.clear();
        state_.doc.triggerPoint.reset();
        state_.doc.region.reset();
        state_.session.preview.clear();
        state_.session.cycle = {};
        state_.session.selectedAt = now_;
        return {};
    }

    Result<void> operator()(const SetSide& command)
    {
        state_.doc.side = command.side;
        state_.session.selectedAt = now_;
        return {};
    }

    Result<void> operator()(const SetLayerOpacity& command)
    {
        opacityOf(state_.doc.layers, command.layer) = std::clamp(command.opacity, 0.0f, 1.0f);
        return {};
    }

    Result<void> operator()(const ToggleLayer& command)
    {
        float& opacity = opacityOf(state_.doc.layers, command.layer);
        opacity = opacity > 0.0f ? 0.0f : 1.0f;
        return {};
    }

    Result<void> operator()(const SetMuscleOpacity& command)
    {
        if (Result<void> known = checkMuscle(command.id); !known)
        {
            return known;
        }
        state_.doc.muscleOpacity[command.id] = std::clamp(command.opacity, 0.0f, 1.0f);
        return {};
    }

    Result<void> operator()(const SetView& command)
    {
        const std::optional<scene::Camera> camera = namedView(state_, command.name, aspect());
        if (!camera)
        {
            return Error("unknown view \"" + command.name + "\"", ErrorKind::Usage);
        }
        flyTo(*camera, command.name);
        return {};
    }

    Result<void> operator()(const ResetView&)
    {
        flyTo(wholeBody(state_, aspect()), "whole");
        return {};
    }

    Result<void> operator()(const Orbit& command)
    {
        const glm::vec2 angles{glm::radians(command.azimuthDeg),
                               glm::radians(command.elevationDeg)};
        if (state_.view.viewLock && !live_)
        {
            flyTo(steppedView(current(), angles.x, angles.y));
            return {};
        }
        moveTo(orbited(current(), angles.x, angles.y));
        return {};
    }

    Result<void> operator()(const Glide& command)
    {
        if (state_.view.viewLock || state_.view.reducedMotion)
        {
            return {};
        }
        // The way of a cubic ease-out that begins at this speed.
        constexpr double glideS = 0.7;
        constexpr float furthest = 110.0f;
        const glm::vec2 way = glm::vec2(command.azimuthDegPerS, command.elevationDegPerS) *
                              static_cast<float>(glideS / 3.0);
        const glm::vec2 angles = glm::radians(glm::clamp(way, -furthest, furthest));
        flyTo(orbited(current(), angles.x, angles.y), {}, glideS);
        return {};
    }

    Result<void> operator()(const HoldCamera&)
    {
        moveTo(current());
        return {};
    }

    Result<void> operator()(const Pan& command)
    {
        moveTo(panned(current(), command.right, command.up));
        return {};
    }

    Result<void> operator()(const Zoom& command)
    {
        moveTo(zoomed(current(), command.factor, command.towards01, aspect()));
        return {};
    }

    Result<void> operator()(const FocusPoint& command)
    {
        flyTo(focusedOn(current(), command.pointWorld));
        return {};
    }

    Result<void> operator()(const Click& command)
    {
        if (quizRuns(state_))
        {
            return clickInQuiz(state_, command.point01, now_);
        }
        if (paintsSkin(state_))
        {
            const bool onSkin = pickSkin(state_, command.point01, aspect(), now_).has_value();
            return onSkin ? (*this)(PainCommand(PainPoint{command.point01, std::nullopt}))
                          : Result<void>();
        }
        std::vector<Pick> picks = pick(state_, command.point01, aspect(), now_);
        std::erase_if(picks, [](const Pick& pick) { return pick.muscle.empty(); });
        if (picks.empty())
        {
            return {};
        }
        ClickCycle& cycle = state_.session.cycle;
        const bool again = glm::distance(cycle.point01, command.point01) < kSamePlace;
        cycle = {command.point01, again && !command.add ? (cycle.depth + 1) % picks.size() : 0};
        const Pick& chosen = picks[cycle.depth];
        const std::optional<SideChoice> side = sideFor(chosen);
        const ClickCycle kept = cycle;
        const scene::Camera before = state_.view.camera;
        Result<void> done = command.add ? (*this)(AddMuscle{chosen.muscle, side})
                                        : (*this)(SelectMuscle{chosen.muscle, side});
        state_.session.cycle = kept;
        // What was clicked is already seen: the camera stays, so that clicking again goes deeper.
        if (again)
        {
            state_.view.camera = before;
            state_.session.framing.clear();
            state_.session.flight.reset();
        }
        return done;
    }

    Result<void> operator()(const HoverAt& command)
    {
        state_.session.hover.reset();
        if (command.point01)
        {
            pointAt(state_, *command.point01, now_);
        }
        const PresentTool& present = state_.session.present;
        if (present.pen.on || present.lens.on || present.blank.on)
        {
            state_.session.pain.cursor.reset();
            return {};
        }
        if (paintsSkin(state_))
        {
            hoverSkin(state_, command.point01, now_);
            return {};
        }
        state_.session.pain.cursor.reset();
        if (!command.point01 || quizAsks(state_))
        {
            return {};
        }
        const std::vector<Pick> picks = pick(state_, *command.point01, aspect(), now_);
        if (!picks.empty())
        {
            state_.session.hover =
                Hover{picks.front().part, picks.front().muscle, picks.front().pointWorld};
        }
        return {};
    }

    Result<void> operator()(const SetTheme& command)
    {
        state_.view.theme = command.theme;
        return {};
    }

    Result<void> operator()(const ToggleTheme&)
    {
        const bool light = state_.view.theme == scene::Theme::Light;
        state_.view.theme = light ? scene::Theme::Dark : scene::Theme::Light;
        return {};
    }

    Result<void> operator()(const SetNaming& command)
    {
        state_.view.naming = command.naming;
        return {};
    }

    Result<void> operator()(const ToggleNaming&)
    {
        const bool english = state_.view.naming == Naming::English;
        state_.view.naming = english ? Naming::Latin : Naming::English;
        return {};
    }

    Result<void> operator()(const SetPalette& command)
    {
        state_.view.palette = command.id;
        return {};
    }

    Result<void> operator()(const SetStyle& command)
    {
        state_.view.style = command.style;
        return {};
    }

    Result<void> operator()(const SetDeepPain& command)
    {
        state_.view.deepPain = command.shown;
        return {};
    }

    Result<void> operator()(const SetLabelSize& command)
    {
        state_.view.labelSize = command.size;
        return {};
    }

    Result<void> operator()(const SetSkinTone& command)
    {
        state_.view.skinTone = command.id;
        return {};
    }

    Result<void> operator()(const SetUiScale& command)
    {
        state_.view.uiScale = std::clamp(command.scale, 0.75f, 4.0f);
        return {};
    }

    Result<void> operator()(const SetLabels& command)
    {
        state_.view.labels = command.on;
        return {};
    }

    Result<void> operator()(const SetAnatomyLabels& command)
    {
        state_.view.anatomyLabels = command.which;
        return {};
    }

    Result<void> operator()(const CycleAnatomyLabels&)
    {
        constexpr int count = static_cast<int>(AnatomyLabels::All) + 1;
        const int next = (static_cast<int>(state_.view.anatomyLabels) + 1) % count;
        state_.view.anatomyLabels = static_cast<AnatomyLabels>(next);
        return {};
    }

    Result<void> operator()(const SetReducedMotion& command)
    {
        state_.view.reducedMotion = command.on;
        return {};
    }

    Result<void> operator()(const TogglePanel&)
    {
        state_.view.panelOpen = !state_.view.panelOpen;
        return {};
    }

    Result<void> operator()(const ToggleViewLock&)
    {
        state_.view.viewLock = !state_.view.viewLock;
        if (state_.view.viewLock)
        {
            flyTo(steppedView(current(), 0.0f, 0.0f));
        }
        return {};
    }

    Result<void> operator()(const ToggleClassView&)
    {
        if (quizIsOpen(state_))
        {
            state_.session.quiz.enlarged = !state_.session.quiz.enlarged;
            return {};
        }
        state_.session.classView ? leaveClassView(state_) : enterClassView(state_, now_);
        return {};
    }

    Result<void> operator()(const ToggleSpotlight&)
    {
        state_.session.spotlight = !state_.session.spotlight;
        state_.session.present.lens.on = false;
        return {};
    }

    Result<void> operator()(const Search& command)
    {
        state_.session.search = command.text;
        return {};
    }

    Result<void> operator()(const FocusPanel& command)
    {
        state_.session.focus = command.focus;
        ++state_.session.focusSerial;
        if (command.focus != Focus::Body)
        {
            state_.view.panelOpen = true;
        }
        return {};
    }

    Result<void> operator()(const ShowDialog& command)
    {
        Dialog& dialog = state_.session.dialog;
        dialog = dialog == command.dialog ? Dialog::None : command.dialog;
        return {};
    }

    Result<void> operator()(const DismissHint&)
    {
        state_.session.firstRunHint = false;
        return {};
    }

    Result<void> operator()(const LearnCommand& command)
    {
        // What is read takes the place of a lesson.
        const bool opens = std::holds_alternative<ToggleLearn>(command) ||
                           std::holds_alternative<OpenChapter>(command) ||
                           std::holds_alternative<ChooseTechnique>(command);
        if (opens && state_.session.lessons.play)
        {
            if (Result<void> closed = (*this)(LessonCommand(CloseLesson{})); !closed)
            {
                return closed;
            }
        }
        return applyLearn(state_, command, now_);
    }

    Result<void> operator()(const PainCommand& command)
    {
        Result<void> done = applyPain(state_, command, now_);
        const auto* open = std::get_if<OpenCandidate>(&command);
        if (done && open != nullptr)
        {
            done = openCandidate(open->pattern);
        }
        else if (done && std::holds_alternative<TakeDrawing>(command))
        {
            flyTo(paintedView(state_, aspect()));
        }
        else if (done && std::holds_alternative<BackToPain>(command))
        {
            backToPain();
        }
        return done;
    }

    Result<void> operator()(const QuizCommand& command) { return applyQuiz(state_, command, now_); }

    Result<void> operator()(const LessonCommand& command)
    {
        const scene::Camera from = current();
        Result<std::optional<CameraWish>> done = applyLesson(state_, command, now_);
        if (!done)
        {
            return std::move(done).error();
        }
        if (const std::optional<CameraWish>& wish = *done)
        {
            state_.view.camera = from;
            state_.session.flight.reset();
            flyTo(wish->camera, wish->framing);
        }
        return {};
    }

    Result<void> operator()(const PresentCommand& command)
    {
        return applyPresent(state_, command, now_);
    }

    // Undo and redo are the interpreter's own.
    Result<void> operator()(const Undo&) { return {}; }

    Result<void> operator()(const Redo&) { return {}; }

    template <typename R>
    requires std::is_constructible_v<Request, R> Result<void>

    operator()(const R& request)
    {
        state_.session.requests.emplace_back(request);
        return {};
    }

    void flyTo(const scene::Camera& camera, const std::string& framing = {},
               double durationS = CameraFlight{}.durationS)
    {
        const scene::Camera from = current();
        state_.view.camera = clearOfBody(camera, state_);
        state_.session.framing = framing;
        state_.session.flight.reset();
        if (!state_.view.reducedMotion && !(from == state_.view.camera))
        {
            state_.session.flight = CameraFlight{from, now_, durationS};
        }
    }

  private:
    Result<void> openCandidate(const PatternId& pattern)
    {
        const scene::Camera from = state_.view.camera;
        const SideChoice side =
            pattern.side == core::Side::Left ? SideChoice::Left : SideChoice::Right;
        const anatomy::Muscle* muscle = state_.content.atlas->muscleOfPoint(pattern.point);
        Result<void> done = (*this)(SelectMuscle{muscle->id, side});
        if (done)
        {
            done = (*this)(SelectTriggerPoint{pattern.point});
        }
        state_.session.pain.preview.reset();
        state_.session.pain.cursor.reset();
        state_.session.pain.cameFrom = from;
        return done;
    }

    void backToPain()
    {
        state_.doc.selected.clear();
        state_.doc.triggerPoint.reset();
        state_.session.pain.on = true;
        if (const auto from = std::exchange(state_.session.pain.cameFrom, std::nullopt))
        {
            flyTo(*from);
        }
    }

    // One step out of "where does it hurt?"; false when something else was on top. What was painted
    // stays.
    bool clearPain()
    {
        if (!state_.doc.selected.empty())
        {
            backToPain();
            return true;
        }
        if (state_.doc.region)
        {
            return false;
        }
        if (state_.doc.pain.point && hasDrawing(state_.doc.pain))
        {
            state_.doc.pain.point.reset();
            return true;
        }
        static_cast<void>(applyPain(state_, TogglePainMode{}, now_));
        return true;
    }

    [[nodiscard]] float aspect() const { return state_.session.viewport.aspect(); }

    [[nodiscard]] scene::Camera current() const { return cameraAt(state_, now_); }

    // A hand on the camera stops any flight at once.
    void moveTo(const scene::Camera& camera)
    {
        state_.view.camera = clearOfBody(camera, state_);
        state_.session.framing.clear();
        state_.session.flight.reset();
    }

    void showSelection(std::optional<SideChoice> side)
    {
        state_.doc.triggerPoint.reset();
        state_.doc.region.reset();
        state_.session.preview.clear();
        if (side)
        {
            state_.doc.side = *side;
        }
        state_.session.cycle = {};
        state_.session.selectedAt = now_;
        if (!state_.doc.selected.empty())
        {
            flyTo(autoView(state_, aspect()), "auto");
        }
    }

    [[nodiscard]] std::optional<SideChoice> sideFor(const Pick& pick) const
    {
        const core::Side side = state_.content.body->parts[pick.part].side;
        if (state_.doc.side == SideChoice::Both || side == core::Side::Mid)
        {
            return std::nullopt;
        }
        return side == core::Side::Left ? SideChoice::Left : SideChoice::Right;
    }

    [[nodiscard]] std::span<const anatomy::Muscle> musclesOfAtlas() const
    {
        if (state_.content.atlas == nullptr)
        {
            return {};
        }
        return state_.content.atlas->muscles;
    }

    [[nodiscard]] Result<void> checkMuscle(const std::string& id) const
    {
        const std::vector<std::string> ids = muscleIds(state_);
        if (std::ranges::find(ids, id) == ids.end())
        {
            return unknown("muscle", id, ids);
        }
        return {};
    }

    AppState& state_;
    TimeS now_;
    bool live_;  // part of a drag that goes on
};

bool movesCameraByHand(const Command& command)
{
    return std::holds_alternative<Orbit>(command) || std::holds_alternative<Pan>(command) ||
           std::holds_alternative<Zoom>(command) || std::holds_alternative<Glide>(command) ||
           std::holds_alternative<HoldCamera>(command);
}

// While the quiz runs, nothing may be done that would answer its questions or change what it gives
// back when it is left.
template <typename... C> bool isOneOf(const Command& command)
{
    return (std::holds_alternative<C>(command) || ...);
}

bool fitsQuiz(const AppState& state, const Command& command)
{
    if (const auto* pain = std::get_if<PainCommand>(&command))
    {
        const bool paints = std::holds_alternative<PaintStroke>(*pain);
        const bool brush =
            std::holds_alternative<SetBrush>(*pain) || std::holds_alternative<ScaleBrush>(*pain);
        return brush || (paints && quizAsksOnBody(state) && state.session.pain.on);
    }
    if (const auto* focus = std::get_if<FocusPanel>(&command))
    {
        return focus->focus == Focus::Body;
    }
    return isOneOf<SetView, ResetView, Orbit, Glide, HoldCamera, Pan, Zoom, FocusPoint, Click,
                   HoverAt, SetLayerOpacity, ToggleLayer>(command) ||
           isOneOf<SetTheme, ToggleTheme, SetNaming, ToggleNaming, SetPalette, SetStyle,
                   SetDeepPain, SetLabelSize, SetSkinTone, SetUiScale, SetReducedMotion,
                   ToggleViewLock, ToggleClassView, ToggleSpotlight>(command) ||
           isOneOf<ShowDialog, DismissHint, SavePicture, CopyPicture, StopWork, Reload, Quit,
                   ClearSelection, QuizCommand, QuizRequest, PresentCommand>(command);
}

Undoable undoableOf(const AppState& state)
{
    return {state.doc, state.view};
}

// What is chosen, on the body or in a list, leads to its page: what was being read makes room.
void leaveLearnFor(AppState& state, const Command& command, const Document& before,
                   const Session& sessionBefore)
{
    const Document& doc = state.doc;
    const bool chosen = std::holds_alternative<SelectMuscle>(command) ||
                        std::holds_alternative<SelectRegion>(command) ||
                        !(doc.selected == before.selected && doc.region == before.region &&
                          doc.triggerPoint == before.triggerPoint) ||
                        state.session.pain.on != sessionBefore.pain.on;
    LearnTool& learn = state.session.learn;
    if (chosen && learn.open && sessionBefore.learn.open)
    {
        learn.open = false;
        learn.cameFrom = true;
    }
    if (doc.selected.empty() && !learn.open)
    {
        learn.cameFrom = false;
    }
}

}  // namespace

bool goesOnWhileHeld(const Command& command)
{
    if (const auto* pain = std::get_if<PainCommand>(&command))
    {
        return std::holds_alternative<SetBrush>(*pain) || std::holds_alternative<ScaleBrush>(*pain);
    }
    if (const auto* quiz = std::get_if<QuizCommand>(&command))
    {
        return std::holds_alternative<MoveQuizCursor>(*quiz);
    }
    if (const auto* present = std::get_if<PresentCommand>(&command))
    {
        return std::holds_alternative<MovePointer>(*present) ||
               std::holds_alternative<ScaleLens>(*present);
    }
    return isOneOf<Orbit, Pan, Zoom, Undo, Redo>(command);
}

core::Result<void> Interpreter::apply(AppState& state, const Command& command, TimeS now, bool live)
{
    state.session.now = now;
    const bool quizRan = quizRuns(state);
    if (quizRan && !fitsQuiz(state, command))
    {
        return Error("not while the quiz is on; Esc ends it", ErrorKind::Usage);
    }
    const bool undo = std::holds_alternative<Undo>(command);
    if ((undo || std::holds_alternative<Redo>(command)) && state.session.present.pen.on)
    {
        static_cast<void>(undo ? ink_.undo(state, now) : ink_.redo(state, now));
        return {};
    }
    if (undo || std::holds_alternative<Redo>(command))
    {
        if (state.session.lessons.play)
        {
            return Error("a lesson is shown: close it first (Esc)", ErrorKind::Usage);
        }
        std::optional<Undoable> target =
            undo ? history_.undo(undoableOf(state)) : history_.redo(undoableOf(state));
        beforeDrag_.reset();
        cameraMoving_ = false;
        if (target)
        {
            const scene::Camera camera = target->view.camera;
            target->view.camera = state.view.camera;
            const bool selectionChanged = !(target->doc.selected == state.doc.selected);
            state.doc = std::move(target->doc);
            state.view = std::move(target->view);
            Applier(state, now, false).flyTo(camera);
            state.session.selectedAt = selectionChanged ? now : state.session.selectedAt;
        }
        state.session.pain.brushDown = false;
        painter_.refresh(state);
        return {};
    }

    const Undoable before = undoableOf(state);
    const Session sessionBefore = state.session;
    Result<void> done = std::visit(Applier(state, now, live), command);
    if (!done)
    {
        state.doc = before.doc;
        state.view = before.view;
        state.session = sessionBefore;
        return done;
    }
    leaveLearnFor(state, command, before.doc, sessionBefore);
    ink_.follow(sessionBefore.present.pen.ink, state.session.present.pen.ink);
    painter_.refresh(state);
    if (quizRan || quizRuns(state))
    {
        // Leaving the quiz gives back what was before it; undo knows nothing of it.
        beforeDrag_.reset();
        cameraMoving_ = false;
        return {};
    }
    if (live)
    {
        if (!beforeDrag_)
        {
            beforeDrag_ = before;
        }
        return {};
    }
    const Undoable start = beforeDrag_ ? *std::exchange(beforeDrag_, std::nullopt) : before;
    // What the class view changes is given back by leaving it, not by undo.
    const bool inClass = sessionBefore.classView.has_value();
    const bool classChanged = inClass != state.session.classView.has_value();
    // The same holds for a lesson.
    const bool inLesson = sessionBefore.lessons.play || state.session.lessons.play;
    const bool byHand = movesCameraByHand(command);
    if (!classChanged && !inLesson && !(start == undoableOf(state)))
    {
        if (!(byHand && cameraMoving_))
        {
            history_.commit(start);
        }
        cameraMoving_ = byHand;
    }
    return {};
}

}  // namespace knotlas::app
