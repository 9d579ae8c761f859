#include "shell/monitors.h"

#include <GLFW/glfw3.h>

namespace knotlas::shell
{

std::vector<WorkArea> workAreas()
{
    int count = 0;
    GLFWmonitor** const monitors = glfwGetMonitors(&count);
    std::vector<WorkArea> areas;
    for (int i = 0; i < count; ++i)
    {
        WorkArea area;
        glfwGetMonitorWorkarea(monitors[i], &area.origin.x, &area.origin.y, &area.size.x,
                               &area.size.y);
        areas.push_back(area);
    }
    return areas;
}

}  // namespace knotlas::shell
