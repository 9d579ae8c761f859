#include "ui/panels/quiz_keys.h"

#include "app/quiz_mode.h"

#include <algorithm>
#include <array>
#include <optional>

namespace knotlas::ui
{
namespace
{

constexpr float kStep = 0.015f;  // of the picture's height
constexpr float kTurnDeg = 15.0f;

std::optional<std::size_t> placeIn(std::string_view keys, std::string_view chord)
{
    const std::size_t at = chord.size() == 1 ? keys.find(chord) : std::string_view::npos;
    return at == std::string_view::npos ? std::nullopt : std::optional(at);
}

struct Arrow
{
    std::string_view name;
    float right;
    float down;
};

constexpr std::array kArrows{Arrow{"Left", -1.0f, 0.0f}, Arrow{"Right", 1.0f, 0.0f},
                             Arrow{"Up", 0.0f, -1.0f}, Arrow{"Down", 0.0f, 1.0f}};

bool handleChoice(std::string_view chord, const app::QuizRun& run, app::CommandQueue& commands)
{
    const bool together =
        run.setup.mode == app::QuizMode::Duel && run.setup.duel == app::DuelStyle::Together;
    std::optional<std::size_t> choice = placeIn("1234", chord);
    choice = choice ? choice : placeIn("ABCD", chord);
    std::optional<app::QuizTeam> team;
    if (together)
    {
        const std::optional<std::size_t> right = placeIn("7890", chord);
        team = right ? app::QuizTeam::Right : app::QuizTeam::Left;
        choice = right ? right : choice;
    }
    if (!choice)
    {
        return false;
    }
    const bool open = *choice < run.question.choices.size() &&
                      std::ranges::find(run.struckOut, *choice) == run.struckOut.end();
    if (open)
    {
        commands.push_back({app::AnswerQuiz{*choice, team}, false});
    }
    return true;
}

// On the body: arrows move the cross-hair, with Shift they turn the body.
bool handlePlace(std::string_view chord, const app::AppState& state, app::CommandQueue& commands)
{
    const bool turns = chord.starts_with("Shift+");
    const std::string_view key = turns ? chord.substr(6) : chord;
    for (const Arrow& arrow : kArrows)
    {
        if (key != arrow.name)
        {
            continue;
        }
        if (turns)
        {
            commands.push_back({app::Orbit{-arrow.right * kTurnDeg, arrow.down * kTurnDeg}, false});
        }
        else
        {
            const float aspect = state.session.viewport.aspect();
            commands.push_back(
                {app::MoveQuizCursor{{arrow.right * kStep / aspect, arrow.down * kStep}}, false});
        }
        return true;
    }
    const bool paints = state.session.quiz.run.question.item.kind == app::QuizKind::Refers;
    const auto& picture = state.session.pain.picture;
    if (chord == "Space" || (chord == "Enter" && !paints))
    {
        commands.push_back({app::PlaceAtCursor{}, false});
        return true;
    }
    if (chord == "Enter")
    {
        if (picture != nullptr && !picture->painted.all.empty())
        {
            commands.push_back({app::SubmitAnswer{}, false});
        }
        return true;
    }
    if (chord == "Backspace" || chord == "Delete")
    {
        commands.push_back({app::ClearAnswer{}, false});
        return true;
    }
    return false;
}

}  // namespace

bool handleQuizKey(std::string_view chord, const app::AppState& state, const Memory& memory,
                   app::CommandQueue& commands)
{
    const app::QuizTool& quiz = state.session.quiz;
    // Enter, Space and arrows work the panel while the keyboard is in it.
    const bool inPanel = memory.keyboardMode;
    const bool asks = app::quizAsks(state);
    const bool choices = app::hasChoices(quiz.run.question.item.kind);
    if (quiz.phase == app::QuizPhase::Setup && chord == "Enter" && !inPanel)
    {
        commands.push_back({app::StartQuiz{}, false});
        return true;
    }
    if (asks && choices && handleChoice(chord, quiz.run, commands))
    {
        return true;
    }
    if (asks && chord == "H" && quiz.run.setup.mode == app::QuizMode::Practice)
    {
        commands.push_back({app::TakeHint{}, false});
        return true;
    }
    if (inPanel)
    {
        return false;
    }
    if (asks && !choices)
    {
        return handlePlace(chord, state, commands);
    }
    if (quiz.phase == app::QuizPhase::Answered && (chord == "Enter" || chord == "Space"))
    {
        commands.push_back({app::NextQuestion{}, false});
        return true;
    }
    if (quiz.phase == app::QuizPhase::Result && chord == "Enter")
    {
        commands.push_back({app::StartQuiz{}, false});
        return true;
    }
    return false;
}

}  // namespace knotlas::ui
