#include "ui/overlay/labels.h"

#include "ui/overlay/anatomy_names.h"
#include "ui/overlay/marks.h"

namespace knotlas::ui
{

void drawLabels(Frame& frame, const std::vector<Box>& keepClear)
{
    // Names give way to marks, so these are laid out first and drawn above.
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.ChannelsSplit(2);
    list.ChannelsSetCurrent(1);
    std::vector<Box> taken = drawMarks(frame, keepClear);
    taken.insert(taken.end(), keepClear.begin(), keepClear.end());
    list.ChannelsSetCurrent(0);
    drawAnatomyNames(frame, taken);
    list.ChannelsMerge();
}

}  // namespace knotlas::ui
