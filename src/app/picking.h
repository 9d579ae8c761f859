#pragma once

#include "app/app_state.h"
#include "geometry/ray_scene.h"

#include <optional>
#include <vector>

namespace knotlas::app
{

// What lies under a point of the picture, near to far, as the user sees it: hidden layers and the
// skin are passed through (a click on opaque skin means the muscle below it); bones only when they
// are seen before any muscle.
struct Pick
{
    std::uint32_t part = 0;  // index into Body::parts
    std::string muscle;      // id that a click selects; empty for bones
    glm::vec3 pointWorld{0.0f};
};

// `point01`: 0..1 of the picture, y downwards.
std::vector<Pick> pick(const AppState& state, const glm::vec2& point01, float aspect, TimeS now);

// The point of the skin under the cursor, seen from the camera.
std::optional<geometry::SurfacePoint> pickSkin(const AppState& state, const glm::vec2& point01,
                                               float aspect, TimeS now);

}  // namespace knotlas::app
