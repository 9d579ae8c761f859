#include "core/text.h"
#include "ui/panels/quiz_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

using app::QuizGiven;
using app::QuizMode;
using app::QuizRun;

std::string asked(const Frame& frame, const QuizGiven& given)
{
    const app::AppState& state = frame.state;
    const anatomy::TriggerPoint* point =
        state.content.atlas->findTriggerPoint(given.question.point);
    const anatomy::Muscle* muscle = state.content.atlas->findMuscle(given.question.muscle);
    if (muscle == nullptr)
    {
        return given.question.muscle;
    }
    return point == nullptr ? app::nameOf(state, *muscle) : app::nameOf(state, *muscle, *point);
}

// "Muscle of a pattern · your answer: Soleus"
std::string detailOf(const Frame& frame, const QuizGiven& given)
{
    std::string detail(quizKindName(frame, given.question.item.kind));
    if (given.timedOut)
    {
        return detail + " · " + std::string(frame.text("quiz.time_up"));
    }
    if (given.choice && !given.mark.right)
    {
        detail += " · " + std::string(frame.text("quiz.your_answer")) + ": " +
                  app::displayName(frame.state, given.question.choices[*given.choice]);
    }
    if (given.mark.offMm)
    {
        detail += " · " + core::formatFixed(*given.mark.offMm, 0) + " mm";
    }
    if (given.hints > 0)
    {
        detail += " · " + core::filled(frame.text("quiz.with_hints"),
                                       {{"hints", std::to_string(given.hints)}});
    }
    return detail;
}

void drawSummary(Frame& frame, const QuizRun& run)
{
    if (run.setup.mode == QuizMode::Duel)
    {
        drawDuelScore(frame, run, std::nullopt);
        const app::QuizScores scores = app::quizScores(run);
        const double ahead = scores.left - scores.right;
        paragraph(frame.fonts.title, frame.theme.text,
                  std::abs(ahead) < 0.05 ? frame.text("quiz.drawn")
                  : ahead > 0.0          ? frame.text("quiz.left_wins")
                                         : frame.text("quiz.right_wins"));
        return;
    }
    double score = 0.0;
    std::size_t right = 0;
    for (const QuizGiven& given : run.given)
    {
        score += given.mark.score;
        right += given.mark.right ? 1 : 0;
    }
    const auto count = run.given.size();
    const std::string percent =
        core::formatFixed(count == 0 ? 0.0 : 100.0 * score / static_cast<double>(count), 0);
    paragraph(frame.fonts.title, frame.theme.text,
              core::filled(frame.text("quiz.result"), {{"right", std::to_string(right)},
                                                       {"count", std::to_string(count)},
                                                       {"percent", percent}}));
    if (run.setup.student.empty())
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("quiz.guest_is"));
    }
    else
    {
        const app::StudentProgress progress =
            app::progressOf(frame.state.session.quiz, run.setup.student);
        paragraph(
            frame.fonts.body, frame.theme.muted,
            core::filled(frame.text("quiz.kept"), {{"student", run.setup.student},
                                                   {"seen", std::to_string(progress.cards)}}));
    }
}

void drawList(Frame& frame, const QuizRun& run)
{
    sectionTitle(frame, frame.text("quiz.answers"));
    const Scope scope(frame, "Answers");
    for (std::size_t i = 0; i < run.given.size(); ++i)
    {
        const QuizGiven& given = run.given[i];
        ImGui::PushID(static_cast<int>(i));
        RowLook look;
        look.second = detailOf(frame, given);
        look.trailing = given.mark.right ? "✓ " + std::string(frame.text("quiz.right"))
                                         : "✘ " + std::string(frame.text("quiz.wrong"));
        look.chosen = run.reviewed == i;
        const std::string label = std::to_string(i + 1) + "  " + asked(frame, given);
        if (row(frame, label, look).pressed)
        {
            frame.emit(app::ReviewQuestion{i});
        }
        ImGui::PopID();
    }
}

}  // namespace

void drawQuizResult(Frame& frame)
{
    const QuizRun& run = frame.state.session.quiz.run;
    const Scope scope(frame, "Quiz");
    paragraph(frame.fonts.strong, frame.theme.muted, frame.text("quiz.over"));
    drawSummary(frame, run);
    gap(frame, 6.0f);
    if (button(frame, frame.text("quiz.again"), ButtonLook::Primary))
    {
        frame.emit(app::StartQuiz{});
    }
    ImGui::SameLine();
    if (button(frame, frame.text("quiz.leave")))
    {
        frame.emit(app::EndQuiz{});
    }
    if (!run.given.empty())
    {
        drawList(frame, run);
    }
}

}  // namespace knotlas::ui
