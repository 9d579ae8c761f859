#include "app/camera_rig.h"
#include "app/commands.h"
#include "app/content.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace knotlas::app
{
namespace
{

// The share of a field that is seen from the camera, past the rest of the skin.
double seenShare(const AppState& state, const anatomy::SkinField& field,
                 const scene::Camera& camera)
{
    const geometry::TriMesh& skin = *state.content.body->skin;
    const geometry::RayScene& rays = state.content.matrix->places().skin();
    double seen = 0.0;
    double all = 0.0;
    for (const anatomy::VertexWeight& at : field)
    {
        const glm::vec3 from = skin.positions[at.vertex] + 0.004f * skin.normals[at.vertex];
        const glm::vec3 way = camera.eye() - from;
        const float distance = glm::length(way);
        all += at.weight;
        seen += rays.occluded({from, way / distance}, distance) ? 0.0 : at.weight;
    }
    return all > 0.0 ? seen / all : 0.0;
}

// An arm before the trunk, a thigh before the other: the view goes to where the pattern is free.
TEST(AutoView, NoPatternIsHiddenBehindTheBody)
{
    const std::filesystem::path source = KNOTLAS_SOURCE_DIR;
    auto content = loadContent(source / "models" / "body.glb", source / "data" / "atlas");
    ASSERT_TRUE(content) << content.error().message();
    AppState state;
    setContent(state, *std::move(content));
    Interpreter interpreter;
    for (const anatomy::Muscle& muscle : state.content.atlas->muscles)
    {
        for (const anatomy::TriggerPoint& point : muscle.triggerPoints)
        {
            ASSERT_TRUE(interpreter.apply(state, SelectTriggerPoint{point.id}, 0.0));
            const auto* row = state.content.matrix->findPattern(point.id, core::Side::Right);
            if (row == nullptr || (row->essential.empty() && row->spillover.empty()))
            {
                continue;
            }
            const scene::Camera camera = autoView(state, 0.8f);
            const double essential = seenShare(state, row->essential, camera);
            const double spillover = seenShare(state, row->spillover, camera);
            EXPECT_GT(std::max(essential, spillover), 0.25) << point.id;
        }
    }
}

}  // namespace
}  // namespace knotlas::app
