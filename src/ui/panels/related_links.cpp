#include "ui/panels/related_links.h"

#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <optional>

namespace knotlas::ui
{
namespace
{

struct Related
{
    std::string label;
    app::Command select;
};

std::optional<Related> relatedTo(const app::AppState& state, const std::string& id)
{
    const anatomy::Atlas& atlas = *state.content.atlas;
    if (const anatomy::Muscle* muscle = atlas.findMuscle(id))
    {
        return Related{app::nameOf(state, *muscle), app::SelectMuscle{id, std::nullopt}};
    }
    const anatomy::Muscle* muscle = atlas.muscleOfPoint(id);
    if (muscle == nullptr)
    {
        return std::nullopt;
    }
    const anatomy::TriggerPoint& point = *atlas.findTriggerPoint(id);
    return Related{app::nameOf(state, *muscle, point), app::SelectTriggerPoint{id}};
}

}  // namespace

void drawRelatedLinks(Frame& frame, std::string_view title, const std::vector<std::string>& ids)
{
    bool any = false;
    const Scope scope(frame, title);
    for (const std::string& id : ids)
    {
        const std::optional<Related> related = relatedTo(frame.state, id);
        if (!related)
        {
            continue;
        }
        if (!any)
        {
            paragraph(frame.fonts.small, frame.theme.muted, title);
            any = true;
        }
        flow(frame, textSize(frame.fonts.small, related->label).x);
        if (link(frame, related->label))
        {
            frame.emit(related->select);
        }
    }
    if (any)
    {
        gap(frame, 4.0f);
    }
}

}  // namespace knotlas::ui
