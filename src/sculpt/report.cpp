#include "sculpt/report.h"

#include "core/text.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>

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

// A ray from inside a closed surface leaves it once more often than it enters. One that grazes an
// edge may miscount, so three are asked, along no axis.
bool isInside(const geometry::RayScene& surface, const glm::vec3& point)
{
    const std::array directions{glm::vec3(-0.83f, 0.29f, 0.47f), glm::vec3(0.31f, 0.79f, -0.53f),
                                glm::vec3(0.41f, -0.37f, 0.83f)};
    const auto leaves = [&](const glm::vec3& direction) {
        return surface.allHits({point, glm::normalize(direction)}).size() % 2 == 1;
    };
    return std::count_if(directions.begin(), directions.end(), leaves) >= 2;
}

bool isOutside(const geometry::RayScene& surface, const glm::vec3& point, float tolerance)
{
    const auto nearest = surface.nearestPoint(point);
    return nearest && nearest->distance > tolerance && !isInside(surface, point);
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

double shareOutside(const TriMesh& mesh, const geometry::RayScene& skin, float toleranceMm)
{
    const auto outside =
        std::count_if(mesh.positions.begin(), mesh.positions.end(),
                      [&](const auto& p) { return isOutside(skin, p, 0.001f * toleranceMm); });
    return static_cast<double>(outside) / static_cast<double>(mesh.positions.size());
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
