#include "core/text.h"
#include "ui/panels/quiz_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace knotlas::ui
{
namespace
{

using app::QuizScope;

constexpr std::size_t kNamedStudents = 8;
constexpr float kSecondsStep = 5.0f;

void drawMode(Frame& frame)
{
    const app::QuizSetup& setup = frame.state.session.quiz.setup;
    const std::array<std::string_view, 3> modes{frame.text("quiz.practice"),
                                                frame.text("quiz.test"), frame.text("quiz.duel")};
    if (const auto chosen = segmented(frame, "Mode", modes, static_cast<std::size_t>(setup.mode)))
    {
        frame.emit(app::SetQuizMode{static_cast<app::QuizMode>(*chosen), setup.duel});
    }
    const bool duel = setup.mode == app::QuizMode::Duel;
    paragraph(frame.fonts.small, frame.theme.muted,
              duel                                ? frame.text("quiz.duel_is")
              : setup.mode == app::QuizMode::Test ? frame.text("quiz.test_is")
                                                  : frame.text("quiz.practice_is"));
    if (!duel)
    {
        return;
    }
    const std::array<std::string_view, 2> styles{frame.text("quiz.turns"),
                                                 frame.text("quiz.together")};
    if (const auto chosen = segmented(frame, "Duel", styles, static_cast<std::size_t>(setup.duel)))
    {
        frame.emit(app::SetQuizMode{app::QuizMode::Duel, static_cast<app::DuelStyle>(*chosen)});
    }
    if (setup.duel == app::DuelStyle::Together)
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("quiz.together_is"));
    }
}

void drawKinds(Frame& frame)
{
    sectionTitle(frame, frame.text("quiz.questions"));
    const std::vector<app::QuizKind>& kinds = frame.state.session.quiz.setup.kinds;
    const Scope scope(frame, "Kinds");
    for (const app::QuizKind kind : app::kQuizKinds)
    {
        const bool on = std::ranges::find(kinds, kind) != kinds.end();
        if (toggle(frame, quizKindName(frame, kind), on) && !(on && kinds.size() == 1))
        {
            std::vector<app::QuizKind> changed = kinds;
            if (on)
            {
                std::erase(changed, kind);
            }
            else
            {
                changed.push_back(kind);
            }
            frame.emit(app::SetQuizKinds{std::move(changed)});
        }
    }
}

void drawAreas(Frame& frame, const QuizScope& scope)
{
    const Scope within(frame, "Areas");
    bool first = true;
    for (const anatomy::MuscleGroup& group : frame.state.content.atlas->groups)
    {
        if (chip(frame, group.name, scope.name == group.id, std::exchange(first, false)))
        {
            frame.emit(app::SetQuizScope{{QuizScope::Which::Area, group.id, {}}});
        }
    }
}

void drawLessons(Frame& frame, const QuizScope& scope)
{
    const Scope within(frame, "Lessons");
    bool first = true;
    for (const app::QuizLesson& lesson : frame.state.session.quiz.lessons)
    {
        if (chip(frame, lesson.title, scope.name == lesson.title, std::exchange(first, false)))
        {
            frame.emit(app::SetQuizScope{{QuizScope::Which::Lesson, lesson.title, lesson.muscles}});
        }
    }
}

void choose(Frame& frame, QuizScope::Which which)
{
    const app::AppState& state = frame.state;
    switch (which)
    {
    case QuizScope::Which::All:
        frame.emit(app::SetQuizScope{});
        break;
    case QuizScope::Which::Area:
        frame.emit(app::SetQuizScope{
            {QuizScope::Which::Area, state.content.atlas->groups.front().id, {}}});
        break;
    case QuizScope::Which::Muscles:
        if (!state.doc.selected.empty())
        {
            frame.emit(app::SetQuizScope{{QuizScope::Which::Muscles, {}, state.doc.selected}});
        }
        break;
    case QuizScope::Which::Lesson:
        if (!state.session.quiz.lessons.empty())
        {
            const app::QuizLesson& lesson = state.session.quiz.lessons.front();
            frame.emit(app::SetQuizScope{{QuizScope::Which::Lesson, lesson.title, lesson.muscles}});
        }
        break;
    }
}

void drawScope(Frame& frame)
{
    sectionTitle(frame, frame.text("quiz.muscles"));
    const QuizScope& scope = frame.state.session.quiz.setup.scope;
    const std::array<std::string_view, 4> which{
        frame.text("quiz.scope_all"), frame.text("quiz.scope_area"),
        frame.text("quiz.scope_selected"), frame.text("quiz.scope_lesson")};
    if (const auto chosen = segmented(frame, "Scope", which, static_cast<std::size_t>(scope.which)))
    {
        choose(frame, static_cast<QuizScope::Which>(*chosen));
    }
    if (scope.which == QuizScope::Which::Area)
    {
        drawAreas(frame, scope);
    }
    else if (scope.which == QuizScope::Which::Lesson)
    {
        drawLessons(frame, scope);
    }
    else if (scope.which == QuizScope::Which::Muscles)
    {
        std::vector<std::string> names;
        for (const std::string& id : scope.muscles)
        {
            names.push_back(app::displayName(frame.state, id));
        }
        paragraph(frame.fonts.body, frame.theme.text, listed(frame, names));
    }
    if (frame.state.doc.selected.empty() && scope.which != QuizScope::Which::Muscles)
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("quiz.select_first"));
    }
}

void drawLength(Frame& frame)
{
    const app::QuizSetup& setup = frame.state.session.quiz.setup;
    sectionTitle(frame, frame.text("quiz.length"));
    if (const auto edit =
            stepSlider(frame, frame.text("quiz.number"), static_cast<float>(setup.questions), 1.0f,
                       50.0f, std::to_string(setup.questions)))
    {
        frame.emit(app::SetQuizLength{static_cast<int>(edit->value)}, edit->live);
    }
    const std::string seconds = setup.secondsPerQuestion == 0
                                    ? std::string(frame.text("quiz.no_limit"))
                                    : std::to_string(setup.secondsPerQuestion) + " s";
    if (const auto edit = stepSlider(frame, frame.text("quiz.seconds"),
                                     static_cast<float>(setup.secondsPerQuestion) / kSecondsStep,
                                     0.0f, 24.0f, seconds))
    {
        frame.emit(app::SetQuizTime{static_cast<int>(edit->value * kSecondsStep), setup.minutes},
                   edit->live);
    }
    const std::string minutes = setup.minutes == 0 ? std::string(frame.text("quiz.no_limit"))
                                                   : std::to_string(setup.minutes) + " min";
    if (const auto edit = stepSlider(frame, frame.text("quiz.minutes"),
                                     static_cast<float>(setup.minutes), 0.0f, 60.0f, minutes))
    {
        frame.emit(app::SetQuizTime{setup.secondsPerQuestion, static_cast<int>(edit->value)},
                   edit->live);
    }
}

void drawNameField(Frame& frame)
{
    const std::string& value = frame.state.session.quiz.setup.student;
    std::vector<char>& buffer = frame.memory.fields["quiz student"];
    constexpr std::string_view id = "Name";
    if (buffer.empty() || frame.memory.activeField != id)
    {
        buffer.assign(io::kMaxQuizName + 1, '\0');
        std::copy_n(value.begin(), std::min(value.size(), io::kMaxQuizName), buffer.begin());
    }
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    ImGui::InputTextWithHint("##student", frame.text("quiz.guest").data(), buffer.data(),
                             buffer.size());
    const bool done = ImGui::IsItemDeactivatedAfterEdit();
    const Press press = adoptLastItem(frame, id);
    drawFocusRing(frame, press, frame.px(8.0f));
    std::string& active = frame.memory.activeField;
    active = press.held ? std::string(id) : active == id ? std::string() : active;
    const std::string typed(core::trim(buffer.data()));
    if (done && value != typed)
    {
        frame.emit(app::SetStudent{typed});
    }
}

void drawStudent(Frame& frame)
{
    const app::QuizTool& quiz = frame.state.session.quiz;
    if (quiz.setup.mode == app::QuizMode::Duel)
    {
        return;
    }
    sectionTitle(frame, frame.text("quiz.student"));
    const Scope scope(frame, "Student");
    drawNameField(frame);
    const std::string& name = quiz.setup.student;
    if (name.empty() && quiz.results != nullptr)
    {
        bool first = true;
        const auto& students = quiz.results->students;
        for (std::size_t i = 0; i < std::min(students.size(), kNamedStudents); ++i)
        {
            if (chip(frame, students[i].name, false, std::exchange(first, false)))
            {
                frame.emit(app::SetStudent{students[i].name});
            }
        }
    }
    if (name.empty())
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("quiz.guest_is"));
        return;
    }
    const app::StudentProgress progress = app::progressOf(quiz, name);
    const auto share = static_cast<std::size_t>(
        progress.answers == 0
            ? 0.0
            : std::round(100.0 * double(progress.right) / double(progress.answers)));
    paragraph(frame.fonts.body, frame.theme.text,
              progress.answers == 0 ? std::string(frame.text("quiz.new_student"))
                                    : core::filled(frame.text("quiz.progress"),
                                                   {{"seen", std::to_string(progress.cards)},
                                                    {"due", std::to_string(progress.due)},
                                                    {"share", std::to_string(share)}}));
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("quiz.kept_here"));
}

}  // namespace

void drawQuizSetup(Frame& frame)
{
    const app::QuizTool& quiz = frame.state.session.quiz;
    pageHead(frame, {{}, frame.text("quiz.title"), frame.text("quiz.about"), {}});
    {
        const Scope scope(frame, "Quiz");
        if (button(frame, frame.text("quiz.start"), ButtonLook::Primary))
        {
            frame.emit(app::StartQuiz{});
        }
        gap(frame, 6.0f);
        drawMode(frame);
        drawStudent(frame);
        drawScope(frame);
        drawKinds(frame);
        drawLength(frame);
        if (quiz.results != nullptr && !quiz.results->students.empty())
        {
            gap(frame, 8.0f);
            if (button(frame, frame.text("quiz.export")))
            {
                frame.emit(app::QuizRequest{app::QuizRequest::Kind::Export, {}});
            }
        }
    }
}

}  // namespace knotlas::ui
