#pragma once

#include "app/anatomy_names.h"

#include <vector>

namespace knotlas::app
{

// What could be named in the picture of `scene`, and where the columns of names stand beside it.
struct NameableView
{
    std::vector<NamedThing> things;
    NameColumns columns;
};

NameableView nameableIn(const AppState& state, const scene::Scene& scene,
                        const AnnotationLayout& layout);

}  // namespace knotlas::app
