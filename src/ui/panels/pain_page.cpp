#include "ui/panels/pain_page.h"

#include "anatomy/red_flags.h"
#include "core/text.h"
#include "ui/panels/candidate_card.h"
#include "ui/panels/warning_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr std::size_t kMaxCandidates = 24;

PainAnswer answer(const app::Content& content, const anatomy::Region& region, core::Side side,
                  const std::string& said)
{
    PainAnswer found;
    const anatomy::RegionRow* place = content.matrix->findRegion(region.id, side);
    if (place != nullptr)
    {
        found.candidates = anatomy::locate(*content.matrix, *content.atlas, place->field,
                                           region.name, kMaxCandidates);
        for (const anatomy::Candidate& candidate : found.candidates)
        {
            found.crosses.push_back(app::crossesOver(content, candidate.pattern, place->field));
        }
        found.redFlags = anatomy::redFlagsFor(*content.matrix, *content.atlas, place->field, said);
    }
    return found;
}

void openCandidate(Frame& frame, const anatomy::Muscle& muscle, const anatomy::TriggerPoint& point,
                   core::Side side)
{
    frame.memory.cameFromRegion = *frame.state.doc.region;
    const auto choice = side == core::Side::Left ? app::SideChoice::Left : app::SideChoice::Right;
    frame.emit(app::SelectMuscle{muscle.id, choice});
    frame.emit(app::SelectTriggerPoint{point.id});
}

// "Covers 22 % of the temple; felt mainly there; ...": the name of the point stands above it.
std::string reasonOf(const Frame& frame, const anatomy::Candidate& candidate)
{
    const anatomy::Region* region = frame.state.content.atlas->findRegion(*frame.state.doc.region);
    std::string reason =
        anatomy::reasonInWords(candidate, region == nullptr ? std::string_view() : region->name,
                               [&](std::string_view english) { return frame.said(english); });
    const bool small = !reason.empty() && reason.front() >= 'a' && reason.front() <= 'z';
    if (small)
    {
        reason.front() = static_cast<char>(reason.front() - ('a' - 'A'));
    }
    return reason;
}

// What a list knows of a candidate beside the candidate itself.
struct InList
{
    std::string rank;
    std::string ask;
    bool crosses = false;
};

bool drawCandidate(Frame& frame, const anatomy::Candidate& candidate, const InList& inList)
{
    const app::Content& content = frame.state.content;
    const anatomy::PatternRow& pattern = content.matrix->patterns()[candidate.pattern];
    const anatomy::Muscle& muscle = content.atlas->muscles[pattern.muscle];
    CandidateCard card;
    card.pattern = candidate.pattern;
    card.score = candidate.score;
    card.level = candidate.level == anatomy::ZoneLevel::Essential ? frame.text("pain.essential")
                                                                  : frame.text("pain.spillover");
    card.why = reasonOf(frame, candidate);
    card.rank = inList.rank;
    card.ask = inList.ask;
    card.crosses = inList.crosses;
    card.scoreHelp = frame.text("pain.place_score");
    const CandidatePress press = drawCandidateCard(frame, card);
    if (press.opened && !press.scorePressed)
    {
        openCandidate(frame, muscle, muscle.triggerPoints[pattern.triggerPoint], pattern.side);
    }
    return press.pointedAt;
}

}  // namespace

void drawRedFlags(Frame& frame, const std::vector<const anatomy::RedFlag*>& flags, std::size_t most)
{
    if (flags.empty())
    {
        return;
    }
    {
        const Card card(frame, frame.theme.warningSoft, frame.theme.warning);
        warningTitle(frame, frame.text("pain.red_flags"));
        bool& all = frame.memory.allRedFlags;
        const std::size_t shown = all ? flags.size() : std::min(most, flags.size());
        for (std::size_t i = 0; i < shown; ++i)
        {
            paragraph(frame.fonts.small, frame.theme.text, flags[i]->text);
        }
        if (flags.size() > most)
        {
            const Scope scope(frame, "Red flags");
            const std::string more =
                core::filled(all ? frame.text("pain.fewer_flags") : frame.text("pain.more_flags"),
                             {{"count", std::to_string(flags.size() - most)}});
            all = link(frame, more) ? !all : all;
        }
    }
    gap(frame, 2.0f);
}

void drawPainPage(Frame& frame)
{
    const app::AppState& state = frame.state;
    const anatomy::Region* region = state.content.atlas->findRegion(*state.doc.region);
    const Pane pane(frame, "##pain page", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    if (region == nullptr)
    {
        return;
    }
    const core::Side side =
        state.doc.side == app::SideChoice::Left ? core::Side::Left : core::Side::Right;
    // What was typed to find the region counts, too.
    const std::string& said = state.session.search;
    const PainAnswer& found =
        frame.memory.answers.get({state.content, region->id, side, said},
                                 [&] { return answer(state.content, *region, side, said); });
    pageHead(frame,
             {.above = frame.text("pain.title"), .title = region->name, .below = {}, .backTo = {}});
    drawRedFlags(frame, found.redFlags);
    const Scope scope(frame, "Candidates");
    if (found.candidates.empty())
    {
        paragraph(frame.fonts.body, frame.theme.muted, frame.text("pain.none"));
        return;
    }
    paragraph(frame.fonts.strong, frame.theme.text, frame.text("pain.muscles"));
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("pain.order"));
    gap(frame, 4.0f);
    std::vector<std::uint32_t> patterns;
    for (const anatomy::Candidate& candidate : found.candidates)
    {
        patterns.push_back(candidate.pattern);
    }
    const std::vector<std::string>& asks = askLines(frame, patterns);
    const std::vector<std::string> ranks = ranksOf(found.candidates, found.candidates.size());
    std::optional<std::uint32_t> pointedAt;
    for (std::size_t i = 0; i < found.candidates.size(); ++i)
    {
        ImGui::PushID(static_cast<int>(i));
        if (drawCandidate(frame, found.candidates[i], {ranks[i], asks[i], found.crosses[i]}))
        {
            pointedAt = found.candidates[i].pattern;
        }
        ImGui::PopID();
    }
    if (state.session.pain.on)
    {
        preview(frame, pointedAt);
    }
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
