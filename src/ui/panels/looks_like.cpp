#include "ui/panels/looks_like.h"

#include "core/text.h"
#include "ui/panels/compare_chips.h"
#include "ui/widgets/row.h"
#include "ui/widgets/text.h"

#include <cmath>

namespace knotlas::ui
{
namespace
{

constexpr std::size_t kMostAlike = 5;
constexpr std::size_t kMostRegions = 3;

std::string sharedInWords(const app::LookAlike& alike)
{
    std::string words;
    for (std::size_t i = 0; i < alike.shared.size() && i < kMostRegions; ++i)
    {
        words += (i == 0 ? "" : ", ") + alike.shared[i];
    }
    return words + (alike.shared.size() > kMostRegions ? " …" : "");
}

}  // namespace

void drawLooksLike(Frame& frame, const std::string& muscle)
{
    if (frame.state.doc.selected.size() != 1)
    {
        return;
    }
    const core::Side side = pageSide(frame.state);
    const std::vector<app::LookAlike>& alike =
        frame.memory.lookAlikes.get({frame.state.content, muscle, side}, [&] {
            return app::lookAlikes(frame.state.content, muscle, side, kMostAlike);
        });
    if (alike.empty())
    {
        return;
    }
    sectionTitle(frame, frame.text("alike.title"));
    paragraph(frame.fonts.small, frame.theme.muted, frame.text("alike.how"));
    const Scope scope(frame, "Looks like");
    std::string hovered;
    for (const app::LookAlike& each : alike)
    {
        RowLook look;
        look.icon = Icon::Plus;
        look.second = sharedInWords(each);
        look.trailing = core::formatFixed(std::round(100.0 * each.overlap.jaccard()), 0) + " %";
        const Press press = row(frame, app::displayName(frame.state, each.muscle), look);
        tooltip(frame, look.second);
        if (press.hovered || press.focused)
        {
            hovered = each.muscle;
        }
        if (press.pressed)
        {
            frame.emit(app::AddMuscle{each.muscle, std::nullopt});
            return;
        }
    }
    if (hovered != frame.state.session.preview)
    {
        frame.emit(app::PreviewMuscle{hovered});
    }
}

}  // namespace knotlas::ui
