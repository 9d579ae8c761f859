#include "ui/panels/list_panel.h"

#include "ui/panels/display_settings.h"
#include "ui/panels/learn_page.h"
#include "ui/panels/lesson_page.h"
#include "ui/panels/muscle_list.h"
#include "ui/panels/region_list.h"
#include "ui/panels/search_results.h"
#include "ui/widgets/pane.h"

namespace knotlas::ui
{

void drawListPanel(Frame& frame)
{
    const bool searching = !frame.state.session.search.empty();
    const bool rows = searching || frame.memory.tab != Tab::Display;
    const Pane pane(frame, "##list", *frame.layout.list, rows ? PaneLook::List : PaneLook::Panel,
                    Stop::List, true);
    // Another list begins at its top: the tools of the brush stand there.
    if (frame.memory.scrolledTab != frame.memory.tab)
    {
        frame.memory.scrolledTab = frame.memory.tab;
        ImGui::SetScrollY(0.0f);
    }
    if (searching)
    {
        drawSearchResults(frame);
        return;
    }
    switch (frame.memory.tab)
    {
    case Tab::Muscles:
        drawMuscleList(frame);
        break;
    case Tab::Pain:
        drawRegionList(frame);
        break;
    case Tab::Display:
        drawDisplaySettings(frame);
        break;
    case Tab::Learn:
        drawLearnList(frame);
        drawLessonList(frame);
        break;
    }
}

}  // namespace knotlas::ui
