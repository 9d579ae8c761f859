#include "ui/panels/learn_technique.h"

#include "app/learn_mode.h"
#include "core/text.h"
#include "ui/panels/care_words.h"
#include "ui/panels/warning_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace knotlas::ui
{
namespace
{

constexpr float kPi = 3.14159265f;
constexpr float kRing = 58.0f;  // radius, points at scale 1
constexpr std::size_t kMusclesShown = 12;

using app::PracticePhase;

std::string_view phaseWords(const Frame& frame, PracticePhase phase)
{
    switch (phase)
    {
    case PracticePhase::Ready:
        return frame.text("timer.ready");
    case PracticePhase::Hold:
        return frame.text("timer.hold");
    case PracticePhase::Rest:
        return frame.text("timer.rest");
    case PracticePhase::Done:
        break;
    }
    return frame.text("timer.done");
}

// "23" or "14:05".
std::string clockText(double seconds)
{
    const int whole = static_cast<int>(std::ceil(seconds - 1e-6));
    if (whole < 60)
    {
        return std::to_string(whole);
    }
    const std::string rest = std::to_string(whole % 60);
    return std::to_string(whole / 60) + (rest.size() == 1 ? ":0" : ":") + rest;
}

// "23 s" or "14:05 min".
std::string lengthText(double seconds)
{
    return clockText(seconds) + (seconds > 59.0 ? " min" : " s");
}

void drawRing(Frame& frame, const app::PracticeReading& reading)
{
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Theme& theme = frame.theme;
    const float radius = frame.px(kRing);
    const float line = frame.px(9.0f);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float side = 2 * (radius + line);
    const ImVec2 centre(origin.x + side / 2, origin.y + side / 2);
    list.AddCircle(centre, radius, packed(theme.field), 64, line);
    const bool rests = reading.phase == PracticePhase::Rest;
    const auto left = static_cast<float>(1.0 - reading.part());
    if (left > 0.0f)
    {
        list.PathArcTo(centre, radius, -kPi / 2, -kPi / 2 + left * 2 * kPi, 96);
        // Rest is thinner as well as paler.
        list.PathStroke(packed(rests ? theme.muted : theme.accent), 0, rests ? line * 0.45f : line);
    }
    const bool done = reading.phase == PracticePhase::Done;
    const Box above{{centre.x, centre.y - frame.px(22.0f)}, {centre.x, centre.y + frame.px(4.0f)}};
    const Box below{{centre.x, centre.y + frame.px(8.0f)}, {centre.x, centre.y + frame.px(26.0f)}};
    textCentred(frame.fonts.title, above, theme.text, done ? "✓" : clockText(reading.leftS));
    textCentred(frame.fonts.small, below, theme.muted, phaseWords(frame, reading.phase));
    ImGui::Dummy({side, side});
}

// One dot a round: filled when it is over.
void drawRounds(Frame& frame, const app::PracticeReading& reading, int rounds)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float radius = frame.px(5.0f);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (int i = 0; i < rounds; ++i)
    {
        const ImVec2 centre(origin.x + radius + static_cast<float>(i) * frame.px(17.0f),
                            origin.y + frame.px(8.0f));
        const bool over = reading.phase == PracticePhase::Done || i + 1 < reading.round ||
                          (i + 1 == reading.round && reading.phase == PracticePhase::Rest);
        over ? list.AddCircleFilled(centre, radius, packed(frame.theme.accent), 20)
             : list.AddCircle(centre, radius, packed(frame.theme.muted), 20, frame.px(1.5f));
    }
    ImGui::Dummy({static_cast<float>(rounds) * frame.px(17.0f), frame.px(16.0f)});
}

// What the ring shows, in words.
std::string inWords(const Frame& frame, const app::PracticeReading& reading,
                    const anatomy::Practice& practice)
{
    if (reading.phase == PracticePhase::Ready || reading.phase == PracticePhase::Done)
    {
        const std::string_view pattern =
            frame.text(reading.phase == PracticePhase::Done ? "timer.words_done"
                       : practice.restS > 0                 ? "timer.words_ready"
                                                            : "timer.words_ready_once");
        return core::filled(pattern, {{"hold", lengthText(practice.holdS)},
                                      {"rest", lengthText(practice.restS)},
                                      {"rounds", std::to_string(practice.rounds)}});
    }
    return core::filled(frame.text(reading.running ? "timer.words" : "timer.words_paused"),
                        {{"phase", std::string(phaseWords(frame, reading.phase))},
                         {"left", lengthText(reading.leftS)},
                         {"round", std::to_string(reading.round)},
                         {"rounds", std::to_string(practice.rounds)}});
}

void drawTimerButtons(Frame& frame, const app::PracticeReading& reading)
{
    const bool begun =
        reading.phase != PracticePhase::Ready && reading.phase != PracticePhase::Done;
    const std::string_view start =
        frame.text(reading.running                        ? "timer.pause"
                   : begun                                ? "timer.go_on"
                   : reading.phase == PracticePhase::Done ? "timer.again"
                                                          : "timer.start");
    if (button(frame, start, ButtonLook::Primary))
    {
        frame.emit(reading.running ? app::LearnCommand(app::PauseTimer{})
                                   : app::LearnCommand(app::StartTimer{}));
    }
    flow(frame, textSize(frame.fonts.body, frame.text("timer.reset")).x + frame.px(28.0f));
    if (button(frame, frame.text("timer.reset")))
    {
        frame.emit(app::LearnCommand(app::ResetTimer{}));
    }
}

void drawTimerWords(Frame& frame, const anatomy::Technique& technique,
                    const app::PracticeReading& reading)
{
    const app::LearnTool& learn = frame.state.session.learn;
    const anatomy::Practice& practice = learn.timer.practice;
    if (technique.practices.size() > 1)
    {
        std::vector<std::string_view> names;
        for (const anatomy::Practice& each : technique.practices)
        {
            names.emplace_back(each.name);
        }
        if (const auto chosen = segmented(frame, "Lengths", names, learn.practice))
        {
            frame.emit(app::LearnCommand(app::ChoosePractice{*chosen}));
        }
    }
    drawRounds(frame, reading, practice.rounds);
    paragraph(frame.fonts.body, frame.theme.text, inWords(frame, reading, practice));
    drawTimerButtons(frame, reading);
}

void drawTimer(Frame& frame, const anatomy::Technique& technique)
{
    if (technique.practices.empty())
    {
        return;
    }
    const Scope scope(frame, "Timer");
    sectionTitle(frame, frame.text("timer.title"));
    const app::PracticeReading reading = app::readingOf(frame.state.session.learn.timer, frame.now);
    const float side = 2 * frame.px(kRing + 9.0f);
    const bool beside = ImGui::GetContentRegionAvail().x >= side + frame.px(240.0f);
    ImGui::BeginGroup();
    drawRing(frame, reading);
    ImGui::EndGroup();
    if (beside)
    {
        ImGui::SameLine(0.0f, frame.px(20.0f));
    }
    ImGui::BeginGroup();
    drawTimerWords(frame, technique, reading);
    ImGui::EndGroup();
}

// Steps of the circle that it breaks: a press shows them there.
void drawBreaks(Frame& frame, const anatomy::Technique& technique)
{
    const Scope scope(frame, "Breaks");
    const anatomy::LearnBook& book = *frame.state.content.learn;
    for (std::size_t i = 0; i < book.cycle.steps.size(); ++i)
    {
        if (!book.breaks(technique, i))
        {
            continue;
        }
        const std::string words =
            core::filled(frame.text("learn.breaks_link"),
                         {{"step", std::to_string(i + 1)}, {"title", book.cycle.steps[i].title}});
        if (link(frame, words, frame.text("learn.show_on_circle")))
        {
            frame.emit(app::LearnCommand(app::ChooseTechnique{technique.id, true}));
            const anatomy::LearnChapter* chapter = book.chapterWith(anatomy::LearnFigure::Cycle);
            frame.emit(app::LearnCommand(app::OpenChapter{chapter == nullptr ? "" : chapter->id}));
        }
    }
}

void drawOpen(LearnSetter& setter, const anatomy::Technique& technique)
{
    Frame& frame = setter.frame;
    setter.statement(technique.why, technique.id + " why");
    drawBreaks(frame, technique);
    sectionTitle(frame, frame.text("learn.how"));
    setter.listing(technique.how, technique.id + " how", true);
    sectionTitle(frame, frame.text("learn.dose"));
    setter.statements(technique.dose, technique.id + " dose");
    {
        const Card card(frame, frame.theme.warningSoft, frame.theme.warning);
        warningTitle(frame, frame.text("learn.stop"));
        setter.listing(technique.stop, technique.id + " stop", false);
    }
    drawTimer(frame, technique);
    if (!technique.muscles.empty())
    {
        sectionTitle(frame, frame.text("learn.muscles"));
        setter.muscles(technique.muscles, technique.id, kMusclesShown);
    }
    gap(frame, 10.0f);
}

// The head of a technique; a press opens or closes it.
bool drawHead(Frame& frame, const anatomy::Technique& technique, std::size_t number, bool open)
{
    const float width = ImGui::GetContentRegionAvail().x;
    const float left = frame.px(48.0f);
    const float room = std::max(width - left - frame.px(34.0f), frame.px(40.0f));
    const ImVec2 title = wrappedSize(frame.fonts.strong, technique.title, room);
    const ImVec2 lead = wrappedSize(frame.fonts.body, technique.lead, room);
    const std::string_view by = technique.by == anatomy::SelfCareBy::ClinicianOnly
                                    ? frame.text("learn.professionals_only")
                                    : careWords(frame, technique.by);
    const ImVec2 tag = wrappedSize(frame.fonts.small, by, room);
    const float height = title.y + lead.y + tag.y + frame.px(26.0f);
    const Press press = pressable(frame, technique.title, {width, height});
    const Theme& theme = frame.theme;
    const float rounding = frame.px(10.0f);
    fillBox(press.box,
            open            ? theme.accentSoft
            : press.hovered ? theme.hover
                            : theme.raised,
            rounding);
    outlineBox(press.box, open ? theme.accent : theme.border, rounding,
               std::max(1.0f, frame.scale));
    const ImVec2 centre(press.box.min.x + frame.px(25.0f), press.box.min.y + frame.px(26.0f));
    ImGui::GetWindowDrawList()->AddCircleFilled(centre, frame.px(14.0f),
                                                packed(open ? theme.accent : theme.field), 32);
    textCentred(frame.fonts.strong, {centre, centre}, open ? theme.onAccent : theme.text,
                std::to_string(number));
    ImVec2 at(press.box.min.x + left, press.box.min.y + frame.px(11.0f));
    wrappedAt(frame.fonts.strong, at, theme.text, technique.title, room);
    at.y += title.y + frame.px(1.0f);
    wrappedAt(frame.fonts.body, at, theme.text, technique.lead, room);
    at.y += lead.y + frame.px(3.0f);
    const bool forbidden = technique.by == anatomy::SelfCareBy::ClinicianOnly;
    wrappedAt(frame.fonts.small, at, forbidden ? theme.error : theme.muted, by, room);
    const float icon = frame.px(12.0f);
    const ImVec2 corner(press.box.max.x - frame.px(24.0f), press.box.min.y + frame.px(20.0f));
    drawIcon(*ImGui::GetWindowDrawList(), open ? Icon::ChevronDown : Icon::ChevronRight,
             {corner, {corner.x + icon, corner.y + icon}}, theme.muted);
    drawFocusRing(frame, press, rounding);
    return press.pressed;
}

}  // namespace

void drawTechniques(LearnSetter& setter)
{
    Frame& frame = setter.frame;
    const anatomy::LearnBook& book = *frame.state.content.learn;
    const Scope scope(frame, "Techniques");
    const std::string chosen = frame.state.session.learn.technique;
    const bool follow = frame.memory.lastTechnique != chosen;
    for (std::size_t i = 0; i < book.techniques.size(); ++i)
    {
        const anatomy::Technique& technique = book.techniques[i];
        const bool open = technique.id == chosen;
        const bool pressed = drawHead(frame, technique, i + 1, open);
        if (open && follow)
        {
            ImGui::SetScrollHereY(0.06f);
        }
        if (pressed)
        {
            frame.emit(
                app::LearnCommand(app::ChooseTechnique{open ? std::string() : technique.id}));
        }
        if (open)
        {
            const Scope of(frame, technique.id);
            gap(frame, 4.0f);
            ImGui::Indent(frame.px(12.0f));
            drawOpen(setter, technique);
            ImGui::Unindent(frame.px(12.0f));
        }
    }
    frame.memory.lastTechnique = chosen;
}

}  // namespace knotlas::ui
