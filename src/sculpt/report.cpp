#include "sculpt/report.h"

#include "core/text.h"
#include "geometry/ray_scene.h"
#include "sculpt/under_skin.h"

#include <algorithm>
#include <array>
#include <optional>

namespace knotlas::sculpt
{
namespace
{

using geometry::TriMesh;

const TriMesh* findSkin(const SculptedBody& body)
{
    const auto skin = std::find_if(body.nodes.begin(), body.nodes.end(),
                                   [](const io::BodyNode& node) { return node.name == "skin"; });
    return skin == body.nodes.end() ? nullptr : &skin->mesh;
}

std::string describeNode(const io::BodyNode& node, const geometry::RayScene* skin)
{
    const TriMesh& mesh = node.mesh;
    std::string line = node.name + ": " + std::to_string(mesh.triangles.size()) + " triangles, " +
                       core::formatFixed(geometry::signedVolume(mesh) * 1e6, 1) + " ml, " +
                       (isCleanPart(mesh) ? "closed" : "NOT CLOSED");
    if (skin != nullptr && node.name != "skin")
    {
        line += ", " + core::formatFixed(100.0 * shareOutside(mesh, *skin, 0.0f), 2) + " % outside";
    }
    return line + "\n";
}

}  // namespace

bool isCleanPart(const TriMesh& mesh)
{
    return geometry::isClosed(mesh) || geometry::isClosed(geometry::mirrorHalf(mesh).mesh);
}

std::string describe(const SculptedBody& body)
{
    std::optional<geometry::RayScene> skin;
    if (const TriMesh* half = findSkin(body))
    {
        const TriMesh whole = geometry::mirrorHalf(*half).mesh;
        skin.emplace(std::vector<const TriMesh*>{&whole});
    }
    std::string text;
    std::size_t triangles = 0;
    for (const io::BodyNode& node : body.nodes)
    {
        text += describeNode(node, skin ? &*skin : nullptr);
        triangles += node.mesh.triangles.size();
    }
    return text + "sum: " + std::to_string(body.nodes.size()) + " nodes, " +
           std::to_string(triangles) + " triangles, mirrored " + std::to_string(2 * triangles) +
           "\n";
}

}  // namespace knotlas::sculpt
