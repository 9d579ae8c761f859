#include "ui/panels/quiz_panel.h"

#include "ui/panels/quiz_parts.h"
#include "ui/widgets/pane.h"

#include <string>

namespace knotlas::ui
{

void drawQuiz(Frame& frame)
{
    const app::QuizTool& quiz = frame.state.session.quiz;
    // Each question is read from its beginning.
    const std::string page =
        "##quiz" + std::to_string(static_cast<int>(quiz.phase)) + "." + std::to_string(quiz.run.at);
    const Pane pane(frame, page.c_str(), *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    switch (quiz.phase)
    {
    case app::QuizPhase::Setup:
        drawQuizSetup(frame);
        break;
    case app::QuizPhase::Asking:
    case app::QuizPhase::Answered:
        drawQuizQuestion(frame);
        break;
    case app::QuizPhase::Result:
        drawQuizResult(frame);
        break;
    case app::QuizPhase::Off:
        break;
    }
}

}  // namespace knotlas::ui
