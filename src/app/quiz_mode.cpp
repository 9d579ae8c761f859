#include "app/quiz_mode.h"

#include "app/camera_rig.h"
#include "app/comparison.h"
#include "app/pain_mode.h"
#include "app/picking.h"
#include "app/presenting.h"
#include "app/quiz/repetition.h"
#include "app/selection.h"
#include "core/hash.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <utility>

namespace knotlas::app
{
namespace
{

using core::Error;
using core::ErrorKind;
using core::Result;

constexpr float kAroundPoint = 0.42f;   // half of what is seen of the body around a point, metres
constexpr float kAroundMuscle = 0.16f;  // the same around a muscle
constexpr float kOffCentre = 0.12f;     // a point that is asked for does not lie in the middle
constexpr double kTimerStepS = 0.25;
constexpr double kCalmTimerStepS = 1.0;
constexpr std::size_t kStruckOut = 2;
constexpr glm::u8vec3 kAnswerColour{0, 114, 178};  // blue of Okabe and Ito; patterns begin with red

Error usage(const std::string& message)
{
    return Error(message, ErrorKind::Usage);
}

SideChoice choiceOf(core::Side side)
{
    return side == core::Side::Left ? SideChoice::Left : SideChoice::Right;
}

// As the interpreter flies: at once with reduced motion.
void lookFrom(AppState& state, const scene::Camera& camera, const std::string& framing, TimeS now)
{
    const scene::Camera from = cameraAt(state, now);
    state.view.camera = clearOfBody(camera, state);
    state.session.framing = framing;
    state.session.flight.reset();
    if (!state.view.reducedMotion && !(from == state.view.camera))
    {
        state.session.flight = CameraFlight{from, now};
    }
}

// Level directions from which one may look, beginning in front.
glm::vec3 levelDirection(int turn, int of)
{
    const float azimuth = glm::two_pi<float>() * static_cast<float>(turn) / static_cast<float>(of);
    return {std::sin(azimuth), 0.0f, std::cos(azimuth)};
}

scene::Camera cameraFrom(const AppState& state, const glm::vec3& direction)
{
    scene::Camera camera;
    camera.fovYRad = state.view.camera.fovYRad;
    camera.azimuthRad = std::atan2(direction.x, direction.z);
    return camera;
}

// The standard view that is most square to the skin at this place, and free of arms and trunk.
scene::Camera standardView(const AppState& state, const glm::vec3& position)
{
    constexpr int kViews = 4;
    constexpr float kClearM = 0.004f;
    constexpr float kFarM = 2.0f;
    const geometry::RayScene& skin = state.content.matrix->places().skin();
    const auto near = skin.nearestPoint(position);
    glm::vec3 best = levelDirection(0, kViews);
    float most = -1e9f;
    for (int turn = 0; near && turn < kViews; ++turn)
    {
        const glm::vec3 direction = levelDirection(turn, kViews);
        const glm::vec3 from = near->position + kClearM * near->normal;
        const float facing = glm::dot(near->normal, direction);
        const bool hidden = facing <= 0.0f || skin.occluded({from, direction}, kFarM);
        const float worth = facing - (hidden ? 2.0f : 0.0f);
        if (worth > most)
        {
            most = worth;
            best = direction;
        }
    }
    return cameraFrom(state, best);
}

// From where most of a muscle lies near the skin and nothing else of the body before it.
glm::vec3 freestSide(const AppState& state, const std::vector<std::uint32_t>& parts)
{
    constexpr int kViews = 16;
    constexpr std::size_t kSamples = 40;
    constexpr float kFarM = 2.0f;
    constexpr float kDepthM = 0.03f;
    const geometry::RayScene& skin = state.content.matrix->places().skin();
    glm::vec3 best = levelDirection(0, kViews);
    float most = -1.0f;
    for (int turn = 0; turn < kViews; ++turn)
    {
        const glm::vec3 direction = levelDirection(turn, kViews);
        float worth = 0.0f;
        for (const std::uint32_t part : parts)
        {
            const auto& positions = state.content.body->parts[part].mesh->positions;
            for (std::size_t i = 0; i < positions.size(); i += positions.size() / kSamples + 1)
            {
                const auto hits = skin.allHits({positions[i], direction}, kFarM);
                // Out of the body once and not into it again.
                worth += hits.size() == 1 ? kDepthM / (kDepthM + hits.front().distance) : 0.0f;
            }
        }
        if (worth > most)
        {
            most = worth;
            best = direction;
        }
    }
    return best;
}

geometry::Aabb around(const AppState& state, const glm::vec3& centre, float half)
{
    const geometry::Aabb body = geometry::boundsOf(*state.content.body->skin);
    geometry::Aabb box;
    box.add(glm::max(centre - glm::vec3(half), body.min));
    box.add(glm::min(centre + glm::vec3(half), body.max));
    return box;
}

scene::Camera viewOfMuscle(const AppState& state, const std::string& muscle)
{
    geometry::Aabb box;
    const std::vector<std::uint32_t> parts = partsOf(state, muscle);
    for (const std::uint32_t part : parts)
    {
        box.add(geometry::boundsOf(*state.content.body->parts[part].mesh));
    }
    if (box.empty())
    {
        return wholeBody(state, state.session.viewport.aspect());
    }
    const scene::Camera camera = cameraFrom(state, freestSide(state, parts));
    box.add(around(state, box.centre(), kAroundMuscle));
    return framing(camera, box, state.session.viewport.aspect());
}

// What is shown when the answer is: zones, points and muscle, as if they had been selected.
AppState withAnswer(const AppState& state, const QuizQuestion& question, core::Side side)
{
    AppState shown = state;
    shown.doc.selected = {question.muscle};
    shown.doc.triggerPoint = question.point.empty() ? std::nullopt : std::optional(question.point);
    shown.doc.side = choiceOf(side);
    return shown;
}

const anatomy::PatternRow* rowOf(const AppState& state, const QuizQuestion& question)
{
    return question.point.empty()
               ? nullptr
               : state.content.matrix->findPattern(question.point, question.side);
}

// A point or its zones are asked for: seen is the part of the body where they are, but nothing of
// where in it.
scene::Camera viewOfArea(const AppState& state, const QuizRun& run, bool withZones)
{
    const anatomy::PatternRow* row = rowOf(state, run.question);
    if (row == nullptr)
    {
        return wholeBody(state, state.session.viewport.aspect());
    }
    QuizRandom random(core::Hash64().add(run.seed).add(run.question.point).value());
    const auto shift = [&] {
        return kOffCentre * (static_cast<float>(random.below(2001)) / 1000.0f - 1.0f);
    };
    const glm::vec3 off(shift(), shift(), 0.0f);
    glm::vec3 facing = row->position;
    geometry::Aabb box = around(state, row->position + off, kAroundPoint);
    if (withZones && !row->essential.empty())
    {
        const auto strongest =
            std::ranges::max_element(row->essential, {}, &anatomy::VertexWeight::weight);
        facing = state.content.body->skin->positions[strongest->vertex];
        box.add(around(state, facing - off, kAroundPoint));
    }
    return framing(standardView(state, facing), box, state.session.viewport.aspect());
}

void lookAtQuestion(AppState& state, TimeS now)
{
    const QuizRun& run = state.session.quiz.run;
    const float aspect = state.session.viewport.aspect();
    switch (run.question.item.kind)
    {
    case QuizKind::Pattern:
        lookFrom(state, autoView(withAnswer(state, run.question, run.question.side), aspect), {},
                 now);
        break;
    case QuizKind::Name:
        lookFrom(state, viewOfMuscle(state, run.question.muscle), {}, now);
        break;
    case QuizKind::Refers:
        lookFrom(state, viewOfArea(state, run, true), {}, now);
        break;
    case QuizKind::Place:
        lookFrom(state, viewOfArea(state, run, false), {}, now);
        break;
    case QuizKind::Story:
        lookFrom(state, wholeBody(state, aspect), "whole", now);
        break;
    }
}

// Whether a place is in the picture and faces the eye.
bool isSeen(const AppState& state, const glm::vec3& place)
{
    const scene::Camera& camera = state.view.camera;
    const glm::vec3 seen = camera.project(place, state.session.viewport.aspect());
    const auto near = state.content.matrix->places().skin().nearestPoint(place);
    const bool within =
        seen.z > 0.0f && seen.x > 0.05f && seen.x < 0.95f && seen.y > 0.05f && seen.y < 0.95f;
    return within && near && glm::dot(near->normal, -camera.forward()) > 0.15f;
}

// The body without anything chosen, shown or painted on it.
void clearStage(AppState& state)
{
    state.doc = Document{};
    Session& session = state.session;
    session.hover.reset();
    session.preview.clear();
    session.cycle = {};
    session.spotlight = false;
    putAway(state);
    PainTool& pain = session.pain;
    pain.on = false;
    pain.mirrored = false;
    pain.brushDown = false;
    pain.brushLifted = false;
    pain.cursor.reset();
    pain.preview.reset();
    pain.cameFrom.reset();
    pain.compared = nullptr;
    pain.picture = nullptr;
    state.view.anatomyLabels = AnatomyLabels::Off;
    state.view.labels = true;
}

// Nothing painted yet, in a colour that is told from that of the pattern.
PainWork emptyAnswer()
{
    PainWork work;
    anatomy::PainArea area;
    area.id = "1";
    area.colour = kAnswerColour;
    work.drawing.areas.push_back(std::move(area));
    return work;
}

// Carries out one command.
class QuizApplier
{
  public:
    QuizApplier(AppState& state, TimeS now)
        : state_(state), quiz_(state.session.quiz), run_(state.session.quiz.run), now_(now)
    {}

    Result<void> operator()(const ToggleQuiz&)
    {
        if (quiz_.phase != QuizPhase::Off)
        {
            return (*this)(EndQuiz{});
        }
        if (state_.content.empty())
        {
            return usage("there is no body to ask about");
        }
        quiz_.phase = QuizPhase::Setup;
        quiz_.enlarged = state_.session.classView.has_value();
        return {};
    }

    Result<void> operator()(const SetQuizMode& command)
    {
        quiz_.setup.mode = command.mode;
        quiz_.setup.duel = command.duel;
        return {};
    }

    Result<void> operator()(const SetQuizKinds& command)
    {
        if (command.kinds.empty())
        {
            return usage("a quiz needs at least one kind of question");
        }
        quiz_.setup.kinds = sorted(command.kinds);
        return {};
    }

    Result<void> operator()(const SetQuizScope& command)
    {
        if (state_.content.empty())
        {
            return usage("there is no body to ask about");
        }
        QuizScope scope = command.scope;
        if (scope.which == QuizScope::Which::Lesson && scope.muscles.empty())
        {
            const auto lesson = std::ranges::find(quiz_.lessons, scope.name, &QuizLesson::title);
            if (lesson == quiz_.lessons.end())
            {
                return usage("there is no lesson \"" + scope.name + "\"");
            }
            scope.muscles = lesson->muscles;
        }
        if (QuizMaster(state_.content).muscles(scope).empty())
        {
            return usage("there is no muscle in that scope");
        }
        quiz_.setup.scope = std::move(scope);
        return {};
    }

    Result<void> operator()(const SetQuizLength& command)
    {
        quiz_.setup.questions = std::clamp(command.questions, 1, kMaxQuizQuestions);
        return {};
    }

    Result<void> operator()(const SetQuizTime& command)
    {
        quiz_.setup.secondsPerQuestion = std::clamp(command.secondsPerQuestion, 0, kMaxQuizSeconds);
        quiz_.setup.minutes = std::clamp(command.minutes, 0, kMaxQuizMinutes);
        return {};
    }

    Result<void> operator()(const SetStudent& command)
    {
        if (!command.name.empty() && !io::isQuizName(command.name))
        {
            return usage("a name is one line of at most " + std::to_string(io::kMaxQuizName) +
                         " letters");
        }
        quiz_.setup.student = command.name;
        return {};
    }

    Result<void> operator()(const StartQuiz& command)
    {
        if (state_.content.empty())
        {
            return usage("there is no body to ask about");
        }
        QuizRun run;
        run.setup = quiz_.setup;
        if (!command.kinds.empty())
        {
            run.setup.kinds = sorted(command.kinds);
        }
        const bool together =
            run.setup.mode == QuizMode::Duel && run.setup.duel == DuelStyle::Together;
        if (together)
        {
            // Both can press keys at once, but not show places.
            std::erase_if(run.setup.kinds, [](QuizKind kind) { return !hasChoices(kind); });
        }
        run.seed = command.seed.value_or(
            core::Hash64().add(quiz_.today).add(std::bit_cast<std::uint64_t>(now_)).value());
        QuizMaster master(state_.content);
        const bool kept = run.setup.mode != QuizMode::Duel && quiz_.results != nullptr;
        const io::QuizStudent* student =
            kept && !run.setup.student.empty() ? quiz_.results->find(run.setup.student) : nullptr;
        run.plan = quizPlan(master.items(run.setup.scope, run.setup.kinds), student, quiz_.today,
                            static_cast<std::size_t>(run.setup.questions), run.seed);
        if (run.plan.empty())
        {
            return usage(together ? "both can answer only by choices: choose pattern, name or story"
                                  : "nothing can be asked of that kind in that scope");
        }
        if (quiz_.before == nullptr)
        {
            quiz_.before = std::make_shared<const QuizBefore>(
                QuizBefore{state_.doc, state_.view, state_.session.framing, state_.session.pain,
                           state_.session.spotlight});
        }
        quiz_.enlarged =
            quiz_.phase == QuizPhase::Off ? state_.session.classView.has_value() : quiz_.enlarged;
        state_.session.pain.kept = nullptr;
        state_.session.pain.file.clear();
        run_ = std::move(run);
        run_.startedAt = now_;
        ask();
        return {};
    }

    Result<void> operator()(const AnswerQuiz& command)
    {
        if (quiz_.phase != QuizPhase::Asking || !hasChoices(run_.question.item.kind))
        {
            return usage("no question waits for a choice");
        }
        if (command.choice >= run_.question.choices.size())
        {
            return usage("there are " + std::to_string(run_.question.choices.size()) + " choices");
        }
        if (std::ranges::find(run_.struckOut, command.choice) != run_.struckOut.end())
        {
            return usage("that choice was taken away by a hint");
        }
        if (isTogether())
        {
            answerOf(command);
            return {};
        }
        run_.chosen = command.choice;
        answered(markChoice(run_.question, command.choice));
        return {};
    }

    Result<void> operator()(const SubmitAnswer&)
    {
        if (quiz_.phase != QuizPhase::Asking || run_.question.item.kind != QuizKind::Refers)
        {
            return {};
        }
        const auto& picture = state_.session.pain.picture;
        if (picture == nullptr || picture->painted.all.empty())
        {
            return usage("click or paint on the skin first");
        }
        answered(markDrawing(state_.content, run_.question, picture->painted.all));
        return {};
    }

    Result<void> operator()(const ClearAnswer&)
    {
        if (quiz_.phase == QuizPhase::Asking && run_.question.item.kind == QuizKind::Refers)
        {
            state_.doc.pain = emptyAnswer();
        }
        return {};
    }

    Result<void> operator()(const MoveQuizCursor& command)
    {
        if (!quizAsksOnBody(state_))
        {
            return usage("no question waits for a place");
        }
        const glm::vec2 from = run_.cursor01.value_or(glm::vec2(0.5f));
        run_.cursor01 = glm::clamp(from + command.by01, glm::vec2(0.01f), glm::vec2(0.99f));
        if (run_.question.item.kind == QuizKind::Refers)
        {
            hoverSkin(state_, run_.cursor01, now_);
        }
        return {};
    }

    Result<void> operator()(const PlaceAtCursor&)
    {
        if (!quizAsksOnBody(state_))
        {
            return {};
        }
        if (!run_.cursor01)
        {
            return (*this)(MoveQuizCursor{});
        }
        return clickInQuiz(state_, *run_.cursor01, now_);
    }

    Result<void> operator()(const TakeHint&)
    {
        if (quiz_.phase != QuizPhase::Asking || run_.setup.mode != QuizMode::Practice)
        {
            return {};
        }
        const std::vector<QuizHint> hints = quizHints(run_.question.item.kind);
        if (run_.hints >= static_cast<int>(hints.size()))
        {
            return {};
        }
        const QuizHint hint = hints[static_cast<std::size_t>(run_.hints++)];
        state_.session.selectedAt = now_;
        if (hint == QuizHint::StrikeOut)
        {
            strikeOut();
        }
        if (hint == QuizHint::Pattern)
        {
            lookFrom(state_,
                     autoView(withAnswer(state_, run_.question, run_.question.side),
                              state_.session.viewport.aspect()),
                     {}, now_);
        }
        return {};
    }

    Result<void> operator()(const NextQuestion&)
    {
        if (quiz_.phase == QuizPhase::Answered)
        {
            next();
        }
        return {};
    }

    Result<void> operator()(const ReviewQuestion& command)
    {
        if (quiz_.phase != QuizPhase::Result || command.question >= run_.given.size())
        {
            return usage("there is no such answer");
        }
        run_.reviewed = command.question;
        run_.shown.reset();
        const QuizGiven& given = run_.given[command.question];
        clearStage(state_);
        reveal(given.question, given.mark.side, false);
        return {};
    }

    Result<void> operator()(const EndQuiz&)
    {
        if (quiz_.phase == QuizPhase::Asking || quiz_.phase == QuizPhase::Answered)
        {
            finish();
            return {};
        }
        leaveQuiz(state_, now_);
        return {};
    }

    // The time of the question, or of the whole quiz, is over.
    void runOut(bool whole)
    {
        run_.timedOut = true;
        if (whole)
        {
            record(QuizMark{false, 0.0, run_.question.side, {}, {}});
            finish();
            return;
        }
        if (isTogether())
        {
            revealTogether();
            return;
        }
        // What was painted by then counts.
        const auto& picture = state_.session.pain.picture;
        const bool painted = run_.question.item.kind == QuizKind::Refers && picture != nullptr &&
                             !picture->painted.all.empty();
        if (painted)
        {
            run_.timedOut = false;
            answered(markDrawing(state_.content, run_.question, picture->painted.all));
            return;
        }
        answered(QuizMark{false, 0.0, run_.question.side, {}, {}});
    }

    void clicked(const QuizClick& click)
    {
        run_.shown = QuizShown{click.at, click.pointAt};
        answered(click.mark);
    }

  private:
    static std::vector<QuizKind> sorted(std::vector<QuizKind> kinds)
    {
        std::ranges::sort(kinds);
        const auto rest = std::ranges::unique(kinds);
        kinds.erase(rest.begin(), rest.end());
        return kinds;
    }

    [[nodiscard]] bool isTogether() const
    {
        return run_.setup.mode == QuizMode::Duel && run_.setup.duel == DuelStyle::Together;
    }

    // The question at this place of the plan; what cannot be asked is passed over.
    void ask()
    {
        QuizMaster master(state_.content);
        for (; run_.at < run_.plan.size(); ++run_.at)
        {
            const std::uint64_t seed = core::Hash64().add(run_.seed).add(run_.at).value();
            Result<QuizQuestion> question =
                master.question(run_.plan[run_.at], run_.setup.scope, seed);
            if (question)
            {
                show(*std::move(question));
                return;
            }
        }
        finish();
    }

    void show(QuizQuestion question)
    {
        quiz_.phase = QuizPhase::Asking;
        run_.question = std::move(question);
        run_.askedAt = now_;
        run_.hints = 0;
        run_.struckOut.clear();
        run_.chosen.reset();
        run_.mark.reset();
        run_.timedOut = false;
        run_.shown.reset();
        run_.teamChoice = {};
        run_.first.reset();
        run_.cursor01.reset();
        clearStage(state_);
        state_.doc.side = choiceOf(run_.question.side);
        if (run_.question.item.kind == QuizKind::Refers)
        {
            state_.session.pain.on = true;
            state_.doc.pain = emptyAnswer();
        }
        state_.session.selectedAt = now_;
        lookAtQuestion(state_, now_);
    }

    void strikeOut()
    {
        std::vector<std::size_t> wrong;
        for (std::size_t i = 0; i < run_.question.choices.size(); ++i)
        {
            if (i != run_.question.right)
            {
                wrong.push_back(i);
            }
        }
        QuizRandom random(core::Hash64().add(run_.seed).add(run_.at).add(true).value());
        random.shuffle(wrong);
        wrong.resize(std::min(kStruckOut, wrong.size() - 1));
        run_.struckOut = std::move(wrong);
    }

    void answerOf(const AnswerQuiz& command)
    {
        const QuizTeam team =
            command.team.value_or(run_.teamChoice[0] ? QuizTeam::Right : QuizTeam::Left);
        auto& choice = run_.teamChoice[static_cast<std::size_t>(team)];
        if (choice)
        {
            return;  // the first word counts
        }
        choice = command.choice;
        run_.first = run_.first.value_or(team);
        if (run_.teamChoice[0] && run_.teamChoice[1])
        {
            revealTogether();
        }
    }

    // One point for a right answer, and one more for the half that gave it first.
    void revealTogether()
    {
        bool anyRight = false;
        for (const QuizTeam team : {QuizTeam::Left, QuizTeam::Right})
        {
            const auto& choice = run_.teamChoice[static_cast<std::size_t>(team)];
            QuizMark mark = choice ? markChoice(run_.question, *choice) : QuizMark{};
            mark.side = run_.question.side;
            anyRight = anyRight || mark.right;
            QuizGiven given = givenNow(mark);
            given.choice = choice;
            given.timedOut = !choice;
            given.team = team;
            given.points = mark.right ? (run_.first == team ? 2.0 : 1.0) : 0.0;
            run_.given.push_back(std::move(given));
        }
        run_.mark = QuizMark{anyRight, anyRight ? 1.0 : 0.0, run_.question.side, {}, {}};
        quiz_.phase = QuizPhase::Answered;
        reveal(run_.question, run_.question.side, false);
    }

    [[nodiscard]] QuizGiven givenNow(const QuizMark& mark) const
    {
        QuizGiven given;
        given.question = run_.question;
        given.choice = run_.chosen;
        given.mark = mark;
        given.hints = run_.hints;
        given.seconds = std::clamp(now_ - run_.askedAt, 0.0, 86'400.0);
        given.timedOut = run_.timedOut;
        given.team = teamToAnswer(run_);
        given.points = mark.right ? mark.score : 0.0;
        return given;
    }

    void answered(QuizMark mark)
    {
        if (mark.right)
        {
            mark.score *= std::max(kHintCost, 1.0 - kHintCost * run_.hints);
        }
        record(mark);
        run_.mark = mark;
        if (run_.setup.mode == QuizMode::Test)
        {
            next();
            return;
        }
        quiz_.phase = QuizPhase::Answered;
        reveal(run_.question, mark.side, run_.shown && isSeen(state_, run_.shown->pointAt));
    }

    void record(const QuizMark& mark)
    {
        run_.given.push_back(givenNow(mark));
        const bool again = run_.setup.mode == QuizMode::Practice && !mark.right &&
                           std::ranges::count(run_.plan, run_.question.item) == 1;
        if (again)
        {
            run_.plan.push_back(run_.question.item);
        }
        keep(run_.given.back());
    }

    // What a named student has answered is remembered, and when to ask again.
    void keep(const QuizGiven& given)
    {
        const std::string& name = run_.setup.student;
        if (name.empty() || run_.setup.mode == QuizMode::Duel || quiz_.today.empty())
        {
            return;
        }
        auto results = std::make_shared<io::QuizResults>(
            quiz_.results != nullptr ? *quiz_.results : io::QuizResults());
        auto student = std::ranges::find(results->students, name, &io::QuizStudent::name);
        if (student == results->students.end())
        {
            if (results->students.size() >= io::kMaxQuizStudents)
            {
                notify(state_, "the results hold no more students", true);
                return;
            }
            student = results->students.insert(student, {name, {}, {}});
        }
        const QuizItem& item = given.question.item;
        const std::string kind(toString(item.kind));
        student->answers.push_back(
            {quiz_.today, run_.setup.mode == QuizMode::Test ? "test" : "practice", kind, item.of,
             given.choice ? given.question.choices[*given.choice] : "", given.mark.right,
             given.mark.score, given.hints, given.seconds, given.mark.offMm});
        auto card = std::ranges::find_if(student->cards, [&](const io::QuizCard& each) {
            return each.question == kind && each.of == item.of;
        });
        if (card == student->cards.end())
        {
            io::QuizCard fresh;
            fresh.question = kind;
            fresh.of = item.of;
            card = student->cards.insert(card, std::move(fresh));
        }
        const int quality = qualityOf(
            {given.mark.right, !given.timedOut, given.mark.score, given.hints, given.seconds});
        *card = reviewed(std::move(*card), quality, quiz_.today);
        letOldAnswersGo(*results);
        quiz_.results = std::move(results);
        state_.session.requests.emplace_back(QuizRequest{});
    }

    static void letOldAnswersGo(io::QuizResults& results)
    {
        std::size_t answers = 0;
        for (const io::QuizStudent& student : results.students)
        {
            answers += student.answers.size();
        }
        while (answers > io::kMaxQuizAnswers)
        {
            const auto most =
                std::ranges::max_element(results.students, {}, [](const io::QuizStudent& student) {
                    return student.answers.size();
                });
            most->answers.erase(most->answers.begin());
            --answers;
        }
    }

    // Shows the answer on the body; what was painted stays beside it.
    void reveal(const QuizQuestion& question, core::Side side, bool stay)
    {
        const AppState shown = withAnswer(state_, question, side);
        state_.doc.selected = shown.doc.selected;
        state_.doc.triggerPoint = shown.doc.triggerPoint;
        state_.doc.side = shown.doc.side;
        state_.session.pain.cursor.reset();
        state_.session.pain.brushDown = false;
        state_.session.selectedAt = now_;
        if (!stay)
        {
            lookFrom(state_, autoView(state_, state_.session.viewport.aspect()), "auto", now_);
        }
    }

    void next()
    {
        ++run_.at;
        ask();
    }

    void finish()
    {
        quiz_.phase = QuizPhase::Result;
        run_.reviewed.reset();
        run_.shown.reset();
        clearStage(state_);
        lookFrom(state_, wholeBody(state_, state_.session.viewport.aspect()), "whole", now_);
    }

    AppState& state_;
    QuizTool& quiz_;
    QuizRun& run_;
    TimeS now_;
};

// Which hints the question shows that waits.
bool hintShown(const QuizRun& run, QuizHint wanted)
{
    const std::vector<QuizHint> hints = quizHints(run.question.item.kind);
    const auto found = std::ranges::find(hints, wanted);
    return found != hints.end() && found - hints.begin() < run.hints;
}

}  // namespace

bool quizIsOpen(const AppState& state)
{
    return state.session.quiz.phase != QuizPhase::Off;
}

bool quizRuns(const AppState& state)
{
    return quizIsOpen(state) && state.session.quiz.phase != QuizPhase::Setup;
}

bool quizAsks(const AppState& state)
{
    return state.session.quiz.phase == QuizPhase::Asking;
}

bool quizAsksOnBody(const AppState& state)
{
    return quizAsks(state) && !hasChoices(state.session.quiz.run.question.item.kind);
}

std::vector<std::string> quizHighlight(const AppState& state)
{
    const QuizRun& run = state.session.quiz.run;
    const bool shown = quizAsks(state) && (run.question.item.kind == QuizKind::Name ||
                                           hintShown(run, QuizHint::Highlight));
    return shown ? std::vector{run.question.muscle} : std::vector<std::string>();
}

const anatomy::PatternRow* quizPattern(const AppState& state)
{
    const QuizRun& run = state.session.quiz.run;
    const bool shown = quizAsks(state) && (run.question.item.kind == QuizKind::Pattern ||
                                           hintShown(run, QuizHint::Pattern));
    return shown ? rowOf(state, run.question) : nullptr;
}

std::vector<QuizHint> quizHints(QuizKind kind)
{
    switch (kind)
    {
    case QuizKind::Pattern:
        return {QuizHint::Group, QuizHint::Felt, QuizHint::StrikeOut};
    case QuizKind::Refers:
        return {QuizHint::Highlight, QuizHint::Regions};
    case QuizKind::Place:
        return {QuizHint::Highlight, QuizHint::Words};
    case QuizKind::Name:
        return {QuizHint::Group, QuizHint::Action, QuizHint::StrikeOut};
    case QuizKind::Story:
        break;
    }
    return {QuizHint::Pattern, QuizHint::Group, QuizHint::StrikeOut};
}

std::optional<QuizTime> quizTime(const AppState& state, TimeS now)
{
    const QuizRun& run = state.session.quiz.run;
    std::optional<QuizTime> time;
    const auto consider = [&](double limit, double since) {
        const double left = std::max(0.0, limit - (now - since));
        if (limit > 0.0 && (!time || left < time->leftS))
        {
            time = QuizTime{left, limit};
        }
    };
    if (quizAsks(state))
    {
        consider(run.setup.secondsPerQuestion, run.askedAt);
        consider(60.0 * run.setup.minutes, run.startedAt);
    }
    return time;
}

QuizScores quizScores(const QuizRun& run)
{
    QuizScores scores;
    for (const QuizGiven& given : run.given)
    {
        (given.team == QuizTeam::Left ? scores.left : scores.right) += given.points;
    }
    return scores;
}

QuizTeam teamToAnswer(const QuizRun& run)
{
    return run.setup.mode == QuizMode::Duel && run.at % 2 == 1 ? QuizTeam::Right : QuizTeam::Left;
}

StudentProgress progressOf(const QuizTool& quiz, std::string_view student)
{
    StudentProgress progress;
    const io::QuizStudent* found =
        quiz.results != nullptr && !student.empty() ? quiz.results->find(student) : nullptr;
    if (found == nullptr)
    {
        return progress;
    }
    progress.cards = found->cards.size();
    progress.due = static_cast<std::size_t>(std::ranges::count_if(
        found->cards, [&](const io::QuizCard& card) { return isDue(card, quiz.today); }));
    progress.answers = found->answers.size();
    progress.right =
        static_cast<std::size_t>(std::ranges::count(found->answers, true, &io::QuizAnswer::right));
    return progress;
}

std::vector<QuizItem> quizPlan(std::vector<QuizItem> items, const io::QuizStudent* student,
                               std::string_view today, std::size_t count, std::uint64_t seed)
{
    QuizRandom(seed).shuffle(items);
    if (student != nullptr)
    {
        // Due, never asked, not yet due; by the day within the first and the last.
        const auto key = [&](const QuizItem& item) {
            const auto card = std::ranges::find_if(student->cards, [&](const io::QuizCard& each) {
                return each.of == item.of && each.question == toString(item.kind);
            });
            if (card == student->cards.end())
            {
                return std::pair(1, std::string());
            }
            return std::pair(isDue(*card, today) ? 0 : 2, card->due);
        };
        std::ranges::stable_sort(items, {}, key);
    }
    items.resize(std::min(items.size(), count));
    return items;
}

QuizTelling quizTelling(const Content& content, const QuizQuestion& question,
                        const std::string& chosen)
{
    constexpr std::size_t most = 3;
    const std::vector<std::string> muscles{question.muscle, chosen};
    const core::Side side =
        question.side == core::Side::Left ? core::Side::Left : core::Side::Right;
    QuizTelling telling;
    for (const ComparedRegion& region : compare(content, muscles, side).regions)
    {
        if (region.reachedBy != 1)
        {
            continue;
        }
        auto& names = region.of[0].reached() ? telling.onlyAnswer : telling.onlyChosen;
        if (names.size() < most)
        {
            names.push_back(region.name);
        }
    }
    return telling;
}

Result<void> applyQuiz(AppState& state, const QuizCommand& command, TimeS now)
{
    return std::visit(QuizApplier(state, now), command);
}

Result<void> clickInQuiz(AppState& state, const glm::vec2& point01, TimeS now)
{
    if (!quizAsksOnBody(state))
    {
        return {};
    }
    const float aspect = state.session.viewport.aspect();
    if (!pickSkin(state, point01, aspect, now))
    {
        return {};  // beside the body
    }
    const QuizRun& run = state.session.quiz.run;
    if (run.question.item.kind == QuizKind::Refers)
    {
        return applyPain(state, PaintStroke{{point01}, false, false}, now);
    }
    const auto click =
        markClick(state.content, run.question, cameraAt(state, now).rayThrough(point01, aspect));
    if (click)
    {
        QuizApplier(state, now).clicked(*click);
    }
    return {};
}

void tickQuiz(AppState& state, TimeS now)
{
    const std::optional<QuizTime> time = quizTime(state, now);
    if (!time || time->leftS > 0.0)
    {
        return;
    }
    const QuizRun& run = state.session.quiz.run;
    const double whole = 60.0 * run.setup.minutes;
    QuizApplier(state, now).runOut(whole > 0.0 && now - run.startedAt >= whole);
}

std::optional<TimeS> nextQuizChange(const AppState& state, TimeS now)
{
    const std::optional<QuizTime> time = quizTime(state, now);
    if (!time)
    {
        return std::nullopt;
    }
    const double step = state.view.reducedMotion ? kCalmTimerStepS : kTimerStepS;
    return now + std::min(std::max(time->leftS, 0.001), step);
}

void leaveQuiz(AppState& state, TimeS now)
{
    QuizTool& quiz = state.session.quiz;
    const bool ran = quizRuns(state);
    quiz.phase = QuizPhase::Off;
    quiz.enlarged = false;
    quiz.run = {};
    const std::shared_ptr<const QuizBefore> before = std::exchange(quiz.before, nullptr);
    if (before == nullptr || !ran)
    {
        return;
    }
    Session& session = state.session;
    state.doc = before->doc;
    state.view.anatomyLabels = before->view.anatomyLabels;
    state.view.labels = before->view.labels;
    PainTool pain = before->pain;
    pain.library = std::move(session.pain.library);
    pain.recovered = std::move(session.pain.recovered);
    pain.today = std::move(session.pain.today);
    pain.brushDown = false;
    pain.picture = nullptr;
    session.pain = std::move(pain);
    session.spotlight = before->spotlight;
    session.hover.reset();
    session.cycle = {};
    session.selectedAt = now;
    lookFrom(state, before->view.camera, before->framing, now);
}

}  // namespace knotlas::app
