#include "shell/window_place.h"

#include <glm/common.hpp>

#include <algorithm>

namespace knotlas::shell
{
namespace
{

// What of the window lies on the monitor, in pixels.
long long sharedArea(const WindowPlace& window, const WorkArea& area)
{
    const glm::ivec2 low = glm::max(*window.origin, area.origin);
    const glm::ivec2 high = glm::min(*window.origin + window.size, area.origin + area.size);
    const glm::ivec2 shared = glm::max(high - low, glm::ivec2(0));
    return static_cast<long long>(shared.x) * shared.y;
}

}  // namespace

WindowPlace placeWindow(const WindowPlace& remembered, std::span<const WorkArea> monitors)
{
    const auto usable = [](const WorkArea& area) { return area.size.x > 0 && area.size.y > 0; };
    const auto first = std::ranges::find_if(monitors, usable);
    if (first == monitors.end())
    {
        return {std::nullopt, remembered.size};
    }
    if (!remembered.origin)
    {
        return {std::nullopt, glm::min(remembered.size, first->size)};
    }
    const WorkArea* best = nullptr;
    long long most = 0;
    for (const WorkArea& area : monitors)
    {
        const long long shared = sharedArea(remembered, area);
        if (shared > most)
        {
            most = shared;
            best = &area;
        }
    }
    const WorkArea& area = best != nullptr ? *best : *first;
    WindowPlace place;
    place.size = glm::min(remembered.size, area.size);
    place.origin = best != nullptr ? glm::clamp(*remembered.origin, area.origin,
                                                area.origin + area.size - place.size)
                                   : area.origin + (area.size - place.size) / 2;
    return place;
}

WindowPlace placeNotes(const WindowPlace& mainWindow, std::span<const WorkArea> monitors)
{
    constexpr glm::ivec2 usual{760, 560};
    const WorkArea* shows = nullptr;  // most of the main window
    long long most = 0;
    for (const WorkArea& area : monitors)
    {
        const long long shared = mainWindow.origin ? sharedArea(mainWindow, area) : 0;
        if (shared > most)
        {
            most = shared;
            shows = &area;
        }
    }
    for (const WorkArea& area : monitors)
    {
        if (shows != nullptr && &area != shows && area.size.x > 0 && area.size.y > 0)
        {
            return {area.origin, area.size};
        }
    }
    if (shows == nullptr)
    {
        return {std::nullopt, usual};
    }
    return placeWindow({*mainWindow.origin + glm::ivec2(48), usual}, monitors);
}

float uiScaleFor(std::optional<float> demanded, std::optional<float> chosen,
                 const glm::vec2& screenScale)
{
    const float screen = std::max(screenScale.x, screenScale.y);
    return std::clamp(demanded.value_or(chosen.value_or(screen)), kLeastUiScale, kLargestUiScale);
}

}  // namespace knotlas::shell
