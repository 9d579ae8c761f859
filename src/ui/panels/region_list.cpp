#include "ui/panels/region_list.h"

#include "ui/panels/pain_tools.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <algorithm>
#include <string>
#include <vector>

namespace knotlas::ui
{
namespace
{

// "head-neck" -> "Head, neck".
std::string headingOf(const std::string& area)
{
    std::string heading;
    for (const char c : area)
    {
        heading += c == '-' ? std::string(", ") : std::string(1, c == '_' ? ' ' : c);
    }
    if (!heading.empty() && heading[0] >= 'a' && heading[0] <= 'z')
    {
        heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
    }
    return heading.empty() ? "Body" : heading;
}

std::vector<std::string> areasOf(const anatomy::Atlas& atlas)
{
    std::vector<std::string> areas;
    for (const anatomy::Region& region : atlas.regions)
    {
        if (std::ranges::find(areas, region.area) == areas.end())
        {
            areas.push_back(region.area);
        }
    }
    return areas;
}

void drawRegion(Frame& frame, const anatomy::Region& region)
{
    RowLook look;
    look.indent = region.within.empty() ? 14.0f : 28.0f;
    look.chosen = frame.state.doc.region == region.id;
    if (row(frame, region.name, look).pressed)
    {
        frame.emit(app::SelectRegion{region.id});
    }
}

}  // namespace

void drawRegionList(Frame& frame)
{
    const Scope scope(frame, "Pain");
    const auto& atlas = frame.state.content.atlas;
    if (atlas == nullptr || atlas->regions.empty())
    {
        note(frame, frame.fonts.body, frame.theme.muted, frame.text("list.no_atlas"));
        return;
    }
    note(frame, frame.fonts.strong, frame.theme.text, frame.text("pain.title"));
    drawPainTools(frame);
    note(frame, frame.fonts.small, frame.theme.muted, frame.text("pain.choose"));
    gap(frame, 4.0f);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, frame.px(1.0f)});
    for (const std::string& area : areasOf(*atlas))
    {
        // The closed groups of both lists share one set; a region's area has its own name there.
        const std::string key = "pain/" + area;
        std::set<std::string>& closed = frame.memory.closedGroups;
        const bool open = !closed.contains(key);
        const auto count = std::ranges::count(atlas->regions, area, &anatomy::Region::area);
        if (groupHeader(frame, headingOf(area), static_cast<std::size_t>(count), open))
        {
            open ? static_cast<void>(closed.insert(key)) : static_cast<void>(closed.erase(key));
        }
        for (const anatomy::Region& region : atlas->regions)
        {
            if (open && region.area == area)
            {
                drawRegion(frame, region);
            }
        }
    }
    ImGui::PopStyleVar();
}

}  // namespace knotlas::ui
