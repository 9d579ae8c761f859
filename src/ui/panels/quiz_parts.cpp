#include "ui/panels/quiz_parts.h"

#include "core/text.h"
#include "ui/widgets/press.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr float kRowPadding = 11.0f;
constexpr float kLowPadding = 6.0f;
constexpr float kLowPage = 480.0f;
constexpr float kKey = 26.0f;
constexpr float kRounding = 9.0f;

struct RowColours
{
    glm::vec3 fill;
    glm::vec3 border;
    glm::vec3 text;
    float line = 1.0f;
};

RowColours coloursOf(const Theme& theme, const Press& press, ChoiceLook::State state)
{
    switch (state)
    {
    case ChoiceLook::State::Right:
        return {theme.accentSoft, theme.accent, theme.text, 2.5f};
    case ChoiceLook::State::Wrong:
        return {theme.warningSoft, theme.error, theme.text, 2.5f};
    case ChoiceLook::State::Other:
    case ChoiceLook::State::StruckOut:
        return {theme.panel, theme.border, theme.muted, 1.0f};
    case ChoiceLook::State::Open:
        break;
    }
    return {press.held      ? theme.pressed
            : press.hovered ? theme.hover
                            : theme.raised,
            theme.border, theme.text, 1.0f};
}

std::string_view signOf(ChoiceLook::State state)
{
    return state == ChoiceLook::State::Right   ? "✓"
           : state == ChoiceLook::State::Wrong ? "✘"
                                               : std::string_view();
}

}  // namespace

std::string_view quizKindName(const Frame& frame, app::QuizKind kind)
{
    switch (kind)
    {
    case app::QuizKind::Pattern:
        return frame.text("quiz.kind_pattern");
    case app::QuizKind::Refers:
        return frame.text("quiz.kind_refers");
    case app::QuizKind::Place:
        return frame.text("quiz.kind_point");
    case app::QuizKind::Name:
        return frame.text("quiz.kind_name");
    case app::QuizKind::Story:
        break;
    }
    return frame.text("quiz.kind_story");
}

bool choiceRow(Frame& frame, std::string_view label, const ChoiceLook& look)
{
    // Where texts are large all choices should still be seen at once.
    const bool low = frame.layout.page && frame.layout.page->height() < frame.px(kLowPage);
    ImFont* font = low ? frame.fonts.strong : frame.fonts.title;
    const float padding = frame.px(low ? kLowPadding : kRowPadding);
    const float width = ImGui::GetContentRegionAvail().x;
    const float left = frame.px(kRowPadding + kKey + 12.0f);
    const float sign = frame.px(30.0f);
    const float room = std::max(width - left - sign, frame.px(60.0f));
    const ImVec2 text = wrappedSize(font, label, room);
    const float note = look.note.empty() ? 0.0f : frame.fonts.small->FontSize + frame.px(3.0f);
    const float height = text.y + note + 2.0f * padding;
    const Press press = pressable(frame, label, {width, height});
    const RowColours colours = coloursOf(frame.theme, press, look.state);
    const float rounding = frame.px(kRounding);
    fillBox(press.box, colours.fill, rounding);
    outlineBox(press.box, colours.border, rounding, frame.px(colours.line));
    const float middle = press.box.centre().y;
    const float half = frame.px(kKey) / 2;
    const Box key{{press.box.min.x + frame.px(kRowPadding), middle - half},
                  {press.box.min.x + frame.px(kRowPadding + kKey), middle + half}};
    fillBox(key, frame.theme.field, frame.px(6.0f));
    textCentred(frame.fonts.strong, key, colours.text, look.key);
    const ImVec2 at(press.box.min.x + left, press.box.min.y + padding);
    wrappedAt(font, at, colours.text, label, room);
    if (!look.note.empty())
    {
        textAt(frame.fonts.small, {at.x, at.y + text.y + frame.px(3.0f)}, frame.theme.muted,
               look.note);
    }
    const std::string_view shown = signOf(look.state);
    if (!shown.empty())
    {
        const Box box{{press.box.max.x - sign, press.box.min.y}, press.box.max};
        textCentred(frame.fonts.title, box, colours.border, shown);
    }
    if (look.state == ChoiceLook::State::StruckOut)
    {
        ImGui::GetWindowDrawList()->AddLine({at.x, middle}, {at.x + text.x, middle},
                                            packed(frame.theme.muted), frame.px(1.5f));
    }
    drawFocusRing(frame, press, rounding);
    gap(frame, low ? 2.0f : 6.0f);
    return press.pressed && look.state == ChoiceLook::State::Open;
}

std::string listed(const Frame& frame, const std::vector<std::string>& words)
{
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
    {
        const bool last = i + 1 == words.size();
        list += i == 0 ? "" : last ? " " + std::string(frame.text("quiz.and")) + " " : ", ";
        list += words[i];
    }
    return list;
}

void progressBar(Frame& frame, std::string_view label, float share, bool warns)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const Box box{origin, {origin.x + width, origin.y + frame.px(7.0f)}};
    const float part = std::clamp(share, 0.0f, 1.0f);
    fillBox(box, frame.theme.field, frame.px(3.5f));
    if (part * width > frame.px(7.0f))
    {
        fillBox({box.min, {box.min.x + part * width, box.max.y}},
                warns ? frame.theme.warning : frame.theme.accent, frame.px(3.5f));
    }
    frame.items.record(label, box);
    ImGui::Dummy({width, box.height()});
}

std::string points(double value)
{
    const double rounded = std::round(value * 10.0) / 10.0;
    return core::formatNumber(rounded);
}

void drawDuelScore(Frame& frame, const app::QuizRun& run, std::optional<app::QuizTeam> next)
{
    const app::QuizScores scores = app::quizScores(run);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float between = frame.px(10.0f);
    const float width = (ImGui::GetContentRegionAvail().x - between) / 2;
    const float height = frame.px(78.0f);
    for (const app::QuizTeam team : {app::QuizTeam::Left, app::QuizTeam::Right})
    {
        const bool left = team == app::QuizTeam::Left;
        const float x = origin.x + (left ? 0.0f : width + between);
        const Box box{{x, origin.y}, {x + width, origin.y + height}};
        const bool turn = next == team;
        fillBox(box, turn ? frame.theme.accentSoft : frame.theme.raised, frame.px(kRounding));
        outlineBox(box, turn ? frame.theme.accent : frame.theme.border, frame.px(kRounding),
                   frame.px(turn ? 3.0f : 1.0f));
        const float name = frame.px(28.0f);
        textCentred(frame.fonts.strong,
                    {{box.min.x, box.min.y + frame.px(4.0f)}, {box.max.x, box.min.y + name}},
                    frame.theme.text,
                    left ? frame.text("quiz.left_half") : frame.text("quiz.right_half"));
        // Read from the last row: as large as the box allows.
        const std::string score = points(left ? scores.left : scores.right);
        const float size = frame.px(40.0f);
        const float wide = frame.fonts.title->CalcTextSizeA(size, 1e6f, 0.0f, score.c_str()).x;
        ImGui::GetWindowDrawList()->AddText(
            frame.fonts.title, size, {box.centre().x - wide / 2, box.min.y + name - frame.px(1.0f)},
            packed(frame.theme.text), score.c_str());
        frame.items.record(left ? "Score/Left" : "Score/Right", box);
    }
    ImGui::Dummy({2 * width + between, height});
    gap(frame, 6.0f);
}

}  // namespace knotlas::ui
