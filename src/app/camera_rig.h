#pragma once

#include "app/app_state.h"
#include "geometry/tri_mesh.h"

#include <optional>
#include <string_view>

namespace knotlas::app
{

// Pure functions from camera to camera. Limits are kept: never upside down, never inside out.

scene::Camera orbited(scene::Camera camera, float azimuthRad, float elevationRad);
scene::Camera panned(scene::Camera camera, float right, float up);
// The point of the picture at `towards01` stays where it is.
scene::Camera zoomed(scene::Camera camera, float factor, const glm::vec2& towards01, float aspect);
scene::Camera focusedOn(scene::Camera camera, const glm::vec3& point);

// The next standard view (every 45 degrees) in the direction of these angles; the nearest one where
// an angle is 0.
scene::Camera steppedView(scene::Camera camera, float azimuthRad, float elevationRad);

// Drawn back along its view until its eye is outside of a skin that is shown, with some air.
scene::Camera clearOfBody(scene::Camera camera, const AppState& state);

// Shows the whole box from the camera's direction with a little air around it; `aspect` is width /
// height.
scene::Camera framing(scene::Camera camera, const geometry::Aabb& box, float aspect);

// The direction of a named view ("front", "top", "30,-10"); nothing when the name is unknown.
struct Direction
{
    float azimuthRad = 0.0f;
    float elevationRad = 0.0f;
};

std::optional<Direction> namedDirection(std::string_view name);

// The best view of what is selected: from where its points and zones are seen most squarely, all of
// them in the picture. The whole body from the front when nothing is selected.
scene::Camera autoView(const AppState& state, float aspect);

// The best view of the pain drawing; the whole body from the front when nothing is painted.
scene::Camera paintedView(const AppState& state, float aspect);

// The selection and the part of the body around it from a named direction; the whole body when
// nothing is selected; for "auto" see autoView, for "whole" wholeBody.
std::optional<scene::Camera> namedView(const AppState& state, std::string_view name, float aspect);

// The whole body from the front.
scene::Camera wholeBody(const AppState& state, float aspect);

}  // namespace knotlas::app
