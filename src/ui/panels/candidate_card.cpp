#include "ui/panels/candidate_card.h"

#include "anatomy/drawing_match.h"
#include "core/text.h"
#include "ui/widgets/press.h"
#include "ui/widgets/text.h"

#include <algorithm>

namespace knotlas::ui
{
namespace
{

constexpr float kPadding = 12.0f;
constexpr std::size_t kTold = 8;  // with what tells them from the next one

void drawScore(const Frame& frame, const Box& box, float score)
{
    const float rounding = box.height() / 2;
    fillBox(box, frame.theme.field, rounding);
    const float width = std::max(box.width() * std::clamp(score, 0.0f, 1.0f), box.height());
    fillBox({box.min, {box.min.x + width, box.max.y}}, frame.theme.accent, rounding);
}

std::string_view confidenceOf(const Frame& frame, anatomy::Confidence confidence)
{
    switch (confidence)
    {
    case anatomy::Confidence::High:
        return frame.text("pain.confidence_high");
    case anatomy::Confidence::Moderate:
        return frame.text("pain.confidence_moderate");
    case anatomy::Confidence::Low:
        break;
    }
    return frame.text("pain.confidence_low");
}

}  // namespace

std::string_view sideWord(const Frame& frame, core::Side side)
{
    switch (side)
    {
    case core::Side::Right:
        return frame.text("layers.right");
    case core::Side::Left:
        return frame.text("layers.left");
    case core::Side::Mid:
        break;
    }
    return frame.text("pain.midline");
}

CandidatePress drawCandidateCard(Frame& frame, const CandidateCard& card)
{
    const app::Content& content = frame.state.content;
    const anatomy::PatternRow& row = content.matrix->patterns()[card.pattern];
    const anatomy::Muscle& muscle = content.atlas->muscles[row.muscle];
    const anatomy::TriggerPoint& point = muscle.triggerPoints[row.triggerPoint];
    const std::string name = app::nameOf(frame.state, muscle, point);
    std::string side(sideWord(frame, row.side));
    if (card.crosses)
    {
        side += ", " + std::string(frame.text("pain.crosses"));
    }
    const std::string meta =
        card.level + "  ·  " + std::string(confidenceOf(frame, point.confidence));

    const Scope scope(frame, core::toString(row.side));
    ImFont* small = frame.fonts.small;
    const float width = ImGui::GetContentRegionAvail().x;
    const float textWidth = width - frame.px(2 * kPadding);
    const float lineGap = frame.px(3.0f);
    const float whyHeight = wrappedSize(small, card.why, textWidth).y;
    const float metaHeight = wrappedSize(small, meta, textWidth).y;
    const float askHeight =
        card.ask.empty() ? 0.0f : wrappedSize(small, card.ask, textWidth).y + lineGap;
    const float height = frame.px(52.0f) + metaHeight + lineGap + whyHeight + askHeight;
    const Press press = pressable(frame, name, {width, height}, Overlap::Allowed);
    const ImVec2 after = ImGui::GetCursorScreenPos();
    const glm::vec3 fill = press.held      ? frame.theme.pressed
                           : press.hovered ? frame.theme.hover
                                           : frame.theme.raised;
    fillBox(press.box, fill, frame.px(10.0f));
    outlineBox(press.box, frame.theme.border, frame.px(10.0f));
    const float left = press.box.min.x + frame.px(kPadding);
    const float right = press.box.max.x - frame.px(kPadding);
    float top = press.box.min.y + frame.px(10.0f);
    const float sideWidth = textSize(small, side).x;
    const std::string title = card.rank.empty() ? name : card.rank + "  " + name;
    textAt(frame.fonts.strong, {left, top}, frame.theme.text,
           elided(frame.fonts.strong, title, right - left - sideWidth - frame.px(8.0f)));
    textAt(small, {right - sideWidth, top + frame.px(2.0f)},
           card.crosses ? frame.theme.warning : frame.theme.muted, side);
    top += frame.fonts.strong->FontSize + frame.px(6.0f);

    CandidatePress result;
    const std::string score = core::formatFixed(static_cast<double>(card.score), 2);
    const float scoreWidth = textSize(small, score).x + frame.px(10.0f);
    drawScore(frame, {{left, top + frame.px(1.0f)}, {right - scoreWidth, top + frame.px(6.0f)}},
              card.score);
    ImGui::SetCursorScreenPos({right - scoreWidth + frame.px(2.0f), top - frame.px(6.0f)});
    {
        const Scope within(frame, name);
        const Press number = pressable(frame, "Score", {scoreWidth, frame.px(18.0f)});
        tooltip(frame, card.scoreHelp);
        textAt(small,
               {right - textSize(small, score).x, top + frame.px(3.0f) - small->FontSize / 2},
               number.hovered ? frame.theme.accent : frame.theme.text, score);
        drawFocusRing(frame, number, frame.px(4.0f));
        result.scorePressed = number.pressed;
    }
    ImGui::SetCursorScreenPos(after);
    top += frame.px(12.0f);
    wrappedAt(small, {left, top}, frame.theme.text, meta, textWidth);
    top += metaHeight + lineGap;
    wrappedAt(small, {left, top}, frame.theme.muted, card.why, textWidth);
    top += whyHeight + lineGap;
    if (!card.ask.empty())
    {
        wrappedAt(small, {left, top}, frame.theme.accent, card.ask, textWidth);
    }
    drawFocusRing(frame, press, frame.px(10.0f));
    result.opened = press.pressed;
    result.pointedAt = press.hovered || press.focused;
    return result;
}

void preview(Frame& frame, std::optional<std::uint32_t> pattern)
{
    std::optional<app::PatternId> wanted;
    if (pattern)
    {
        wanted = app::patternIdOf(frame.state.content, *pattern);
    }
    if (wanted != frame.state.session.pain.preview)
    {
        frame.emit(app::PreviewPattern{wanted}, true);
    }
}

std::vector<std::string> ranksOf(const std::vector<anatomy::Candidate>& candidates,
                                 std::size_t count)
{
    const auto tie = [&](std::size_t i) {  // with the one before
        return i > 0 && i < candidates.size() &&
               candidates[i - 1].score - candidates[i].score < anatomy::kTie;
    };
    std::vector<std::string> ranks;
    std::size_t rank = 0;
    for (std::size_t i = 0; i < std::min(count, candidates.size()); ++i)
    {
        rank = tie(i) ? rank : i + 1;
        ranks.push_back((tie(i) || tie(i + 1) ? "= " : "") + std::to_string(rank));
    }
    return ranks;
}

const std::vector<std::string>& askLines(Frame& frame, const std::vector<std::uint32_t>& patterns)
{
    return frame.memory.asks.get({frame.state.content, patterns}, [&] {
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < std::min(patterns.size(), kTold) && patterns.size() > 1; ++i)
        {
            const std::uint32_t other = patterns[i + 1 < patterns.size() ? i + 1 : i - 1];
            lines.push_back(askLine(frame, patterns[i], other));
        }
        lines.resize(patterns.size());
        return lines;
    });
}

std::string askLine(const Frame& frame, std::uint32_t pattern, std::uint32_t other)
{
    const app::Telling telling = app::tellApart(frame.state.content, pattern, other);
    std::string line;
    if (!telling.onlyThere.empty())
    {
        std::string places;
        for (const std::string& place : telling.onlyThere)
        {
            places += (places.empty() ? "" : ", ") + place;
        }
        line = core::filled(frame.text("pain.ask_there"), {{"places", places}});
    }
    if (!telling.provokedBy.empty())
    {
        std::string what = telling.provokedBy;
        const bool capital =
            what.size() > 1 && what[0] >= 'A' && what[0] <= 'Z' && what[1] >= 'a' && what[1] <= 'z';
        what[0] = capital ? static_cast<char>(what[0] - 'A' + 'a') : what[0];
        line += (line.empty() ? "" : "\n") +
                core::filled(frame.text("pain.worse_with"), {{"what", what}});
    }
    return line;
}

}  // namespace knotlas::ui
