#include "app/drawing_paint.h"

#include <algorithm>
#include <memory>

namespace knotlas::app
{

std::vector<scene::Paint> drawingPaints(const anatomy::PainDrawing& drawing,
                                        const anatomy::PaintedDrawing& painted,
                                        std::size_t skinVertices)
{
    constexpr std::uint32_t kFirstPattern = 1000;  // none of a muscle's
    std::vector<scene::Paint> paints;
    for (std::size_t i = 0; i < std::min(painted.areas.size(), scene::kMaxPaints); ++i)
    {
        if (painted.areas[i].empty())
        {
            continue;
        }
        std::vector<float> weights(skinVertices, 0.0f);
        for (const anatomy::VertexWeight& at : painted.areas[i])
        {
            weights[at.vertex] = at.weight;
        }
        scene::Paint paint;
        paint.weights = std::make_shared<const std::vector<float>>(std::move(weights));
        paint.colourSrgb = glm::vec3(drawing.areas[i].colour) / 255.0f;
        paint.style = scene::ZoneStyle::Solid;
        paint.pattern = kFirstPattern + static_cast<std::uint32_t>(i);
        paints.push_back(std::move(paint));
    }
    return paints;
}

}  // namespace knotlas::app
