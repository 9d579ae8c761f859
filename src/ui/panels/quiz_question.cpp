#include "app/palette.h"
#include "core/text.h"
#include "ui/panels/quiz_parts.h"
#include "ui/panels/source_links.h"
#include "ui/widgets/button.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::ui
{
namespace
{

using app::QuizHint;
using app::QuizKind;
using app::QuizMode;
using app::QuizRun;

constexpr double kLastSecondsS = 5.0;
constexpr std::array<std::string_view, 4> kLeftKeys{"1", "2", "3", "4"};
constexpr std::array<std::string_view, 4> kRightKeys{"7", "8", "9", "0"};

const anatomy::Muscle& muscleOf(const Frame& frame, const QuizRun& run)
{
    return *frame.state.content.atlas->findMuscle(run.question.muscle);
}

const anatomy::TriggerPoint* pointOf(const Frame& frame, const QuizRun& run)
{
    return frame.state.content.atlas->findTriggerPoint(run.question.point);
}

std::string nameOfAnswer(const Frame& frame, const QuizRun& run)
{
    const anatomy::TriggerPoint* point = pointOf(frame, run);
    return point == nullptr ? app::displayName(frame.state, run.question.muscle)
                            : app::nameOf(frame.state, muscleOf(frame, run)) + " " + point->label;
}

bool isTogether(const QuizRun& run)
{
    return run.setup.mode == QuizMode::Duel && run.setup.duel == app::DuelStyle::Together;
}

// Where in the quiz this is, how it goes, and the time.
void drawHead(Frame& frame, const QuizRun& run)
{
    const bool asks = app::quizAsks(frame.state);
    const std::string place =
        core::filled(frame.text("quiz.place"), {{"number", std::to_string(run.at + 1)},
                                                {"count", std::to_string(run.plan.size())}});
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float right = origin.x + ImGui::GetContentRegionAvail().x;
    textAt(frame.fonts.strong, origin, frame.theme.muted, place);
    const auto rights = static_cast<std::size_t>(std::ranges::count_if(
        run.given, [](const app::QuizGiven& given) { return given.mark.right; }));
    std::string so;
    if (run.setup.mode == QuizMode::Practice && !run.given.empty())
    {
        so = core::filled(
            frame.text("quiz.right_so_far"),
            {{"right", std::to_string(rights)}, {"count", std::to_string(run.given.size())}});
        textAt(frame.fonts.strong, {right - textSize(frame.fonts.strong, so).x, origin.y},
               frame.theme.muted, so);
    }
    ImGui::Dummy({1.0f, frame.fonts.strong->FontSize});
    gap(frame, 3.0f);
    const std::size_t done = run.at + (asks ? 0 : 1);
    progressBar(frame, "Progress",
                static_cast<float>(done) /
                    static_cast<float>(std::max<std::size_t>(run.plan.size(), 1)));
    gap(frame, 4.0f);
    if (run.setup.mode == QuizMode::Duel)
    {
        drawDuelScore(frame, run,
                      asks && !isTogether(run) ? std::optional(app::teamToAnswer(run))
                                               : std::nullopt);
    }
    if (const std::optional<app::QuizTime> time = app::quizTime(frame.state, frame.now))
    {
        const auto seconds = static_cast<int>(std::ceil(time->leftS));
        const bool last = time->leftS <= kLastSecondsS;
        const std::string left =
            seconds >= 120 ? core::filled(frame.text("quiz.minutes_left"),
                                          {{"minutes", std::to_string((seconds + 59) / 60)}})
                           : core::filled(frame.text("quiz.seconds_left"),
                                          {{"seconds", std::to_string(seconds)}});
        paragraph(frame.fonts.strong, last ? frame.theme.warning : frame.theme.muted, left);
        progressBar(frame, "Time", static_cast<float>(time->leftS / time->ofS), last);
        gap(frame, 4.0f);
    }
    gap(frame, 6.0f);
}

std::string askedFor(const Frame& frame, const QuizRun& run)
{
    switch (run.question.item.kind)
    {
    case QuizKind::Pattern:
        return std::string(frame.text("quiz.ask_pattern"));
    case QuizKind::Refers:
        return core::filled(frame.text("quiz.ask_refers"), {{"point", nameOfAnswer(frame, run)}});
    case QuizKind::Place:
        return core::filled(frame.text("quiz.ask_point"), {{"point", nameOfAnswer(frame, run)}});
    case QuizKind::Name:
        return std::string(frame.text("quiz.ask_name"));
    case QuizKind::Story:
        break;
    }
    return std::string(frame.text("quiz.ask_story"));
}

// What colours and dots on the skin mean, since there is no legend while it would name the muscle.
void drawZoneKey(Frame& frame)
{
    const anatomy::PatternRow* row = app::quizPattern(frame.state);
    if (row == nullptr)
    {
        return;
    }
    const glm::vec3& colour = app::patternColours(frame.state.view).front();
    for (const bool stippled : {false, true})
    {
        if (stippled && row->spillover.empty())
        {
            continue;
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = frame.fonts.body->FontSize;
        zoneSwatch(*ImGui::GetWindowDrawList(),
                   {{at.x, at.y + height * 0.15f}, {at.x + frame.px(26.0f), at.y + height * 0.9f}},
                   colour, stippled, frame.scale);
        textAt(frame.fonts.body, {at.x + frame.px(36.0f), at.y}, frame.theme.muted,
               stippled ? frame.text("quiz.some") : frame.text("quiz.nearly_all"));
        ImGui::Dummy({1.0f, height + frame.px(3.0f)});
    }
    gap(frame, 4.0f);
}

void drawStory(Frame& frame, const app::QuizStory& story)
{
    const Card card(frame, frame.theme.field, frame.theme.border);
    paragraph(
        frame.fonts.body, frame.theme.text,
        core::filled(frame.text("quiz.story_here"), {{"places", listed(frame, story.places)}}));
    if (!story.sometimes.empty())
    {
        paragraph(frame.fonts.body, frame.theme.text,
                  core::filled(frame.text("quiz.story_also"),
                               {{"places", listed(frame, story.sometimes)}}));
    }
    if (!story.felt.empty())
    {
        paragraph(frame.fonts.body, frame.theme.text, story.felt);
    }
    if (!story.provokedBy.empty())
    {
        fact(frame, frame.text("quiz.story_provoked"), story.provokedBy);
    }
    if (!story.noticed.empty())
    {
        fact(frame, frame.text("quiz.story_noticed"), story.noticed);
    }
}

void drawAsked(Frame& frame, const QuizRun& run)
{
    paragraph(frame.fonts.title, frame.theme.text, askedFor(frame, run));
    gap(frame, 4.0f);
    const bool asks = app::quizAsks(frame.state);
    switch (run.question.item.kind)
    {
    case QuizKind::Refers:
        if (asks)
        {
            paragraph(frame.fonts.body, frame.theme.muted, frame.text("quiz.how_refers"));
        }
        break;
    case QuizKind::Place:
        if (asks)
        {
            paragraph(frame.fonts.body, frame.theme.muted, frame.text("quiz.how_point"));
        }
        break;
    case QuizKind::Story:
        drawStory(frame, run.question.story);
        break;
    case QuizKind::Pattern:
    case QuizKind::Name:
        break;
    }
    if (asks)
    {
        drawZoneKey(frame);
    }
    gap(frame, 6.0f);
}

ChoiceLook lookOf(const Frame& frame, const QuizRun& run, std::size_t choice)
{
    using State = ChoiceLook::State;
    const bool told = !app::quizAsks(frame.state);
    const bool right = choice == run.question.right;
    const bool struck = std::ranges::find(run.struckOut, choice) != run.struckOut.end();
    ChoiceLook look;
    look.key = kLeftKeys[choice];
    if (isTogether(run))
    {
        look.key += " " + std::string(kRightKeys[choice]);
        const bool left = told && run.teamChoice[0] == choice;
        const bool other = told && run.teamChoice[1] == choice;
        look.note = left && other ? std::string(frame.text("quiz.both_halves"))
                    : left        ? std::string(frame.text("quiz.left_half"))
                    : other       ? std::string(frame.text("quiz.right_half"))
                                  : std::string();
        look.state = !told           ? State::Open
                     : right         ? State::Right
                     : left || other ? State::Wrong
                                     : State::Other;
        return look;
    }
    const bool chosen = run.chosen == choice;
    look.note = told && chosen ? std::string(frame.text("quiz.your_answer")) : std::string();
    look.state = struck   ? State::StruckOut
                 : !told  ? State::Open
                 : right  ? State::Right
                 : chosen ? State::Wrong
                          : State::Other;
    return look;
}

void drawChoices(Frame& frame, const QuizRun& run)
{
    const Scope scope(frame, "Choices");
    for (std::size_t i = 0; i < run.question.choices.size(); ++i)
    {
        ImGui::PushID(static_cast<int>(i));
        if (choiceRow(frame, app::displayName(frame.state, run.question.choices[i]),
                      lookOf(frame, run, i)))
        {
            frame.emit(app::AnswerQuiz{i, std::nullopt});
        }
        ImGui::PopID();
    }
    if (isTogether(run) && app::quizAsks(frame.state))
    {
        const bool left = run.teamChoice[0].has_value();
        const bool right = run.teamChoice[1].has_value();
        paragraph(frame.fonts.strong, frame.theme.muted,
                  left    ? frame.text("quiz.left_answered")
                  : right ? frame.text("quiz.right_answered")
                          : frame.text("quiz.both_keys"));
    }
}

std::string groupName(const Frame& frame, const anatomy::Muscle& muscle)
{
    const auto& groups = frame.state.content.atlas->groups;
    const auto group = std::ranges::find(groups, muscle.group, &anatomy::MuscleGroup::id);
    return group == groups.end() ? muscle.group : group->name;
}

// Names of the regions that the pattern reaches; the same ones as on the muscle's page.
std::vector<std::string> regionsOf(Frame& frame, const QuizRun& run, anatomy::ZoneLevel level)
{
    const core::Side side =
        run.question.side == core::Side::Left ? core::Side::Left : core::Side::Right;
    const app::AppState& state = frame.state;
    const app::MuscleDetails& details =
        frame.memory.details.get({state.content, run.question.muscle, side}, [&] {
            return app::detailsOf(state.content, muscleOf(frame, run), side);
        });
    std::vector<std::string> names;
    for (const app::PointDetails& point : details.points)
    {
        if (!run.question.point.empty() && point.point->id != run.question.point)
        {
            continue;
        }
        for (const app::RegionReach& region : point.regions)
        {
            const bool named = std::ranges::find(names, region.regionName) != names.end();
            if (region.level == level && !named)
            {
                names.push_back(region.regionName);
            }
        }
    }
    return names;
}

std::string hintText(Frame& frame, const QuizRun& run, QuizHint hint)
{
    const anatomy::Muscle& muscle = muscleOf(frame, run);
    const anatomy::TriggerPoint* point = pointOf(frame, run);
    switch (hint)
    {
    case QuizHint::Group:
        return core::filled(frame.text("quiz.hint_group"), {{"group", groupName(frame, muscle)}});
    case QuizHint::Felt: {
        const std::string felt = app::tellable(point->felt, muscle);
        const std::string loaded = app::tellable(point->loadedBy, muscle);
        return core::filled(frame.text("quiz.hint_felt"), {{"felt", felt.empty() ? loaded : felt}});
    }
    case QuizHint::Action:
        return core::filled(frame.text("quiz.hint_action"), {{"action", muscle.action}});
    case QuizHint::StrikeOut:
        return std::string(frame.text("quiz.hint_strike"));
    case QuizHint::Highlight:
        return std::string(frame.text("quiz.hint_shown"));
    case QuizHint::Words:
        return point->placeWords;
    case QuizHint::Regions:
        return core::filled(
            frame.text("quiz.hint_regions"),
            {{"regions", listed(frame, regionsOf(frame, run, anatomy::ZoneLevel::Essential))}});
    case QuizHint::Pattern:
        break;
    }
    return std::string(frame.text("quiz.hint_pattern"));
}

void drawHints(Frame& frame, const QuizRun& run)
{
    if (run.setup.mode != QuizMode::Practice)
    {
        return;
    }
    const std::vector<QuizHint> hints = app::quizHints(run.question.item.kind);
    const auto taken = static_cast<std::size_t>(run.hints);
    if (taken > 0)
    {
        const Card card(frame, frame.theme.field, frame.theme.border);
        for (std::size_t i = 0; i < std::min(taken, hints.size()); ++i)
        {
            paragraph(frame.fonts.body, frame.theme.text, hintText(frame, run, hints[i]));
        }
    }
    if (taken < hints.size())
    {
        const std::string label =
            core::filled(frame.text("quiz.hint"), {{"left", std::to_string(hints.size() - taken)}});
        if (button(frame, label))
        {
            frame.emit(app::TakeHint{});
        }
        tooltip(frame, frame.text("quiz.hint_costs"));
    }
}

void drawAsking(Frame& frame, const QuizRun& run)
{
    if (app::hasChoices(run.question.item.kind))
    {
        drawChoices(frame, run);
    }
    if (run.question.item.kind == QuizKind::Refers)
    {
        const auto& picture = frame.state.session.pain.picture;
        const bool painted = picture != nullptr && !picture->painted.all.empty();
        if (painted)
        {
            if (button(frame, frame.text("quiz.done"), ButtonLook::Primary))
            {
                frame.emit(app::SubmitAnswer{});
            }
            ImGui::SameLine();
            if (button(frame, frame.text("quiz.clear")))
            {
                frame.emit(app::ClearAnswer{});
            }
        }
        gap(frame, 6.0f);
    }
    drawHints(frame, run);
}

std::string percent(double part)
{
    return core::formatFixed(100.0 * part, 0) + " %";
}

// Right or wrong, and how good.
void drawVerdict(Frame& frame, const QuizRun& run)
{
    const app::QuizMark& mark = *run.mark;
    const bool body = !app::hasChoices(run.question.item.kind);
    const std::string_view verdict = run.timedOut       ? frame.text("quiz.time_up")
                                     : mark.right       ? frame.text("quiz.right")
                                     : mark.score > 0.2 ? frame.text("quiz.nearly")
                                                        : frame.text("quiz.wrong");
    if (!isTogether(run))
    {
        paragraph(frame.fonts.title, mark.right ? frame.theme.accent : frame.theme.error,
                  std::string(mark.right ? "✓ " : "✘ ") + std::string(verdict));
    }
    if (mark.offMm && run.shown)
    {
        paragraph(
            frame.fonts.strong, frame.theme.text,
            core::filled(frame.text("quiz.off"), {{"mm", core::formatFixed(*mark.offMm, 0)}}));
    }
    if (mark.match && !run.timedOut)
    {
        paragraph(frame.fonts.strong, frame.theme.text,
                  core::filled(frame.text("quiz.area_score"), {{"score", percent(mark.score)}}));
        paragraph(frame.fonts.body, frame.theme.text,
                  core::filled(frame.text("quiz.area_why"),
                               {{"explained", percent(mark.match->explained)},
                                {"painted", percent(mark.match->zonePainted)}}));
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("quiz.your_colour"));
    }
    if (!body || run.timedOut)
    {
        paragraph(frame.fonts.strong, frame.theme.text,
                  core::filled(frame.text("quiz.it_is"), {{"answer", nameOfAnswer(frame, run)}}));
    }
}

// What tells the answer from what was chosen instead.
void drawTelling(Frame& frame, const QuizRun& run)
{
    if (!run.chosen || *run.chosen == run.question.right ||
        run.question.item.kind == QuizKind::Name)
    {
        return;
    }
    const app::AppState& state = frame.state;
    const std::string& chosen = run.question.choices[*run.chosen];
    const core::Side side =
        run.question.side == core::Side::Left ? core::Side::Left : core::Side::Right;
    const app::QuizTelling& telling =
        frame.memory.quizTelling.get({state.content, {run.question.muscle, chosen}, side}, [&] {
            return app::quizTelling(state.content, run.question, chosen);
        });
    sectionTitle(frame, core::filled(frame.text("quiz.apart"),
                                     {{"other", app::displayName(state, chosen)}}));
    const auto line = [&](std::string_view key, const std::vector<std::string>& regions,
                          const std::string& id) {
        if (!regions.empty())
        {
            paragraph(frame.fonts.body, frame.theme.text,
                      core::filled(key, {{"muscle", app::displayName(state, id)},
                                         {"regions", listed(frame, regions)}}));
        }
    };
    line(frame.text("quiz.only_this"), telling.onlyAnswer, run.question.muscle);
    line(frame.text("quiz.only_this"), telling.onlyChosen, chosen);
    if (telling.onlyAnswer.empty() && telling.onlyChosen.empty())
    {
        paragraph(frame.fonts.body, frame.theme.text, frame.text("quiz.same_regions"));
    }
}

void drawExplanation(Frame& frame, const QuizRun& run)
{
    const anatomy::TriggerPoint* point = pointOf(frame, run);
    const anatomy::Muscle& muscle = muscleOf(frame, run);
    drawTelling(frame, run);
    fact(frame, frame.text("quiz.nearly_all"),
         listed(frame, regionsOf(frame, run, anatomy::ZoneLevel::Essential)));
    fact(frame, frame.text("quiz.some"),
         listed(frame, regionsOf(frame, run, anatomy::ZoneLevel::Spillover)));
    if (point != nullptr)
    {
        fact(frame, frame.text("quiz.where_point"), point->placeWords);
        fact(frame, frame.text("quiz.story_provoked"), point->loadedBy);
    }
    else
    {
        fact(frame, frame.text("quiz.action"), muscle.action);
    }
    const Scope scope(frame, "Sources");
    drawSourceLinks(frame, point != nullptr ? point->sources : muscle.sources);
}

void drawAnswered(Frame& frame, const QuizRun& run)
{
    drawVerdict(frame, run);
    const bool last = run.at + 1 >= run.plan.size();
    if (button(frame, last ? frame.text("quiz.to_result") : frame.text("quiz.next"),
               ButtonLook::Primary))
    {
        frame.emit(app::NextQuestion{});
    }
    gap(frame, 6.0f);
    if (app::hasChoices(run.question.item.kind))
    {
        drawChoices(frame, run);
    }
    drawExplanation(frame, run);
}

}  // namespace

void drawQuizQuestion(Frame& frame)
{
    const QuizRun& run = frame.state.session.quiz.run;
    const Scope scope(frame, "Quiz");
    drawHead(frame, run);
    drawAsked(frame, run);
    if (app::quizAsks(frame.state))
    {
        drawAsking(frame, run);
    }
    else
    {
        drawAnswered(frame, run);
    }
    gap(frame, 10.0f);
    if (button(frame, frame.text("quiz.end"), ButtonLook::Ghost))
    {
        frame.emit(app::EndQuiz{});
    }
}

}  // namespace knotlas::ui
