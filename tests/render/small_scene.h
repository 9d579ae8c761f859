#pragma once

#include "scene/scene.h"

namespace knotlas::test
{

// A figure of a few simple solids that uses every material: a skin, two muscles with fibres and
// tendons, a bone, a cartilage and a sheet of fascia. It stands on the floor, a little taller than
// a metre; it is not its own mirror image. Ids are 10, 11, 12 ... in the order skin, muscles, bone,
// cartilage, fascia.
scene::Scene smallScene();

// Without its skin.
scene::Scene smallSceneInside();

inline constexpr std::size_t kSkin = 0;
inline constexpr std::size_t kRightMuscle = 1;
inline constexpr std::size_t kLeftMuscle = 2;

// A weight per vertex of the skin that falls smoothly from 1 at `centre` to 0 at `radius`.
std::shared_ptr<const std::vector<float>> spot(const geometry::TriMesh& skin,
                                               const glm::vec3& centre, float radius);

scene::Paint paintOf(const scene::Scene& scene, const glm::vec3& centre, float radius,
                     scene::ZoneStyle style, std::uint32_t pattern);

// Opens the skin above the right muscle.
void openWindow(scene::Scene& scene);

// The same scene in a mirror (x -> -x), light included.
scene::Scene mirroredScene(const scene::Scene& scene);

}  // namespace knotlas::test
