#include "ui/panels/lesson_page.h"

#include "app/lesson_player.h"
#include "core/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace knotlas::ui
{
namespace
{

const app::LessonPlay& playOf(const Frame& frame)
{
    return *frame.state.session.lessons.play;
}

void emit(Frame& frame, const app::LessonCommand& command)
{
    frame.emit(command);
}

// "25 minutes · 9 steps"
std::string lengthOf(const Frame& frame, const app::LessonFile& lesson)
{
    const std::string steps =
        core::filled(frame.text("lesson.steps"), {{"count", std::to_string(lesson.steps)}});
    if (lesson.minutes == 0)
    {
        return steps;
    }
    return core::filled(frame.text("lesson.minutes"), {{"count", std::to_string(lesson.minutes)}}) +
           " · " + steps;
}

void drawLesson(Frame& frame, const app::LessonFile& lesson)
{
    const Fonts& fonts = frame.fonts;
    const float padding = frame.px(10.0f);
    const float width = ImGui::GetContentRegionAvail().x;
    const float room = std::max(width - 2.0f * padding, frame.px(40.0f));
    const std::string length = lengthOf(frame, lesson);
    const float title = wrappedSize(fonts.strong, lesson.title, room).y;
    const float summary = wrappedSize(fonts.small, lesson.summary, room).y;
    const float below = wrappedSize(fonts.small, length, room).y;
    const float air = frame.px(3.0f);
    const float height = title + summary + below + 2.0f * (air + padding);
    const Press press = pressable(frame, lesson.title, {width, height});
    const auto& play = frame.state.session.lessons.play;
    const bool chosen = play && play->file == lesson.file;
    const glm::vec3& quiet = chosen ? frame.theme.accentSoft : frame.theme.raised;
    fillBox(press.box, press.hovered || press.held ? frame.theme.hover : quiet, frame.px(8.0f));
    outlineBox(press.box, frame.theme.border, frame.px(8.0f));
    drawFocusRing(frame, press, frame.px(8.0f));
    ImVec2 at(press.box.min.x + padding, press.box.min.y + padding);
    wrappedAt(fonts.strong, at, frame.theme.text, lesson.title, room);
    at.y += title + air;
    wrappedAt(fonts.small, at, frame.theme.text, lesson.summary, room);
    at.y += summary + air;
    wrappedAt(fonts.small, at, frame.theme.muted, length, room);
    if (press.pressed)
    {
        frame.emit(app::OpenLesson{lesson.file});
    }
    gap(frame, 6.0f);
}

std::string placeOf(const Frame& frame, const app::LessonPlay& play)
{
    return core::filled(frame.text("lesson.place"),
                        {{"step", std::to_string(play.step + 1)},
                         {"count", std::to_string(play.lesson->steps.size())}});
}

void drawBar(Frame& frame, const app::LessonPlay& play)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = frame.px(6.0f);
    const float part =
        static_cast<float>(play.step + 1) / static_cast<float>(play.lesson->steps.size());
    fillBox({origin, {origin.x + width, origin.y + height}}, frame.theme.field, height / 2);
    fillBox({origin, {origin.x + width * part, origin.y + height}}, frame.theme.accent, height / 2);
    ImGui::Dummy({width, height});
    frame.items.record("Progress", {origin, {origin.x + width, origin.y + height}});
}

void drawText(Frame& frame, const io::LessonStep& step)
{
    for (const std::string_view text : core::split(step.text, '\n'))
    {
        paragraph(frame.fonts.body, frame.theme.text, text);
        gap(frame, 3.0f);
    }
}

// A choice of a question: its number is the key that chooses it. Once the answer is shown, the
// right one is filled and the wrong one that was chosen is outlined; words below say the same.
void drawChoice(Frame& frame, const app::LessonPlay& play, std::size_t index)
{
    const io::LessonQuestion& question = *play.current().question;
    const std::string number = std::to_string(index + 1);
    const float padding = frame.px(5.0f);
    const float indent = frame.px(22.0f);
    const float width = ImGui::GetContentRegionAvail().x;
    const float room = std::max(width - 2.0f * padding - indent, frame.px(30.0f));
    const ImVec2 size = wrappedSize(frame.fonts.body, question.choices[index], room);
    const Press press = pressable(frame, "Choice " + number, {width, size.y + 2.0f * padding});
    const bool right = app::isRight(question, index);
    const bool chosen = play.choice == index;
    const float rounding = frame.px(7.0f);
    if (play.answerShown)
    {
        fillBox(press.box, right ? frame.theme.accentSoft : frame.theme.field, rounding);
    }
    else
    {
        fillBox(press.box, press.hovered ? frame.theme.hover : frame.theme.field, rounding);
    }
    if (play.answerShown && (right || chosen))
    {
        outlineBox(press.box, right ? frame.theme.accent : frame.theme.error, rounding,
                   frame.px(2.0f));
    }
    drawFocusRing(frame, press, rounding);
    const ImVec2 at(press.box.min.x + padding, press.box.min.y + padding);
    wrappedAt(frame.fonts.strong, at, frame.theme.muted, number, indent);
    wrappedAt(frame.fonts.body, {at.x + indent, at.y}, frame.theme.text, question.choices[index],
              room);
    if (press.pressed && !play.answerShown)
    {
        emit(frame, app::ShowAnswer{index});
    }
}

// An answer that has just appeared is scrolled into sight: not before the scroll bar knows of it.
void followAnswer(bool shown)
{
    constexpr int kFrames = 3;
    int& frames = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("##answer"), 0);
    frames = shown ? std::min(frames + 1, kFrames + 1) : 0;
    if (shown && frames <= kFrames)
    {
        ImGui::SetScrollHereY(1.0f);
    }
}

void drawAnswer(Frame& frame, const app::LessonPlay& play)
{
    const io::LessonQuestion& question = *play.current().question;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    if (play.choice)
    {
        const bool right = app::isRight(question, *play.choice);
        paragraph(frame.fonts.strong, right ? frame.theme.accent : frame.theme.error,
                  frame.text(right ? "lesson.right" : "lesson.wrong"));
    }
    if (!play.choice || !app::isRight(question, *play.choice))
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("lesson.answer"));
        paragraph(frame.fonts.body, frame.theme.text, question.answer);
    }
    frame.items.record("Answer", {origin, ImGui::GetItemRectMax()});
}

void drawQuestion(Frame& frame, const app::LessonPlay& play)
{
    const std::optional<io::LessonQuestion>& question = play.current().question;
    if (!question)
    {
        return;
    }
    const Scope scope(frame, "Question");
    const Card card(frame, frame.theme.raised, frame.theme.border);
    paragraph(frame.fonts.strong, frame.theme.text, question->text);
    gap(frame, 2.0f);
    for (std::size_t i = 0; i < question->choices.size(); ++i)
    {
        drawChoice(frame, play, i);
    }
    if (play.answerShown)
    {
        drawAnswer(frame, play);
    }
    else if (button(frame, frame.text("lesson.show_answer")))
    {
        emit(frame, app::ShowAnswer{});
    }
    followAnswer(play.answerShown);
}

void drawButtons(Frame& frame, const app::LessonPlay& play)
{
    const bool first = play.step == 0;
    const bool last = play.step + 1 == play.lesson->steps.size();
    if (button(frame, frame.text("lesson.previous"), first ? ButtonLook::Ghost : ButtonLook::Plain))
    {
        emit(frame, app::PreviousStep{});
    }
    ImGui::SameLine();
    if (last)
    {
        if (button(frame, frame.text("lesson.end"), ButtonLook::Primary))
        {
            emit(frame, app::CloseLesson{});
        }
    }
    else if (button(frame, frame.text("lesson.next"), ButtonLook::Primary))
    {
        emit(frame, app::NextStep{});
    }
}

void drawNote(Frame& frame, const app::LessonPlay& play)
{
    const std::string& note = play.current().note;
    if (note.empty())
    {
        return;
    }
    if (link(frame, frame.text(play.noteShown ? "lesson.hide_note" : "lesson.show_note")))
    {
        emit(frame, app::ToggleLessonNote{});
    }
    if (play.noteShown)
    {
        const Card card(frame, frame.theme.field, frame.theme.border);
        paragraph(frame.fonts.body, frame.theme.text, note);
        frame.items.record("Note", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
}

// A step begins at its beginning, however far the last one was scrolled.
void scrollToBeginning(Frame& frame, const app::LessonPlay& play)
{
    if (frame.memory.lessonStep != play.step)
    {
        frame.memory.lessonStep = play.step;
        ImGui::SetScrollY(0.0f);
    }
}

// A part of the band that scrolls by itself; returns the height that its content needs.
template <typename Fill> float inColumn(const char* name, float width, Fill fill)
{
    ImGui::BeginChild(name, {width, 0.0f}, false, ImGuiWindowFlags_NavFlattened);
    fill();
    const float height = ImGui::GetCursorPosY();
    ImGui::EndChild();
    return height;
}

// Side by side where there is room, so that a class sees the choices without scrolling.
float drawTextAndQuestion(Frame& frame, const app::LessonPlay& play)
{
    constexpr float kLeastForTwo = 520.0f;
    constexpr float kTextShare = 0.54f;
    const float width = ImGui::GetContentRegionAvail().x;
    if (!play.current().question || width < frame.px(kLeastForTwo))
    {
        return inColumn("##text", width, [&] {
            drawText(frame, play.current());
            drawQuestion(frame, play);
        });
    }
    const float air = frame.px(16.0f);
    const float left = std::floor(width * kTextShare);
    const float text = inColumn("##text", left, [&] { drawText(frame, play.current()); });
    ImGui::SameLine(0.0f, air);
    const float question =
        inColumn("##question", width - left - air, [&] { drawQuestion(frame, play); });
    return std::max(text, question);
}

}  // namespace

void drawLessonList(Frame& frame)
{
    const Scope scope(frame, "Lessons");
    const std::vector<app::LessonFile>& library = frame.state.session.lessons.library;
    gap(frame, 8.0f);
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("lesson.lessons"));
    note(frame, frame.fonts.small, frame.theme.muted,
         frame.text(library.empty() ? "lesson.none" : "lesson.choose"));
    gap(frame, 4.0f);
    for (const app::LessonFile& lesson : library)
    {
        ImGui::PushID(lesson.file.c_str());
        drawLesson(frame, lesson);
        ImGui::PopID();
    }
}

void drawLessonPage(Frame& frame)
{
    const app::LessonPlay& play = playOf(frame);
    const Pane pane(frame, "##lesson", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    scrollToBeginning(frame, play);
    pageHead(
        frame,
        {.above = play.lesson->title, .title = play.current().title, .below = {}, .backTo = {}});
    const Scope scope(frame, "Lesson");
    paragraph(frame.fonts.small, frame.theme.muted, placeOf(frame, play));
    drawBar(frame, play);
    gap(frame, 4.0f);
    drawButtons(frame, play);
    gap(frame, 4.0f);
    drawText(frame, play.current());
    gap(frame, 4.0f);
    drawQuestion(frame, play);
    drawNote(frame, play);
    gap(frame, 8.0f);
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("lesson.keys"));
    gap(frame, 12.0f);
}

void drawLessonBand(Frame& frame)
{
    const app::LessonPlay& play = playOf(frame);
    const Box& box = *frame.layout.lesson;
    const Pane pane(frame, "##lesson band", box, PaneLook::Panel);
    const Scope scope(frame, "Lesson");
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const std::string place = placeOf(frame, play);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 placeSize = textSize(frame.fonts.small, place);
    const float room = std::max(width - placeSize.x - frame.px(12.0f), frame.px(60.0f));
    textAt(frame.fonts.small, {origin.x + width - placeSize.x, origin.y}, frame.theme.muted, place);
    const std::string& title = play.current().title;
    wrappedAt(frame.fonts.title, origin, frame.theme.text, title, room);
    ImGui::Dummy(wrappedSize(frame.fonts.title, title, room));
    drawBar(frame, play);
    const float top = ImGui::GetCursorPosY();
    ImGui::PushID(static_cast<int>(play.step));  // each step has scroll bars of its own
    const float below = drawTextAndQuestion(frame, play);
    ImGui::PopID();
    frame.memory.lessonBand = top + below + ImGui::GetStyle().WindowPadding.y;
}

}  // namespace knotlas::ui
