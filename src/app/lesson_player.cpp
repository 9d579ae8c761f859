#include "app/lesson_player.h"

#include "app/camera_rig.h"

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

SideChoice sideOf(io::LessonSide side)
{
    return side == io::LessonSide::Right  ? SideChoice::Right
           : side == io::LessonSide::Left ? SideChoice::Left
                                          : SideChoice::Both;
}

void selectPoint(AppState& state, const std::string& id)
{
    const anatomy::Atlas* atlas = state.content.atlas.get();
    const anatomy::Muscle* muscle = atlas == nullptr ? nullptr : atlas->muscleOfPoint(id);
    if (muscle == nullptr)
    {
        return;
    }
    state.doc.triggerPoint = id;
    std::vector<std::string>& selected = state.doc.selected;
    if (std::ranges::find(selected, muscle->id) == selected.end())
    {
        selected.push_back(muscle->id);
    }
}

std::shared_ptr<const BeforeLesson> rememberedFrom(const AppState& state)
{
    return std::make_shared<const BeforeLesson>(
        BeforeLesson{state.doc, state.view.camera, state.session.framing, state.view.labels,
                     state.session.pain.on, state.session.classView.has_value()});
}

void restore(const BeforeLesson& before, Document& doc, View& view, std::string& framing)
{
    PainWork painted = std::move(doc.pain);
    doc = before.doc;
    doc.pain = std::move(painted);
    view.camera = before.camera;
    view.labels = before.labels;
    framing = before.framing;
}

CameraWish begin(AppState& state, std::size_t step)
{
    LessonPlay& play = *state.session.lessons.play;
    play.step = step;
    play.choice.reset();
    play.answerShown = false;
    showStep(state, play.current());
    return cameraFor(state, play.current());
}

// Carries out one command on a lesson that is open.
class Player
{
  public:
    using Done = Result<std::optional<CameraWish>>;

    explicit Player(AppState& state) : state_(state), play_(*state.session.lessons.play) {}

    // Taken before there is a player.
    Done operator()(const TakeLesson&) { return nothing(); }

    Done operator()(const NextStep&)
    {
        const bool last = play_.step + 1 >= play_.lesson->steps.size();
        return last ? nothing() : to(play_.step + 1);
    }

    Done operator()(const PreviousStep&)
    {
        return play_.step == 0 ? nothing() : to(play_.step - 1);
    }

    Done operator()(const GoToStep& command)
    {
        const std::size_t count = play_.lesson->steps.size();
        if (command.step >= count)
        {
            return Error("the lesson has the steps 1 to " + std::to_string(count),
                         ErrorKind::Usage);
        }
        return to(command.step);
    }

    Done operator()(const ShowAnswer& command)
    {
        const std::optional<io::LessonQuestion>& question = play_.current().question;
        if (!question)
        {
            return Error("this step asks nothing", ErrorKind::Usage);
        }
        if (command.choice && *command.choice >= question->choices.size())
        {
            return Error(question->choices.empty() ? std::string("this question has no choices")
                                                   : "this question has the choices 1 to " +
                                                         std::to_string(question->choices.size()),
                         ErrorKind::Usage);
        }
        play_.choice = command.choice ? command.choice : play_.choice;
        play_.answerShown = true;
        return nothing();
    }

    Done operator()(const ToggleLessonNote&)
    {
        play_.noteShown = !play_.noteShown;
        return nothing();
    }

    Done operator()(const CloseLesson&)
    {
        const std::shared_ptr<const BeforeLesson> before = play_.before;
        Session& session = state_.session;
        restore(*before, state_.doc, state_.view, session.framing);
        session.pain.on = before->painOn;
        if (session.classView && !before->inClass)
        {
            // It was entered during the lesson, and would give back a step of it.
            ClassView& room = *session.classView;
            restore(*before, room.doc, room.view, room.framing);
        }
        forgetUnknown(state_);
        session.lessons.play.reset();
        return Done(CameraWish{state_.view.camera, before->framing});
    }

  private:
    static Done nothing() { return Done(std::optional<CameraWish>()); }

    Done to(std::size_t step) { return Done(std::optional<CameraWish>(begin(state_, step))); }

    AppState& state_;
    LessonPlay& play_;
};

Result<std::optional<CameraWish>> take(AppState& state, const TakeLesson& command)
{
    if (command.lesson == nullptr || command.lesson->steps.empty())
    {
        return Error("a lesson without steps", ErrorKind::Usage);
    }
    if (state.content.empty())
    {
        return Error("a lesson needs a body: open one first", ErrorKind::Usage);
    }
    std::optional<LessonPlay>& play = state.session.lessons.play;
    // What one lesson shows is nothing that closing the next one should give back.
    std::shared_ptr<const BeforeLesson> before = play ? play->before : rememberedFrom(state);
    state.session.learn.open = false;
    play = LessonPlay{command.lesson, command.file, 0, {}, false, false, std::move(before)};
    state.session.pain.on = false;
    state.session.pain.cursor.reset();
    state.session.pain.preview.reset();
    return std::optional<CameraWish>(begin(state, 0));
}

}  // namespace

void showStep(AppState& state, const io::LessonStep& step)
{
    Document shown;
    shown.pain = std::move(state.doc.pain);
    shown.side = sideOf(step.side);
    shown.layers = {step.layers.skin, step.layers.superficial, step.layers.deep,
                    step.layers.skeleton};
    shown.selected = step.muscles;
    if (!step.region.empty())
    {
        shown.region = step.region;
    }
    state.doc = std::move(shown);
    if (!step.triggerPoint.empty())
    {
        selectPoint(state, step.triggerPoint);
    }
    forgetUnknown(state);
    state.view.labels = step.labels;
    state.session.preview.clear();
    state.session.cycle = {};
}

CameraWish cameraFor(const AppState& state, const io::LessonStep& step)
{
    if (step.camera)
    {
        scene::Camera camera = state.view.camera;
        camera.target = step.camera->target;
        camera.distance = step.camera->distance;
        camera.azimuthRad = glm::radians(step.camera->azimuthDeg);
        camera.elevationRad = glm::radians(step.camera->elevationDeg);
        return {camera, {}};
    }
    const float aspect = state.session.viewport.aspect();
    const std::optional<scene::Camera> named = namedView(state, step.view, aspect);
    return named ? CameraWish{*named, step.view} : CameraWish{autoView(state, aspect), "auto"};
}

Result<std::optional<CameraWish>> applyLesson(AppState& state, const LessonCommand& command,
                                              TimeS now)
{
    const auto* lesson = std::get_if<TakeLesson>(&command);
    if (lesson == nullptr && !state.session.lessons.play)
    {
        return Error("no lesson is open", ErrorKind::Usage);
    }
    Result<std::optional<CameraWish>> done =
        lesson != nullptr ? take(state, *lesson) : std::visit(Player(state), command);
    if (done && *done)
    {
        state.session.selectedAt = now;
    }
    return done;
}

void showStepAgain(AppState& state)
{
    std::optional<LessonPlay>& play = state.session.lessons.play;
    if (!play)
    {
        return;
    }
    if (play->before->inClass)
    {
        play->before = rememberedFrom(state);
    }
    showStep(state, play->current());
    const CameraWish wish = cameraFor(state, play->current());
    state.view.camera = clearOfBody(wish.camera, state);
    state.session.framing = wish.framing;
}

bool awaitsAnswer(const LessonPlay& play)
{
    return play.current().question.has_value() && !play.answerShown;
}

bool isRight(const io::LessonQuestion& question, std::size_t choice)
{
    return choice < question.choices.size() && question.choices[choice] == question.answer;
}

}  // namespace knotlas::app
