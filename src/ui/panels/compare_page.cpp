#include "ui/panels/compare_page.h"

#include "core/text.h"
#include "ui/panels/compare_chips.h"
#include "ui/widgets/page_head.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace knotlas::ui
{
namespace
{

constexpr float kBar = 5.0f;  // height
constexpr float kBetween = 8.0f;

std::string percent(float share)
{
    return core::formatFixed(std::round(static_cast<double>(share) * 100.0), 0) + " %";
}

// Where the columns of the table stand.
struct Columns
{
    float nameWidth = 0.0f;
    float width = 0.0f;  // of one muscle's

    [[nodiscard]] float leftOf(std::size_t column) const
    {
        return nameWidth + width * static_cast<float>(column);
    }
};

Columns columnsFor(const Frame& frame, std::size_t muscles)
{
    const float wish = frame.px(muscles <= 2 ? 68.0f : muscles == 3 ? 56.0f : 48.0f);
    const float room = ImGui::GetContentRegionAvail().x;
    const auto count = static_cast<float>(muscles);
    const float width = std::min(wish, 0.65f * room / std::max(count, 1.0f));
    return {room - width * count, width};
}

void drawTableHead(Frame& frame, const Columns& columns, std::size_t muscles)
{
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float height = frame.px(24.0f);
    for (std::size_t i = 0; i < muscles; ++i)
    {
        drawCompareBadge(
            frame, {origin.x + columns.leftOf(i) + columns.width / 2, origin.y + height / 2}, i);
    }
    textAt(frame.fonts.small, {origin.x, origin.y + (height - frame.fonts.small->FontSize) / 2},
           frame.theme.muted, frame.text("compare.share"));
    ImGui::Dummy({1.0f, height});
}

// Essential above as a solid bar, spillover below as a stippled one, as on the skin.
void drawShares(const Frame& frame, const Box& cell, const app::RegionShares& shares,
                const glm::vec3& colour)
{
    ImFont* font = frame.fonts.small;
    const Box inner{{cell.min.x + frame.px(kBetween) / 2, cell.min.y},
                    {cell.max.x - frame.px(kBetween) / 2, cell.max.y}};
    if (!shares.reached())
    {
        textCentred(font, inner, frame.theme.muted, "–");
        return;
    }
    const bool essential = shares.essential > 0.0f;
    const std::string number = percent(essential ? shares.essential : shares.spillover);
    const float block = font->FontSize + frame.px(2.0f + 2 * kBar + 1.0f);
    const float top = cell.centre().y - block / 2;
    textCentred(font, {{inner.min.x, top}, {inner.max.x, top + font->FontSize}},
                essential ? frame.theme.text : frame.theme.muted, number);
    float barTop = top + font->FontSize + frame.px(2.0f);
    for (const bool stippled : {false, true})
    {
        const float share = stippled ? shares.spillover : shares.essential;
        const Box track{{inner.min.x, barTop}, {inner.max.x, barTop + frame.px(kBar)}};
        fillBox(track, frame.theme.field, frame.px(kBar) / 2);
        if (share > 0.0f)
        {
            const float width = std::max(track.width() * std::min(share, 1.0f), frame.px(kBar));
            zoneSwatch(*ImGui::GetWindowDrawList(), {track.min, {track.min.x + width, track.max.y}},
                       colour, stippled, frame.scale);
        }
        barTop += frame.px(kBar + 1.0f);
    }
}

std::string sharesInWords(const Frame& frame, const app::ComparedRegion& region)
{
    std::string words = region.name;
    for (std::size_t i = 0; i < region.of.size(); ++i)
    {
        const app::RegionShares& shares = region.of[i];
        words += "\n" + std::string(compareLetter(i)) + "  ";
        std::string reached;
        if (shares.essential > 0.0f)
        {
            reached =
                std::string(frame.text("compare.essential")) + " " + percent(shares.essential);
        }
        if (shares.spillover > 0.0f)
        {
            reached += (reached.empty() ? "" : ", ") +
                       std::string(frame.text("compare.spillover")) + " " +
                       percent(shares.spillover);
        }
        words += reached.empty() ? std::string(frame.text("compare.not_reached")) : reached;
    }
    return words;
}

void drawRegion(Frame& frame, const Columns& columns, const app::ComparedRegion& region)
{
    const std::vector<std::string>& selected = frame.state.doc.selected;
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float nameWidth = columns.nameWidth - frame.px(kBetween);
    const float nameHeight = wrappedSize(frame.fonts.small, region.name, nameWidth).y;
    const float height = std::max(nameHeight, frame.px(28.0f)) + frame.px(6.0f);
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, height});
    tooltip(frame, sharesInWords(frame, region));
    const Box row{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    if (ImGui::IsItemHovered())
    {
        fillBox(row, frame.theme.hover, frame.px(6.0f));
    }
    frame.items.record(region.name, row);
    wrappedAt(frame.fonts.small, {origin.x, row.centre().y - nameHeight / 2}, frame.theme.text,
              region.name, nameWidth);
    for (std::size_t i = 0; i < region.of.size(); ++i)
    {
        const float left = origin.x + columns.leftOf(i);
        drawShares(frame, {{left, row.min.y}, {left + columns.width, row.max.y}}, region.of[i],
                   compareColour(frame, selected[i]));
    }
}

void drawTable(Frame& frame, const app::Comparison& comparison)
{
    const std::size_t muscles = frame.state.doc.selected.size();
    const Scope scope(frame, "Regions");
    sectionTitle(frame, frame.text("compare.regions"));
    if (comparison.regions.empty())
    {
        paragraph(frame.fonts.body, frame.theme.muted, frame.text("compare.no_region"));
        return;
    }
    const Columns columns = columnsFor(frame, muscles);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    drawTableHead(frame, columns, muscles);
    hairline(frame);
    bool shared = comparison.regions.front().reachedBy > 1;
    if (!shared)
    {
        paragraph(frame.fonts.small, frame.theme.muted, frame.text("compare.nothing_shared"));
    }
    for (const app::ComparedRegion& region : comparison.regions)
    {
        if (shared && region.reachedBy == 1)
        {
            shared = false;
            gap(frame, 3.0f);
            hairline(frame);
            paragraph(frame.fonts.small, frame.theme.muted, frame.text("compare.only_one"));
        }
        drawRegion(frame, columns, region);
    }
    ImGui::PopStyleVar();
}

void drawPair(Frame& frame, const app::ComparedPair& pair)
{
    const float height = frame.px(26.0f);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGui::Dummy({ImGui::GetContentRegionAvail().x, height});
    tooltip(frame, frame.text("compare.jaccard_help"));
    const Box row{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    frame.items.record(
        std::string(compareLetter(pair.first)) + std::string(compareLetter(pair.second)), row);
    const float middle = row.centre().y;
    drawCompareBadge(frame, {origin.x + frame.px(10.0f), middle}, pair.first);
    drawCompareBadge(frame, {origin.x + frame.px(32.0f), middle}, pair.second);
    const std::string area = core::formatFixed(std::round(pair.overlap.commonCm2), 0) + " cm²";
    const std::string alike = std::string(frame.text("compare.jaccard")) + " " +
                              core::formatFixed(pair.overlap.jaccard(), 2);
    const float top = middle - frame.fonts.small->FontSize / 2;
    textAt(frame.fonts.small, {origin.x + frame.px(52.0f), top}, frame.theme.text, area);
    const float right = row.max.x;
    const float width = textSize(frame.fonts.small, alike).x;
    textAt(frame.fonts.small, {right - width, top}, frame.theme.text, alike);
    const Box track{{origin.x + frame.px(116.0f), middle - frame.px(4.0f)},
                    {right - width - frame.px(12.0f), middle + frame.px(4.0f)}};
    if (track.width() < frame.px(20.0f))
    {
        return;
    }
    fillBox(track, frame.theme.field, frame.px(4.0f));
    const auto share = static_cast<float>(pair.overlap.jaccard());
    if (share > 0.0f)
    {
        fillBox({track.min,
                 {track.min.x + std::max(track.width() * share, frame.px(8.0f)), track.max.y}},
                frame.theme.accent, frame.px(4.0f));
    }
}

void drawPairs(Frame& frame, const app::Comparison& comparison)
{
    const Scope scope(frame, "Overlap");
    sectionTitle(frame, frame.text("compare.overlap"));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, 0.0f});
    for (const app::ComparedPair& pair : comparison.pairs)
    {
        drawPair(frame, pair);
    }
    ImGui::PopStyleVar();
}

// Regions that this muscle alone reaches.
std::string onlyHere(const Frame& frame, const app::Comparison& comparison, std::size_t muscle)
{
    std::string names;
    for (const app::ComparedRegion& region : comparison.regions)
    {
        if (region.reachedBy == 1 && region.of[muscle].reached())
        {
            names += (names.empty() ? "" : ", ") + region.name;
        }
    }
    return names.empty() ? std::string(frame.text("compare.none_alone")) : names;
}

// What its points have to say, each text once.
std::string pointsSay(const anatomy::Muscle& muscle, std::string anatomy::TriggerPoint::*text)
{
    std::vector<std::string> said;
    std::string joined;
    for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
    {
        const std::string& words = point.*text;
        if (!words.empty() && std::ranges::find(said, words) == said.end())
        {
            said.push_back(words);
            joined += (joined.empty() ? "" : "\n") + words;
        }
    }
    return joined;
}

void drawApart(Frame& frame, const app::Comparison& comparison, std::size_t index)
{
    const std::string& id = frame.state.doc.selected[index];
    const std::string name = app::displayName(frame.state, id);
    const Scope scope(frame, name);
    const Card card(frame, frame.theme.raised, frame.theme.border);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float height = frame.px(22.0f);
    drawCompareBadge(frame, {origin.x + frame.px(10.0f), origin.y + height / 2}, index);
    const float room = ImGui::GetContentRegionAvail().x - frame.px(28.0f);
    textAt(frame.fonts.strong,
           {origin.x + frame.px(28.0f), origin.y + (height - frame.fonts.strong->FontSize) / 2},
           frame.theme.text, elided(frame.fonts.strong, name, room));
    ImGui::Dummy({1.0f, height});
    fact(frame, frame.text("compare.only_here"), onlyHere(frame, comparison, index));
    const anatomy::Muscle* muscle = app::entryOf(frame.state, id);
    if (muscle != nullptr)
    {
        fact(frame, frame.text("point.loaded_by"),
             pointsSay(*muscle, &anatomy::TriggerPoint::loadedBy));
        fact(frame, frame.text("page.action"), muscle->action);
        fact(frame, frame.text("point.felt"), pointsSay(*muscle, &anatomy::TriggerPoint::felt));
    }
}

}  // namespace

void drawComparePage(Frame& frame)
{
    const app::AppState& state = frame.state;
    const core::Side side = pageSide(state);
    const app::Comparison& comparison =
        frame.memory.comparison.get({state.content, state.doc.selected, side}, [&] {
            return app::compare(state.content, state.doc.selected, side);
        });
    const Pane pane(frame, "##comparison", *frame.layout.page, PaneLook::Panel, Stop::Page, true);
    pageHead(frame, {.above = {}, .title = frame.text("compare.title"), .below = {}, .backTo = {}});
    drawCompareChips(frame);
    const Scope scope(frame, "Comparison");
    drawTable(frame, comparison);
    drawPairs(frame, comparison);
    sectionTitle(frame, frame.text("compare.apart"));
    for (std::size_t i = 0; i < state.doc.selected.size(); ++i)
    {
        drawApart(frame, comparison, i);
    }
    gap(frame, 12.0f);
}

}  // namespace knotlas::ui
