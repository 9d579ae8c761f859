#include "app/part_opacity.h"

#include <algorithm>

namespace knotlas::app
{
namespace
{

bool isSelected(const Document& doc, const anatomy::Part& part)
{
    return std::ranges::any_of(
        doc.selected, [&](const std::string& id) { return anatomy::matchesId(part.id, id); });
}

float layerOpacity(const Layers& layers, const anatomy::Part& part)
{
    switch (part.kind)
    {
    case anatomy::PartKind::Skin:
        return layers.skin;
    case anatomy::PartKind::Muscle:
        return part.superficial ? layers.superficialMuscles : layers.deepMuscles;
    case anatomy::PartKind::Fascia:
        return layers.superficialMuscles;
    case anatomy::PartKind::Bone:
    case anatomy::PartKind::Cartilage:
        break;
    }
    return layers.skeleton;
}

}  // namespace

// A muscle's own opacity counts for all parts below its id; the most exact id wins.
float opacityOf(const Document& doc, const anatomy::Part& part)
{
    float opacity =
        part.cutaneous && !isSelected(doc, part) ? 0.0f : layerOpacity(doc.layers, part);
    std::size_t exactness = 0;
    for (const auto& [id, own] : doc.muscleOpacity)
    {
        if (part.kind == anatomy::PartKind::Muscle && anatomy::matchesId(part.id, id) &&
            id.size() >= exactness)
        {
            opacity = own;
            exactness = id.size();
        }
    }
    return opacity;
}

}  // namespace knotlas::app
