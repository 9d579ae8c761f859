#include "ui/notes_page.h"

#include "app/presenting.h"
#include "core/text.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <utility>

namespace knotlas::ui
{
namespace
{

constexpr float kLargest = 4.0f;
constexpr float kEnlarged = 1.75f;  // read while standing beside it

std::string minutesAndSeconds(int seconds)
{
    const std::string rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (rest.size() == 1 ? ":0" : ":") + rest;
}

void fillLesson(const app::AppState& state, NotesContent& content)
{
    const app::LessonPlay& play = *state.session.lessons.play;
    const io::LessonStep& step = play.current();
    const std::size_t count = play.lesson->steps.size();
    content.above = play.lesson->title;
    content.place =
        core::filled(state.language->text("lesson.place"),
                     {{"step", std::to_string(play.step + 1)}, {"count", std::to_string(count)}});
    content.title = step.title;
    content.note = step.note;
    content.text = step.note.empty() ? step.text : std::string();
    if (step.question)
    {
        content.question = step.question->text;
        content.answer = step.question->answer;
    }
    content.next = play.step + 1 < count ? play.lesson->steps[play.step + 1].title
                                         : std::string(state.language->text("notes.last"));
}

void heading(Frame& frame, std::string_view text)
{
    gap(frame, 10.0f);
    paragraph(frame.fonts.small, frame.theme.muted, text);
    gap(frame, 1.0f);
}

// The time at the right, what is shown at the left of it.
void drawHead(Frame& frame, const NotesContent& content)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 gone = textSize(frame.fonts.title, content.gone);
    const ImVec2 clock = textSize(frame.fonts.title, content.clock);
    const float air = frame.px(18.0f);
    const float right = origin.x + width;
    textAt(frame.fonts.title, {right - clock.x, origin.y}, frame.theme.muted, content.clock);
    textAt(frame.fonts.title, {right - clock.x - air - gone.x, origin.y}, frame.theme.text,
           content.gone);
    frame.items.record("Notes/Gone", {{right - clock.x - air - gone.x, origin.y},
                                      {right - clock.x - air, origin.y + gone.y}});
    const std::string place =
        content.place.empty() ? content.above : content.place + "   " + content.above;
    const float room = std::max(width - clock.x - gone.x - 2.0f * air, frame.px(40.0f));
    textAt(frame.fonts.small, {origin.x, origin.y + (gone.y - frame.fonts.small->FontSize) / 2},
           frame.theme.muted, elided(frame.fonts.small, place, room));
    ImGui::Dummy({width, gone.y});
    hairline(frame);
}

}  // namespace

NotesContent notesContent(const app::AppState& state, app::TimeS now, std::string clock)
{
    NotesContent content;
    content.gone = minutesAndSeconds(app::secondsGone(state, now));
    content.clock = std::move(clock);
    content.theme = state.view.theme;
    content.scale =
        std::min(state.view.uiScale * kEnlarged, std::max(state.view.uiScale, kLargest));
    const app::BlankTool& blank = state.session.present.blank;
    if (blank.on)
    {
        content.screen =
            state.language->text(blank.blank == app::Blank::White ? "notes.white" : "notes.black");
    }
    if (state.session.lessons.play)
    {
        fillLesson(state, content);
    }
    else
    {
        content.title = state.doc.selected.empty()
                            ? std::string(state.language->text("notes.none"))
                            : app::displayName(state, state.doc.selected.back());
    }
    content.window = std::string(state.language->text("notes.title")) + ": " + content.title;
    return content;
}

void drawNotes(Frame& frame, const NotesContent& content, float scrollBy)
{
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Pane pane(frame, "##notes", {{0.0f, 0.0f}, size}, PaneLook::Panel, Stop::None, true);
    if (scrollBy != 0.0f)
    {
        ImGui::SetScrollY(std::max(ImGui::GetScrollY() + scrollBy, 0.0f));
    }
    drawHead(frame, content);
    if (!content.screen.empty())
    {
        paragraph(frame.fonts.strong, frame.theme.warning, content.screen);
        frame.items.record("Notes/Screen", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    gap(frame, 4.0f);
    paragraph(frame.fonts.title, frame.theme.text, content.title);
    frame.items.record("Notes/Title", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    gap(frame, 4.0f);
    for (const std::string_view line :
         core::split(content.note.empty() ? content.text : content.note, '\n'))
    {
        paragraph(frame.fonts.body, frame.theme.text, line);
        gap(frame, 3.0f);
    }
    frame.items.record("Notes/Note", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (!content.question.empty())
    {
        heading(frame, content.question);
        paragraph(frame.fonts.strong, frame.theme.accent, content.answer);
        frame.items.record("Notes/Answer", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    if (!content.next.empty())
    {
        heading(frame, frame.text("notes.next"));
        paragraph(frame.fonts.body, frame.theme.text, content.next);
        frame.items.record("Notes/Next", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    heading(frame, frame.text("notes.keys"));
}

}  // namespace knotlas::ui
