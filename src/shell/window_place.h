#pragma once

#include <glm/vec2.hpp>

#include <optional>
#include <span>

namespace knotlas::shell
{

// Where a window opens and how large its interface is, as pure functions of what the window system
// says.

// A monitor without its bars, in the coordinates of all monitors.
struct WorkArea
{
    glm::ivec2 origin{0};
    glm::ivec2 size{0};
};

struct WindowPlace
{
    std::optional<glm::ivec2> origin;  // none: where the window system puts it
    glm::ivec2 size{0};

    bool operator==(const WindowPlace&) const = default;
};

// The remembered place, brought back onto a monitor that exists: the one that shows most of it, or
// the first one (the primary) when none does any more. Never larger than that monitor.
WindowPlace placeWindow(const WindowPlace& remembered, std::span<const WorkArea> monitors);

// Where the notes open: all of the first monitor that does not show the main window; beside the
// picture, smaller, where there is but one.
WindowPlace placeNotes(const WindowPlace& mainWindow, std::span<const WorkArea> monitors);

inline constexpr float kLeastUiScale = 0.75f;
inline constexpr float kLargestUiScale = 4.0f;

// Scale of the interface: what the environment demands (tests), else what the user has chosen, else
// what the screen asks for. Fractions are kept: fonts are rasterised for them.
float uiScaleFor(std::optional<float> demanded, std::optional<float> chosen,
                 const glm::vec2& screenScale);

}  // namespace knotlas::shell
