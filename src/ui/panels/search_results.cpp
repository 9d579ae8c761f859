#include "ui/panels/search_results.h"

#include "anatomy/red_flags.h"
#include "ui/panels/pain_page.h"
#include "ui/search_hit.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>

namespace knotlas::ui
{
namespace
{

Icon iconOf(app::HitKind kind)
{
    switch (kind)
    {
    case app::HitKind::Muscle:
        return Icon::Muscle;
    case app::HitKind::TriggerPoint:
        return Icon::Point;
    case app::HitKind::Region:
        break;
    }
    return Icon::Region;
}

std::string_view wordOf(const Frame& frame, app::HitKind kind)
{
    switch (kind)
    {
    case app::HitKind::Muscle:
        return frame.text("search.muscle");
    case app::HitKind::TriggerPoint:
        return frame.text("search.trigger_point");
    case app::HitKind::Region:
        break;
    }
    return frame.text("search.region");
}

bool isChosen(const app::Document& doc, const app::SearchHit& hit)
{
    switch (hit.kind)
    {
    case app::HitKind::Muscle:
        return std::ranges::find(doc.selected, hit.id) != doc.selected.end();
    case app::HitKind::TriggerPoint:
        return doc.triggerPoint == hit.id;
    case app::HitKind::Region:
        break;
    }
    return doc.region == hit.id;
}

// Words that can mean an emergency are answered before any place or muscle.
void drawSaidFlags(Frame& frame, const std::string& text)
{
    if (frame.state.content.empty())
    {
        return;
    }
    const std::vector<const anatomy::RedFlag*>& flags =
        frame.memory.saidFlags.get({frame.state.content, text, {}}, [&] {
            return anatomy::redFlagsOfWords(*frame.state.content.atlas, text);
        });
    drawRedFlags(frame, flags, 1);
}

}  // namespace

void drawSearchResults(Frame& frame)
{
    const Scope scope(frame, "Results");
    const std::string& text = frame.state.session.search;
    drawSaidFlags(frame, text);
    const std::vector<app::SearchHit>& hits =
        frame.memory.hits.get({frame.state.content, text, frame.state.view.naming},
                              [&] { return app::search(frame.state, text); });
    if (hits.empty())
    {
        note(frame, frame.fonts.body, frame.theme.text, frame.text("search.nothing"));
        note(frame, frame.fonts.small, frame.theme.muted, frame.text("search.try"));
        return;
    }
    const auto last = static_cast<int>(hits.size()) - 1;
    frame.memory.highlightedHit = std::clamp(frame.memory.highlightedHit, 0, last);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(2.0f)});
    for (std::size_t i = 0; i < hits.size(); ++i)
    {
        const app::SearchHit& hit = hits[i];
        RowLook look;
        look.icon = iconOf(hit.kind);
        look.second =
            std::string(wordOf(frame, hit.kind)) + (hit.why.empty() ? "" : "  ·  " + hit.why);
        look.chosen = isChosen(frame.state.doc, hit);
        look.highlighted =
            frame.memory.searchActive && static_cast<int>(i) == frame.memory.highlightedHit;
        ImGui::PushID(static_cast<int>(i));
        const Press press = row(frame, hit.title, look);
        ImGui::PopID();
        if (!press.pressed)
        {
            continue;
        }
        const bool add = hit.kind == app::HitKind::Muscle && ImGui::GetIO().KeyCtrl;
        frame.emit(add ? app::Command(app::AddMuscle{hit.id, std::nullopt}) : commandFor(hit));
    }
    ImGui::PopStyleVar();
}

}  // namespace knotlas::ui
